import RateLimits
import Redis
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: TestRedis.isInstalled, "redis-server is not installed"), .timeLimit(.minutes(2)))
struct RedisLimitsTests {
    private let rate = Rate(name: "sign-in", burst: 3, perMinute: 1)

    @Test func `a key says nothing of whom it is about, and goes when its bucket is full`() async throws {
        let stand = try await RedisStand(timeout: .seconds(5))
        _ = await stand.limits.take(rate, for: "+254711200301", cost: 2)
        let keys = try await stand.ask("KEYS", "*")
        #expect(keys.count == 1)
        let key = try #require(keys.first)
        #expect(key.wholeMatch(of: /soko:rate:sign-in:[0-9a-f]{32}/) != nil)
        let left = try #require(Int(try await stand.ask("PTTL", key)[0]))
        #expect((100_000...120_000).contains(left))
        _ = await stand.limits.take(rate, for: "dala", cost: 0)
        let after = try await stand.ask("KEYS", "*")
        #expect(after == keys)
        stand.redis.close()
    }

    @Test func `two processes share one bucket`() async throws {
        let stand = try await RedisStand(timeout: .seconds(5))
        let other = try await RedisStand(beside: stand)
        var allowed: [Bool] = []
        for limits in [stand.limits, other.limits, stand.limits, other.limits] {
            allowed.append(await limits.take(rate, for: "amani").isAllowed)
        }
        #expect(allowed == [true, true, true, false])
        stand.redis.close()
        other.redis.close()
    }

    @Test func `a server that forgot the script is told it again`() async throws {
        let stand = try await RedisStand(timeout: .seconds(5))
        _ = await stand.limits.take(rate, for: "amani")
        _ = try await stand.ask("SCRIPT", "FLUSH")
        let second = await stand.limits.take(rate, for: "amani")
        #expect(second.remaining == 1)
        #expect(stand.localVerdicts == 0)
        stand.redis.close()
    }

    @Test func `a killed server costs nobody their limits, and the shared ones come back by themselves`() async throws {
        let stand = try await RedisStand(timeout: .seconds(5))
        _ = await stand.limits.take(rate, for: "amani", cost: 3)
        stand.server.stop()
        let begun = ContinuousClock.now
        var verdicts: [Int] = []
        for _ in 0..<5 {
            let verdict = await stand.limits.take(rate, for: "amani")
            verdicts.append(verdict.isAllowed ? verdict.remaining : -1)
        }
        #expect(begun.duration(to: .now) < .milliseconds(200))
        #expect(verdicts == [2, 1, 0, -1, -1])
        #expect(stand.localVerdicts == 5)
        try stand.server.start()
        let isBack = await stand.isBack()
        #expect(isBack)
        let shared = await stand.limits.take(rate, for: "amani")
        #expect(shared.remaining == 2)
        #expect(stand.localVerdicts == 5)
        #expect(stand.lines.current.filter { $0.contains("redis is away") }.count == 1)
        #expect(stand.lines.current.filter { $0.contains("redis is back") }.count == 1)
        stand.redis.close()
    }

    @Test func `a frozen server holds up a first few for the timeout and everybody else not at all`() async throws {
        let stand = try await RedisStand(timeout: .milliseconds(300))
        _ = await stand.limits.take(rate, for: "amani")
        stand.server.freeze()
        let begun = ContinuousClock.now
        let first = await stand.limits.take(rate, for: "amani")
        let waited = begun.duration(to: .now)
        #expect(first.remaining == 2)
        #expect(waited >= .milliseconds(299))
        #expect(waited < .milliseconds(900))
        let isAway = await soon { stand.redis.isAway }
        #expect(isAway)
        let later = ContinuousClock.now
        for number in 0..<1000 { _ = await stand.limits.take(rate, for: "\(number)") }
        #expect(later.duration(to: .now) < .milliseconds(250))
        #expect(stand.localVerdicts == 1001)
        stand.server.thaw()
        let isBack = await stand.isBack()
        #expect(isBack)
        let shared = await stand.limits.take(rate, for: "dala")
        #expect(shared.isAllowed)
        #expect(stand.localVerdicts == 1001)
        stand.redis.close()
    }

    @Test func `a server that refuses to write leaves the limits standing, and it is said once`() async throws {
        let stand = try await RedisStand(timeout: .seconds(5))
        _ = try await stand.ask("REPLICAOF", "127.0.0.1", "1")
        var allowed: [Bool] = []
        for _ in 0..<4 { allowed.append(await stand.limits.take(rate, for: "amani").isAllowed) }
        #expect(allowed == [true, true, true, false])
        #expect(stand.localVerdicts == 4)
        // A busy machine may say besides that Redis was away for a moment.
        let said = stand.lines.current.filter { $0.contains("rate limits are local") }
        #expect(said.count == 1)
        #expect(said.first?.contains("READONLY") == true)
        stand.redis.close()
    }
}
