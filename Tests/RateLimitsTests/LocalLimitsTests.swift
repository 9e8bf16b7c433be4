import RateLimits
import Testing

@Suite struct LocalLimitsTests {
    private let rate = Rate(name: "try", burst: 10, perMinute: 60)
    private let start = ContinuousClock.now + .seconds(1)

    @Test func `time brings tokens back`() {
        let limits = LocalLimits(subjects: 100)
        let all = limits.take(rate, for: "a", cost: 10, at: start + .seconds(5))
        #expect(all == RateVerdict(isAllowed: true, limit: 10, remaining: 0, resetAfter: .seconds(10)))
        let early = limits.take(rate, for: "a", cost: 2, at: start + .seconds(6))
        #expect(
            early
                == RateVerdict(
                    isAllowed: false, limit: 10, remaining: 1, resetAfter: .seconds(9), retryAfter: .seconds(1)))
        #expect(limits.take(rate, for: "a", cost: 2, at: start + .seconds(7)).isAllowed)
    }

    @Test func `no more subjects are remembered than there is room for`() {
        let limits = LocalLimits(subjects: 160)
        for number in 0..<10_000 { _ = limits.take(rate, for: "\(number)", cost: 1, at: start + .seconds(5)) }
        #expect(limits.count == 160)
    }

    @Test func `full buckets are forgotten first, then those that are nearly full`() {
        let limits = LocalLimits(subjects: 1)
        _ = limits.take(rate, for: "heavy", cost: 10, at: start)
        _ = limits.take(rate, for: "light", cost: 1, at: start)
        #expect(limits.count == 1)
        #expect(limits.take(rate, for: "light", cost: 0, at: start).remaining == 9)
        let wide = LocalLimits(subjects: 16 * 200)
        for number in 0..<100 { _ = wide.take(rate, for: "heavy \(number)", cost: 10, at: start) }
        for number in 0..<20_000 { _ = wide.take(rate, for: "light \(number)", cost: 1, at: start + .seconds(1)) }
        let kept = (0..<100).filter {
            wide.take(rate, for: "heavy \($0)", cost: 0, at: start + .seconds(1)).remaining == 1
        }
        #expect(kept.count == 100)
    }

    @Test func `what is full is given up while newcomers come`() {
        let limits = LocalLimits(subjects: 16_000)
        for number in 0..<1_000 { _ = limits.take(rate, for: "\(number)", cost: 1, at: start) }
        #expect(limits.count == 1_000)
        for number in 0..<4_000 { _ = limits.take(rate, for: "later \(number)", cost: 1, at: start + .seconds(60)) }
        #expect(limits.count == 4_000)
    }

    @Test func `looking at a stranger remembers nobody`() {
        let limits = LocalLimits(subjects: 100)
        #expect(limits.take(rate, for: "a", cost: 0, at: start).remaining == 10)
        #expect(limits.count == 0)
    }
}
