import Challenges
import Foundation
import Redis
import Telemetry
import TestSupport
import Testing

/// Who remembers used puzzles.
enum PuzzleMemory: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case local, redis

    static var installed: [PuzzleMemory] { TestRedis.isInstalled ? allCases : [.local] }
    var testDescription: String { rawValue }

    func visit(_ work: (any UsedPuzzles) async throws -> Void) async throws {
        switch self {
        case .local: try await work(LocalUsedPuzzles())
        case .redis: try await withRedis { _, redis in try await work(RedisUsedPuzzles(redis: redis())) }
        }
    }
}

/// A Redis of its own, and connections to it.
func withRedis(_ work: (TestRedis, () async -> Redis) async throws -> Void) async throws {
    let server = TestRedis()
    try server.start()
    let opened = Box<[Redis]>([])
    func connect() async -> Redis {
        var settings = RedisSettings(address: .socket(path: server.socket))
        settings.commandTimeout = .seconds(5)
        let redis = Redis(settings, log: .silent, metrics: Metrics())
        opened.withLock { $0.append(redis) }
        let isThere = await soon { !redis.isAway }
        #expect(isThere)
        return redis
    }
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await work(server, connect)) } catch { outcome = .failure(error) }
    for redis in opened.current { redis.close() }
    server.stop()
    try outcome.get()
}

/// What every memory keeps.
@Suite(.serialized, .timeLimit(.minutes(2))) struct UsedPuzzlesTests {
    private let now = Int64(1_790_000_000_000)

    @Test(arguments: PuzzleMemory.installed) func `a puzzle is used once, another is another`(_ memory: PuzzleMemory)
        async throws
    {
        try await memory.visit { used in
            var first: [Bool] = []
            for puzzle: UInt64 in [1, 2, 1, .max, 2, .max, 0] {
                first.append(await used.use(puzzle, until: now + 60_000, at: now))
            }
            #expect(first == [true, true, false, true, false, false, true])
        }
    }

    @Test(arguments: PuzzleMemory.installed) func `of many at once one is the first`(_ memory: PuzzleMemory)
        async throws
    {
        try await memory.visit { used in
            let first = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<200 { group.addTask { [now] in await used.use(7, until: now + 60_000, at: now) } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(first == 1)
        }
    }
}

/// What several processes share.
@Suite(.serialized, .enabled(if: TestRedis.isInstalled, "redis-server is not installed"), .timeLimit(.minutes(2)))
struct SharedPuzzlesTests {
    private let now = Int64(1_790_000_000_000)

    @Test func `one puzzle opens one door of two processes, and its key goes when it expires`() async throws {
        try await withRedis { _, connect in
            let redis = await connect()
            let one = RedisUsedPuzzles(redis: redis), other = RedisUsedPuzzles(redis: await connect())
            var first: [Bool] = []
            for used in [one, other, one, other] { first.append(await used.use(0xAB, until: now + 30_000, at: now)) }
            #expect(first == [true, false, false, false])
            let left = try await redis.run(RedisCommand("PTTL", "soko:puzzle:00000000000000ab"))
            guard case .integer(let left) = left else { throw CancellationError() }
            #expect((20_000...30_000).contains(left))
        }
    }

    @Test func `while Redis is away each process takes a puzzle once, and none twice when it is back`() async throws {
        try await withRedis { server, connect in
            let redis = await connect()
            let used = RedisUsedPuzzles(redis: redis)
            server.stop()
            var first: [Bool] = []
            for _ in 0..<3 { first.append(await used.use(9, until: now + 60_000, at: now)) }
            #expect(first == [true, false, false])
            try server.start()
            let isBack = await soon { !redis.isAway }
            #expect(isBack)
            // Redis has never heard of it; this process has.
            let again = await used.use(9, until: now + 60_000, at: now)
            #expect(again == false)
            let fresh = await used.use(10, until: now + 60_000, at: now)
            #expect(fresh)
        }
    }

    @Test func `a form's answer is taken by one of two processes`() async throws {
        try await withRedis { _, connect in
            let key = Array("a key of this market".utf8)
            func process() async -> Challenges {
                Challenges(key: key, used: RedisUsedPuzzles(redis: await connect())) { _ in
                    Difficulty(bits: 8, waitSeconds: 10)
                }
            }
            let (one, other) = (await process(), await process())
            let answer = solved(one.puzzle(for: "join"), bits: 8)
            let proof = try await other.accept(answer, for: "join")
            #expect(proof == .work)
            await #expect(throws: ChallengeRefusal.alreadyUsed) { try await one.accept(answer, for: "join") }
        }
    }
}
