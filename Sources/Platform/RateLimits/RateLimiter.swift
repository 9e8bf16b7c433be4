/// Keeps the buckets of many subjects. Two keepers: `LocalLimits` in this process, `RedisLimits` for several processes.
package protocol RateLimiter: Sendable {
    /// Takes `cost` tokens from the subject's bucket, or none when so many are not there. Always has an answer: a limit
    /// that nobody keeps would be no limit.
    ///
    /// - Parameters:
    ///   - subject: whom the rate counts: an address, an account, a phone number. Not kept as it is, nor sent anywhere.
    ///   - cost: at least 0; 0 only looks.
    func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict
}

extension RateLimiter {
    package func take(_ rate: Rate, for subject: String) async -> RateVerdict {
        await take(rate, for: subject, cost: 1)
    }
}
