import Foundation
import Redis
import Telemetry
import TestSupport
import Testing

@Suite(.enabled(if: TestRedis.isInstalled, "redis-server is not installed"), .timeLimit(.minutes(2)))
struct RedisTests {
    private func visit(
        timeout: Duration = .milliseconds(500), log: Log = .silent, metrics: Metrics = Metrics(),
        _ work: (Redis, TestRedis) async throws -> Void
    ) async throws {
        let server = TestRedis()
        try server.start()
        var settings = RedisSettings(address: .socket(path: server.socket))
        settings.commandTimeout = timeout
        let redis = Redis(settings, log: log, metrics: metrics)
        let isThere = await soon { !redis.isAway }
        #expect(isThere)
        try await work(redis, server)
        redis.close()
        await #expect(throws: RedisFault.away("closed")) { try await redis.run(RedisCommand("PING")) }
    }

    @Test func `every kind of answer arrives, and any bytes go there and back`() async throws {
        try await visit { redis, _ in
            let bytes = Array(UInt8.min...UInt8.max)
            let kept = try await redis.run(RedisCommand(words: [Array("SET".utf8), Array("a".utf8), bytes]))
            #expect(kept == .bytes(Array("OK".utf8)))
            let found = try await redis.run(RedisCommand("GET", "a"))
            #expect(found == .bytes(bytes))
            let empty = try await redis.run(RedisCommand("ECHO", ""))
            #expect(empty == .bytes([]))
            let nothing = try await redis.run(RedisCommand("GET", "b"))
            #expect(nothing == .null)
            let list = try await redis.run(RedisCommand("EVAL", "return {1, 'x', {2}, false}", "0"))
            #expect(list == .array([.integer(1), .bytes([0x78]), .array([.integer(2)]), .null]))
            await #expect(throws: RedisFault.refused("ERR wrong number of arguments for 'get' command")) {
                try await redis.run(RedisCommand("GET"))
            }
        }
    }

    @Test func `a thousand at once each get their own answer`() async throws {
        try await visit(timeout: .seconds(5)) { redis, _ in
            let right = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        let answer = try? await redis.run(RedisCommand("ECHO", String(number)))
                        return answer == .bytes(Array(String(number).utf8))
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(right == 1000)
        }
    }

    @Test func `a killed server is away at once and back by itself, and both are said once`() async throws {
        let lines = Box<[String]>([])
        let log = Log(level: .debug) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let metrics = Metrics()
        try await visit(log: log, metrics: metrics) { redis, server in
            #expect(metrics.text().contains("\nsoko_redis_away 0.0\n"))
            server.stop()
            await #expect(throws: RedisFault.self) { try await redis.run(RedisCommand("PING")) }
            let isAway = await soon { redis.isAway }
            #expect(isAway)
            #expect(metrics.text().contains("\nsoko_redis_away 1.0\n"))
            for _ in 0..<20 { await #expect(throws: RedisFault.self) { try await redis.run(RedisCommand("PING")) } }
            try server.start()
            let isBack = await soon { !redis.isAway }
            #expect(isBack)
            let answer = try await redis.run(RedisCommand("PING"))
            #expect(answer == .bytes(Array("PONG".utf8)))
        }
        #expect(lines.current.map { $0.contains("\"redis is away\"") } == [true, false])
        #expect(lines.current.last?.contains("\"redis is back\"") == true)
    }

    @Test func `a frozen server keeps nobody longer than the timeout, and later answers go to nobody else`()
        async throws
    {
        try await visit(timeout: .milliseconds(300)) { redis, server in
            server.freeze()
            let begun = ContinuousClock.now
            await #expect(throws: RedisFault.lost("no answer in time")) {
                try await redis.run(RedisCommand("ECHO", "old"))
            }
            let waited = begun.duration(to: .now)
            #expect(waited >= .milliseconds(299))
            #expect(waited < .milliseconds(900))
            let isAway = await soon { redis.isAway }
            #expect(isAway)
            server.thaw()
            let isBack = await soon { !redis.isAway }
            #expect(isBack)
            let answer = try await redis.run(RedisCommand("ECHO", "new"))
            #expect(answer == .bytes(Array("new".utf8)))
        }
    }

    @Test func `a server that wants a password stays away until it is right`() async throws {
        let server = TestRedis()
        try server.start()
        let open = Redis(RedisSettings(address: .socket(path: server.socket)), log: .silent, metrics: Metrics())
        let isOpen = await soon { !open.isAway }
        #expect(isOpen)
        _ = try await open.run(RedisCommand("CONFIG", "SET", "requirepass", "karibu"))
        open.close()
        var settings = RedisSettings(address: .socket(path: server.socket))
        settings.password = "wrong"
        let stranger = Redis(settings, log: .silent, metrics: Metrics())
        settings.password = "karibu"
        settings.database = 3
        let friend = Redis(settings, log: .silent, metrics: Metrics())
        let isThere = await soon { !friend.isAway }
        #expect(isThere)
        #expect(stranger.isAway)
        friend.close()
        stranger.close()
    }
}
