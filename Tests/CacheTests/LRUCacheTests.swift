import Cache
import Testing

@Suite struct LRUCacheTests {
    @Test func `what was not used longest goes first`() {
        let cache = LRUCache<String, Int>(capacity: 2)
        cache.keep(1, for: "a")
        cache.keep(2, for: "b")
        #expect(cache.value(for: "a") == 1)
        cache.keep(3, for: "c")
        #expect(cache.value(for: "b") == nil)
        #expect(cache.value(for: "a") == 1)
        #expect(cache.value(for: "c") == 3)
    }

    @Test func `the capacity is a total of costs, and what costs more than all of it is not kept`() {
        let cache = LRUCache<String, Int>(capacity: 10)
        cache.keep(1, for: "a", cost: 6)
        cache.keep(2, for: "b", cost: 6)
        #expect(cache.value(for: "a") == nil)
        #expect(cache.cost == 6)
        cache.keep(3, for: "b", cost: 11)
        #expect(cache.count == 0)
        #expect(cache.cost == 0)
    }

    @Test func `a value is gone when its time is up`() {
        let cache = LRUCache<String, Int>(capacity: 10)
        let now = ContinuousClock.now
        cache.keep(1, for: "a", until: now + .seconds(5))
        #expect(cache.value(for: "a", at: now + .seconds(4)) == 1)
        #expect(cache.value(for: "a", at: now + .seconds(5)) == nil)
        #expect(cache.count == 0)
    }

    @Test func `a forgotten value in the middle leaves its neighbours in order`() {
        let cache = LRUCache<Int, Int>(capacity: 3)
        for key in 1...3 { cache.keep(key, for: key) }
        cache.forget(2)
        cache.keep(4, for: 4)
        cache.keep(5, for: 5)
        #expect([1, 2, 3, 4, 5].map { cache.value(for: $0) } == [nil, nil, 3, 4, 5])
    }
}
