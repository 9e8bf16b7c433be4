/// How long to wait before a page is asked for again: 1 s, 2 s, 4 s … up to a cap, never all at the same moment.
package struct Backoff: Sendable {
    package let first: Duration
    package let cap: Duration
    /// Longest that a server's own wish is honoured.
    package let longestRetryAfter: Duration

    package init(
        first: Duration = .seconds(1), cap: Duration = .seconds(64), longestRetryAfter: Duration = .seconds(600)
    ) {
        self.first = first
        self.cap = cap
        self.longestRetryAfter = longestRetryAfter
    }

    /// - Parameters:
    ///   - attempt: 1 after the first failure.
    ///   - retryAfter: the server's wish, see `RetryAfter`; the wait is never shorter, up to `longestRetryAfter`.
    ///   - random: source of the jitter.
    /// - Returns: the doubled wait × 0.8…1.2, or the server's wish × 1.0…1.2 when that is longer.
    package func wait(
        beforeAttempt attempt: Int, retryAfter: Duration? = nil, using random: inout some RandomNumberGenerator
    ) -> Duration {
        let doubled = min(cap, first * (1 << max(0, min(30, attempt - 1))))
        let jitter = Double.random(in: 0...1, using: &random)
        let own = doubled * (0.8 + 0.4 * jitter)
        let wished = min(longestRetryAfter, retryAfter ?? .zero) * (1 + 0.2 * jitter)
        return max(own, wished)
    }
}
