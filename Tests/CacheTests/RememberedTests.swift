import Cache
import TestSupport
import Testing

@Suite struct RememberedTests {
    @Test func `a remembered value is fetched anew when it is old, and an error is not remembered`() async throws {
        struct Broken: Error {}
        let fetched = Box(0)
        let remembered = Remembered<Int>(for: .seconds(10)) {
            let count = fetched.withLock {
                $0 += 1; return $0
            }
            if count == 2 { throw Broken() }
            return count
        }
        let start = ContinuousClock.now
        let first = try await remembered.value(at: start), same = try await remembered.value(at: start + .seconds(9))
        #expect(first == 1)
        #expect(same == 1)
        await #expect(throws: Broken.self) { try await remembered.value(at: start + .seconds(10)) }
        let third = try await remembered.value(at: start + .seconds(10))
        #expect(third == 3)
    }

    @Test func `what takes long is kept longer, but for what may not be old at all`() async throws {
        for (age, seen) in [(Duration.milliseconds(1), [1, 1]), (.zero, [1, 2])] {
            let fetched = Box(0)
            let remembered = Remembered<Int>(for: age) {
                try await Task.sleep(for: .milliseconds(100))
                return fetched.withLock {
                    $0 += 1; return $0
                }
            }
            let start = ContinuousClock.now
            // A twentieth of two seconds went into it.
            let values = [
                try await remembered.value(at: start), try await remembered.value(at: start + .milliseconds(1_900)),
            ]
            #expect(values == seen)
        }
    }

    @Test func `many who ask at the beginning wait for one fetch`() async throws {
        let fetched = Box(0), asked = Box(0)
        let remembered = Remembered<Int>(for: .seconds(10)) {
            // Until all are there: were there a second fetch, it would begin by now.
            while asked.withLock({ $0 < 50 }) { try await Task.sleep(for: .milliseconds(1)) }
            try await Task.sleep(for: .milliseconds(20))
            return fetched.withLock {
                $0 += 1; return $0
            }
        }
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    asked.withLock { $0 += 1 }
                    return try await remembered.value()
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: 1, count: 50))
    }

    @Test func `who waited for a fetch that failed tries in turn`() async throws {
        struct Broken: Error {}
        let count = Box(0)
        let remembered = Remembered<Int>(for: .seconds(10)) {
            try await Task.sleep(for: .milliseconds(20))
            let number = count.withLock {
                $0 += 1; return $0
            }
            if number == 1 { throw Broken() }
            return number
        }
        let results = await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<10 { group.addTask { try? await remembered.value() } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { $0 == nil } == 1)
        #expect(results.compactMap(\.self) == Array(repeating: 2, count: 9))
    }

    @Test func `what takes long is fetched less often`() async throws {
        let count = Box(0)
        let remembered = Remembered<Int>(for: .milliseconds(100)) {
            try await Task.sleep(for: .milliseconds(50))
            return count.withLock {
                $0 += 1; return $0
            }
        }
        let start = ContinuousClock.now
        let first = try await remembered.value(at: start),
            same = try await remembered.value(at: start + .milliseconds(900))
        #expect([first, same] == [1, 1])
        let next = try await remembered.value(at: start + .seconds(60))
        #expect(next == 2)
    }
}
