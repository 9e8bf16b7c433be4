import Crypto
import Redis
import Synchronization

/// Remembers which puzzles have been used, so that each opens one door once. Two players: `LocalUsedPuzzles` in this
/// process, `RedisUsedPuzzles` for several.
package protocol UsedPuzzles: Sendable {
    /// Whether this is the puzzle's first use. Always has an answer.
    ///
    /// - Parameters:
    ///   - puzzle: eight bytes of its random part.
    ///   - expires: when it is refused for its age, in milliseconds since 1970; until then its use is remembered.
    ///   - now: in milliseconds since 1970, before `expires`.
    func use(_ puzzle: UInt64, until expires: Int64, at now: Int64) async -> Bool
}

/// Used puzzles in this process's memory.
package final class LocalUsedPuzzles: UsedPuzzles {
    private let spent: Mutex<SpentPuzzles>

    /// - Parameter remembered: used puzzles kept in mind at most, about 50 bytes each.
    package init(remembered: Int = 100_000) {
        precondition(remembered >= 1, "a puzzle that is not remembered is used twice")
        spent = Mutex(SpentPuzzles(capacity: remembered))
    }

    package func use(_ puzzle: UInt64, until expires: Int64, at now: Int64) async -> Bool {
        spent.withLock { $0.spend(puzzle, expires: expires, at: now) }
    }
}

/// Used puzzles in Redis, shared by all processes.
///
/// Each process remembers its own besides: while Redis is away, and when it comes back, none takes a puzzle twice. What is
/// lost meanwhile is the knowledge of the others: one puzzle then opens as many doors as there are processes.
package final class RedisUsedPuzzles: UsedPuzzles {
    private let redis: Redis
    private let local: LocalUsedPuzzles

    package init(redis: Redis, local: LocalUsedPuzzles = LocalUsedPuzzles()) {
        (self.redis, self.local) = (redis, local)
    }

    package func use(_ puzzle: UInt64, until expires: Int64, at now: Int64) async -> Bool {
        guard await local.use(puzzle, until: expires, at: now) else { return false }
        let key = "soko:puzzle:" + hex((0..<8).map { UInt8(truncatingIfNeeded: puzzle >> (56 - 8 * $0)) })
        do throws(RedisFault) {
            let answer = try await redis.run(RedisCommand("SET", key, "1", "NX", "PX", String(max(1, expires - now))))
            return answer != .null
        } catch {
            // Being away is said by `Redis`, once. This process has not seen the puzzle.
            return true
        }
    }
}
