/// How often something may happen: at once up to `burst` times, over time `perMinute` times.
///
/// A token bucket: it holds `burst` tokens when full, and one comes back every `60 / perMinute` seconds.
package struct Rate: Sendable, Hashable {
    /// Names the bucket, with the subject: two rates of one name share their tokens.
    package let name: String
    /// Tokens in a full bucket, at least 1.
    package let burst: Int
    /// Tokens that come back in a minute; may be a fraction.
    package let perMinute: Double
    /// The time in which one token comes back, in whole microseconds: all keepers count alike, to the last digit.
    let interval: Int64
    /// The time in which an empty bucket fills, in microseconds.
    var fillTime: Int64 { Int64(burst) * interval }

    package init(name: String, burst: Int, perMinute: Double) {
        precondition(burst >= 1 && perMinute > 0, "\(name): nothing would ever be allowed")
        // Past a year, microseconds since 1970 and such a time together leave the whole numbers that Lua knows.
        precondition(Double(burst) * 60 / perMinute <= 31_536_000, "\(name): a bucket fills within a year")
        self.name = name
        self.burst = burst
        self.perMinute = perMinute
        interval = max(1, Int64((60e6 / perMinute).rounded()))
    }
}
