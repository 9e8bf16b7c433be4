import RateLimits
import Redis
import Telemetry
import TestSupport
import Testing

/// The keepers that the shared suite is held against.
enum Keeper: String, Sendable, CustomTestStringConvertible {
    case local, redis

    static var installed: [Keeper] { TestRedis.isInstalled ? [.local, .redis] : [.local] }
    var testDescription: String { rawValue }

    func visit(_ work: (any RateLimiter) async throws -> Void) async throws {
        switch self {
        case .local: try await work(LocalLimits(subjects: 1_000))
        case .redis:
            let stand = try await RedisStand(timeout: .seconds(5))
            try await work(stand.limits)
            // The local keeper would pass as well: nothing of this may have come from it.
            #expect(stand.localVerdicts == 0)
            stand.redis.close()
        }
    }
}

/// A Redis of its own with limits kept in it.
struct RedisStand {
    let server: TestRedis
    let redis: Redis
    let limits: RedisLimits
    let lines = Box<[String]>([])
    private let verdicts: Counter

    init(timeout: Duration = .milliseconds(50)) async throws {
        let server = TestRedis()
        try server.start()
        await self.init(server, timeout)
    }

    /// Another process's limits in the same Redis.
    init(beside other: RedisStand) async throws { await self.init(other.server, .seconds(5)) }

    private init(_ server: TestRedis, _ timeout: Duration) async {
        self.server = server
        var settings = RedisSettings(address: .socket(path: server.socket))
        settings.commandTimeout = timeout
        let log = Log(level: .info) { [lines] line in
            lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
        let metrics = Metrics()
        redis = Redis(settings, log: log, metrics: metrics)
        limits = RedisLimits(
            redis: redis, local: LocalLimits(subjects: 1_000), secret: Array("a secret of sixteen and more".utf8),
            log: log,
            metrics: metrics)
        verdicts = metrics.counter("soko_rate_limits_local_total", "Verdicts given while Redis gave none.")
        let isThere = await soon { [redis] in !redis.isAway }
        #expect(isThere)
    }

    var localVerdicts: Int { verdicts.value }

    func isBack() async -> Bool { await soon { !redis.isAway } }

    /// What Redis itself says, as text.
    func ask(_ words: String...) async throws -> [String] {
        func text(_ value: RedisValue) -> [String] {
            switch value {
            case .null: ["nothing"]
            case .integer(let number): ["\(number)"]
            case .bytes(let bytes): [String(decoding: bytes, as: UTF8.self)]
            case .array(let values): values.flatMap(text)
            }
        }
        return text(try await redis.run(RedisCommand(words)))
    }
}
