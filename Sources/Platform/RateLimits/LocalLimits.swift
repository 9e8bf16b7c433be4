import Cache
import Synchronization

/// Buckets in this process's memory, of a bounded number of subjects. Safe from any thread; never waits for long.
///
/// When there is no room, full buckets are forgotten first: a forgotten bucket is a full one, so nothing is lost. When
/// none is full, the one that would be soonest: a crowd of newcomers does not free those who took the most.
package final class LocalLimits: RateLimiter {
    /// Many locks, so that threads seldom meet at one.
    private final class Shard: Sendable {
        let buckets = Mutex(Deadlines())
    }
    private let shards: [Shard]
    private let subjectsPerShard: Int
    private let start = ContinuousClock.now

    /// - Parameter subjects: how many buckets are remembered at most, about 100 bytes each.
    package init(subjects: Int = 100_000) {
        precondition(subjects >= 1, "somebody is remembered")
        let count = min(16, subjects)
        shards = (0..<count).map { _ in Shard() }
        subjectsPerShard = subjects / count
    }

    /// Buckets remembered now.
    package var count: Int { shards.reduce(0) { $0 + $1.buckets.withLock { $0.count } } }

    package func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict {
        take(rate, for: subject, cost: cost, at: .now)
    }

    package func take(_ rate: Rate, for subject: String, cost: Int, at instant: ContinuousClock.Instant) -> RateVerdict
    {
        let now = microseconds(instant)
        let key = Self.key(rate, subject)
        return shards[Int(truncatingIfNeeded: key >> 48) % shards.count].buckets.withLock { buckets in
            let known = buckets[key]
            var bucket = TokenBucket(fullAt: known ?? .min)
            let verdict = bucket.take(cost, of: rate, at: now)
            // Earlier only when the rate was made smaller; then the bucket is emptier than it must be for a while.
            if bucket.fullAt > known ?? now { keep(bucket.fullAt, key, &buckets, isNew: known == nil, now) }
            return verdict
        }
    }

    private func keep(_ fullAt: Int64, _ key: UInt64, _ buckets: inout Deadlines, isNew: Bool, _ now: Int64) {
        if isNew {
            // Two out for one in: the memory of a busy hour is given up while it is quiet, a little at a time.
            for _ in 0..<2 {
                guard let soonest = buckets.soonest() else { break }
                guard soonest.time <= now || buckets.count >= subjectsPerShard else { break }
                buckets.removeSoonest()
            }
        }
        buckets.set(fullAt, for: key)
    }

    private func microseconds(_ instant: ContinuousClock.Instant) -> Int64 {
        let time = start.duration(to: instant).components
        return time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000
    }

    /// 64 bits stand for a subject, so that a long name takes no more room than a short one. Two of 100,000 subjects
    /// share a bucket once in four billion processes; the hash's seed is secret, so nobody can seek such a pair.
    private static func key(_ rate: Rate, _ subject: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(rate.name)
        hasher.combine(subject)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
