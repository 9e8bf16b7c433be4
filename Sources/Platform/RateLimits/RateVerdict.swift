/// What became of one wish to take tokens.
package struct RateVerdict: Sendable, Equatable {
    package let isAllowed: Bool
    /// Tokens of a full bucket.
    package let limit: Int
    /// Whole tokens left now, 0 to `limit`.
    package let remaining: Int
    /// Until the bucket is full again when nothing more is taken.
    package let resetAfter: Duration
    /// Until the same wish would be allowed; nil when it was.
    package let retryAfter: Duration?

    package init(isAllowed: Bool, limit: Int, remaining: Int, resetAfter: Duration, retryAfter: Duration? = nil) {
        self.isAllowed = isAllowed
        self.limit = limit
        self.remaining = remaining
        self.resetAfter = resetAfter
        self.retryAfter = retryAfter
    }
}

extension Collection where Element == RateVerdict {
    /// The one to tell the client of: of refusals the longest, else the one with the fewest tokens left, and of equals
    /// the one that fills last. Nil when there is none.
    package var strictest: RateVerdict? {
        self.max { left, right in
            if left.isAllowed != right.isAllowed { return left.isAllowed }
            if left.retryAfter != right.retryAfter { return (left.retryAfter ?? .zero) < (right.retryAfter ?? .zero) }
            if left.remaining != right.remaining { return left.remaining > right.remaining }
            return left.resetAfter < right.resetAfter
        }
    }
}
