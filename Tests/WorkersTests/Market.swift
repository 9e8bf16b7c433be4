import Blobs
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Learning
import Postgres
import Sandbox
import Scouting
import Telemetry
import TestSupport
import Vocabulary
import Workers

/// A sandbox, a database and a worker between them.
final class Market: Sendable {
    let db: Database
    let sandbox: Sandbox
    let server: SandboxServer
    let browsers = BrowserKeeper(log: .silent)
    private let client: HTTPClient
    let blobs: BlobStore
    private let worker: @Sendable () -> MarketWorker
    private let folder: String

    init(_ db: Database, goods: any Goods = DemoGoods()) async throws {
        let name: String = try await db.value("SELECT current_database()::text") ?? ""
        let connection = TestCluster.shared.connection(to: name)
        self.db = db
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("market-\(UUID().uuidString)").path
        let images = try Images.start()
        sandbox = try Sandbox(goods: [goods], images: images, cacheFolder: folder + "/pictures")
        server = try sandbox.start()
        // This port only: other loopback ports are as closed to sellers' addresses as they are in a real market.
        client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1:\(server.port)"]))
        blobs = try BlobStore(folder: folder + "/blobs")
        let pages = OutsidePages.fetched(by: client), hosts = HostGate(limit: 20),
            addresses = WhatsAppAddresses(base: server.address)
        let picture = FetchPicture(db: db, pages: pages, hosts: hosts, blobs: blobs),
            embedder = LocalEmbedder(words: .letters)
        let flows = WorkerFlows(
            sync: SyncSeller(db: db, browsers: browsers, addresses: addresses, log: .silent),
            hydrate: HydrateProduct(
                db: db, pages: pages, reader: PageReader(addresses: addresses, market: .kes), hosts: hosts),
            embed: EmbedProduct(db: db, picture: picture, images: images, embedder: { embedder }),
            judge: JudgeProduct(db: db, judge: .localRules(), picture: picture),
            keep: KeepPicture(db: db, picture: picture, blobs: blobs),
            heartbeat: Heartbeat(db: db, batch: 500, age: .seconds(3_600)),
            reembed: ReembedProducts(db: db, model: { embedder.name }),
            insights: InsightFlows(tidy: TidyFootfall(db: db)))
        // A process has one worker with its metrics; a test has one after another.
        worker = {
            MarketWorker(
                db: db, connection: connection, flows: flows, settings: WorkerSettings(), log: .silent,
                metrics: Metrics())
        }
    }

    /// Lets the worker work until no job is left, or nothing else that is counted, at most four minutes.
    func work(while count: SQL = "SELECT count(*) FROM jobs") async throws {
        let worker = worker()
        let running = Task { await worker.run() }
        let deadline = ContinuousClock.now + .seconds(240)
        let outcome: Result<Void, any Error>
        do {
            while try await db.value(count, as: Int.self) != 0, .now < deadline {
                try await Task.sleep(for: .milliseconds(50))
            }
            outcome = .success(())
        } catch { outcome = .failure(error) }
        running.cancel()
        await running.value
        try outcome.get()
    }

    func close() async throws {
        await browsers.close()
        await client.shutdown()
        await server.stop()
        try FileManager.default.removeItem(atPath: folder)
    }

    func number(_ sql: SQL) async throws -> Int { try await db.value(sql) ?? -1 }
}

/// Runs `body` with a market of its own.
func withMarket(goods: any Goods = DemoGoods(), _ body: (Market) async throws -> Void) async throws {
    try await withDatabase(connections: 8) { db in
        let market = try await Market(db, goods: goods)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(market)) } catch { outcome = .failure(error) }
        try await market.close()
        try outcome.get()
    }
}
