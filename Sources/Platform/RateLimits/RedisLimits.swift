import Crypto
import Redis
import Synchronization
import Telemetry

/// Buckets in Redis, shared by all processes that have the same key. They expire there when they are full.
///
/// While Redis is away or slow, each process keeps the limits by itself, from full buckets on: a subject has at most one
/// more burst in each process. That is seen in `soko_rate_limits_local_total`, in `soko_redis_away`, and in the log.
package final class RedisLimits: RateLimiter {
    private let redis: Redis
    private let local: LocalLimits
    private let secret: [UInt8]
    private let log: Log
    private let script = Mutex("")
    private let lastSaid = Mutex<ContinuousClock.Instant?>(nil)
    private let localVerdicts: Counter

    /// - Parameters:
    ///   - local: gives the verdicts while Redis does not.
    ///   - secret: subjects are hashed with it, so that whoever reads Redis's keys cannot guess whom they are about; the
    ///     same in all processes, at least 16 bytes.
    package init(redis: Redis, local: LocalLimits, secret: [UInt8], log: Log, metrics: Metrics) {
        precondition(secret.count >= 16, "a short secret is guessed")
        self.redis = redis
        self.local = local
        self.secret = secret
        self.log = log
        localVerdicts = metrics.counter("soko_rate_limits_local_total", "Verdicts given while Redis gave none.")
    }

    package func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict {
        let price = Int64(min(cost, rate.burst)) * rate.interval
        do throws(RedisFault) {
            let missing = try await missing(key(rate, subject), price, rate.fillTime)
            // Redis has decided by these very numbers; they are laid out here as everywhere.
            var bucket = TokenBucket(fullAt: missing)
            return bucket.take(cost, of: rate, at: 0)
        } catch {
            say(error)
            localVerdicts.add()
            return await local.take(rate, for: subject, cost: cost)
        }
    }

    private func missing(_ key: String, _ price: Int64, _ fill: Int64) async throws(RedisFault) -> Int64 {
        func evaluate(_ hash: String) async throws(RedisFault) -> Int64 {
            let answer = try await redis.run(RedisCommand("EVALSHA", hash, "1", key, String(price), String(fill)))
            guard case .integer(let missing) = answer else { throw .refused("not a number") }
            return missing
        }
        let known = script.withLock { $0 }
        do throws(RedisFault) {
            if !known.isEmpty { return try await evaluate(known) }
        } catch {
            // A server that was restarted has forgotten it.
            guard case .refused(let words) = error, words.hasPrefix("NOSCRIPT") else { throw error }
        }
        guard case .bytes(let hash) = try await redis.run(RedisCommand("SCRIPT", "LOAD", TakeScript.text)) else {
            throw .refused("not a hash")
        }
        let loaded = String(decoding: hash, as: UTF8.self)
        script.withLock { $0 = loaded }
        return try await evaluate(loaded)
    }

    private func key(_ rate: Rate, _ subject: String) -> String {
        "soko:rate:\(rate.name):" + hex(hmacSHA256(subject.utf8, key: secret).prefix(16))
    }

    /// Being away is said by `Redis`, once. A Redis that answers and says no is nobody else's to tell of.
    private func say(_ fault: RedisFault) {
        guard case .refused(let words) = fault else { return }
        let isTime = lastSaid.withLock { last in
            let now = ContinuousClock.now
            if let said = last, said.duration(to: now) < .seconds(60) { return false }
            last = now
            return true
        }
        if isTime { log.error("rate limits are local: redis refuses", ["words": .text(words)]) }
    }
}
