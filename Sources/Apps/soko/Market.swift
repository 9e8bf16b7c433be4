import Blobs
import Flows
import Foundation
import HTTPClient
import Images
import Learning
import Postgres
import RateLimits
import Redis
import Scouting
import Settings
import Telemetry
import Vocabulary

/// What every command stands on: settings, folder, log.
struct Ground {
    let settings: Settings
    let data: DataFolder
    let preset: Preset
    let log: Log
    let metrics = Metrics()

    init() throws {
        let environment = ProcessInfo.processInfo.environment
        let early = Settings(environment: environment)
        let home = try early.value(MarketSettings.publicDirectory) ?? FileManager.default.currentDirectoryPath
        data = try DataFolder(try early.value(MarketSettings.data) ?? Self.usualFolder(in: home))
        settings = try Settings(environment: environment, fileAt: data.settingsFile)
        // All of them: a part of the market that first reads a wrong one would only start and end, over and over.
        _ = try MarketSettings.lines(settings)
        preset = Preset(named: try settings.value(MarketSettings.preset))
        log = .standardError(level: LogLevel(name: try settings.value(MarketSettings.logLevel)) ?? .notice)
    }

    /// `.soko` in the checkout, unless root's checkout lies where PostgreSQL's user cannot go.
    private static func usualFolder(in home: String) -> String {
        let beside = home + "/.soko"
        return ClusterSettings.isReachable(beside + "/postgres") ? beside : "/var/lib/soko"
    }

    /// Where `Public` and `Migrations` are.
    var home: String {
        get throws {
            let home = try settings.value(MarketSettings.publicDirectory) ?? FileManager.default.currentDirectoryPath
            guard FileManager.default.fileExists(atPath: home + "/Migrations") else {
                throw CommandFault("no Migrations in \(home); start soko in its checkout or set SOKO_HOME")
            }
            return home
        }
    }

    /// The database in use. A market with a private one has to run.
    var connection: String {
        get throws { try settings.value(MarketSettings.databaseURL) ?? privateCluster().connection() }
    }

    func privateCluster() -> PrivateCluster { PrivateCluster(ClusterSettings(folder: data.cluster)) }

    func database(connections: Int? = nil) throws -> Database {
        var pool = DatabaseSettings(connection: try connection)
        pool.connections = try connections ?? settings.value(MarketSettings.databaseConnections)
        return Database(pool)
    }

    var origin: String {
        get throws {
            try settings.value(MarketSettings.origin) ?? "http://localhost:\(try settings.value(MarketSettings.port))"
        }
    }

    var modelStore: ModelStore {
        get throws {
            ModelStore(
                installed: URL(fileURLWithPath: try settings.value(MarketSettings.models)),
                pulled: URL(fileURLWithPath: data.models))
        }
    }

    func httpClient() throws -> HTTPClient {
        // The gate in front of it keeps a host's ceiling; the client must not hold fetches back a second time.
        let ceiling = try settings.value(MarketSettings.hostCeiling)
        return HTTPClient(
            guard: NetworkGuard(allowedHosts: try settings.value(MarketSettings.allowedHosts)),
            maxConnectionsPerHost: ceiling, maxConnections: 2 * ceiling + 60)
    }

    var addresses: WhatsAppAddresses {
        get throws { WhatsAppAddresses(base: try settings.value(MarketSettings.whatsApp)) }
    }

    func judge(_ client: HTTPClient) throws -> QualityJudge {
        guard let key = try settings.value(MarketSettings.geminiKey) else { return .localRules() }
        return GeminiJudge.judge(
            client: client, base: try settings.value(MarketSettings.geminiURL),
            model: try settings.value(MarketSettings.geminiModel), key: key)
    }
}

extension Ground {
    /// Nil on one machine, which needs none.
    func redis() throws -> Redis? {
        guard let address = try settings.value(MarketSettings.redis) else { return nil }
        do { return Redis(try RedisSettings(url: address), log: log, metrics: metrics) } catch {
            throw CommandFault("REDIS_URL: \(error)")
        }
    }

    /// Limits of this process; with Redis those of all.
    func limiter(_ redis: Redis?) throws -> any RateLimiter {
        guard let redis else { return LocalLimits() }
        return RedisLimits(
            redis: redis, local: LocalLimits(), secret: try data.cookieKey(), log: log, metrics: metrics)
    }
}
