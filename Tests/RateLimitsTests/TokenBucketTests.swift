import Testing

@testable import RateLimits

@Suite struct TokenBucketTests {
    /// Five at once, one more every ten seconds.
    private let rate = Rate(name: "try", burst: 5, perMinute: 6)
    private let second: Int64 = 1_000_000

    private func allowed(_ remaining: Int, full: Duration) -> RateVerdict {
        RateVerdict(isAllowed: true, limit: 5, remaining: remaining, resetAfter: full)
    }
    private func refused(_ remaining: Int = 0, full: Duration, retry: Duration) -> RateVerdict {
        RateVerdict(isAllowed: false, limit: 5, remaining: remaining, resetAfter: full, retryAfter: retry)
    }

    @Test func `a full bucket gives its burst and then one at a time`() {
        var bucket = TokenBucket()
        for left in (0...4).reversed() {
            #expect(bucket.take(1, of: rate, at: 0) == allowed(left, full: .seconds(50 - 10 * left)))
        }
        #expect(bucket.take(1, of: rate, at: 0) == refused(full: .seconds(50), retry: .seconds(10)))
        #expect(
            bucket.take(1, of: rate, at: 9_999_999) == refused(full: .microseconds(40_000_001), retry: .microseconds(1))
        )
        #expect(bucket.take(1, of: rate, at: 10 * second) == allowed(0, full: .seconds(50)))
        #expect(bucket.take(1, of: rate, at: 10 * second) == refused(full: .seconds(50), retry: .seconds(10)))
    }

    @Test func `half a token is not a token`() {
        var bucket = TokenBucket()
        #expect(bucket.take(1, of: rate, at: 0) == allowed(4, full: .seconds(10)))
        #expect(bucket.take(0, of: rate, at: 5 * second) == allowed(4, full: .seconds(5)))
        #expect(bucket.take(0, of: rate, at: 10 * second) == allowed(5, full: .zero))
    }

    @Test func `a bucket never holds more than its burst`() {
        var bucket = TokenBucket()
        _ = bucket.take(1, of: rate, at: 0)
        #expect(bucket.take(5, of: rate, at: 1_000_000 * second) == allowed(0, full: .seconds(50)))
    }

    @Test func `a refusal takes nothing`() {
        var bucket = TokenBucket()
        _ = bucket.take(3, of: rate, at: 0)
        let before = bucket
        #expect(bucket.take(3, of: rate, at: 0) == refused(2, full: .seconds(30), retry: .seconds(10)))
        #expect(bucket == before)
        #expect(bucket.take(2, of: rate, at: 0) == allowed(0, full: .seconds(50)))
    }

    @Test func `looking costs nothing, even at an empty bucket`() {
        var bucket = TokenBucket()
        _ = bucket.take(5, of: rate, at: 0)
        #expect(bucket.take(0, of: rate, at: 0) == allowed(0, full: .seconds(50)))
        #expect(bucket.take(0, of: rate, at: 20 * second) == allowed(2, full: .seconds(30)))
    }

    @Test func `a wish for more than a bucket holds is a wish for all of it`() {
        var bucket = TokenBucket()
        _ = bucket.take(1, of: rate, at: 0)
        #expect(bucket.take(99, of: rate, at: 0) == refused(4, full: .seconds(10), retry: .seconds(10)))
        #expect(bucket.take(99, of: rate, at: 10 * second) == allowed(0, full: .seconds(50)))
    }

    @Test func `a clock that is set back an hour locks nobody out for an hour`() {
        var bucket = TokenBucket()
        _ = bucket.take(5, of: rate, at: 3_600 * second)
        #expect(bucket.take(1, of: rate, at: 0) == refused(full: .seconds(50), retry: .seconds(10)))
        #expect(bucket.take(1, of: rate, at: 10 * second) == allowed(0, full: .seconds(50)))
    }

    @Test func `an odd rate is rounded to whole microseconds`() {
        let odd = Rate(name: "odd", burst: 3, perMinute: 7)
        #expect(odd.interval == 8_571_429)
        #expect(Rate(name: "fast", burst: 3, perMinute: 1e12).interval == 1)
        var bucket = TokenBucket()
        #expect(bucket.take(2, of: odd, at: 0).resetAfter == .microseconds(17_142_858))
    }
}
