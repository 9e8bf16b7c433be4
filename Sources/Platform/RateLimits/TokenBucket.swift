/// One subject's bucket, as one number: the moment at which it is full.
///
/// Tokens come back evenly, so the time that is left until then says how many are missing.
package struct TokenBucket: Sendable, Equatable {
    /// In microseconds of the keeper's clock. At or before now: full.
    package private(set) var fullAt: Int64

    /// Full, unless told.
    package init(fullAt: Int64 = .min) { self.fullAt = fullAt }

    /// Takes `cost` tokens, or none when so many are not there.
    ///
    /// - Parameters:
    ///   - cost: at least 0; 0 only looks. More than the bucket holds counts as all that it holds: what could never be
    ///     allowed would have no time to come back at.
    ///   - now: in microseconds of the keeper's clock.
    package mutating func take(_ cost: Int, of rate: Rate, at now: Int64) -> RateVerdict {
        precondition(cost >= 0, "tokens are not given back")
        let price = Int64(min(cost, rate.burst)) * rate.interval
        // A clock that was set back, or a rate that was made smaller, leaves an empty bucket and not one emptier than that.
        let missing = min(max(fullAt, now) - now, rate.fillTime)
        let over = missing + price - rate.fillTime
        let isAllowed = over <= 0
        let left = isAllowed ? missing + price : missing
        fullAt = now + left
        return RateVerdict(
            isAllowed: isAllowed, limit: rate.burst, remaining: Int((rate.fillTime - left) / rate.interval),
            resetAfter: .microseconds(left), retryAfter: isAllowed ? nil : .microseconds(over))
    }
}
