import Blobs
import Browser
import Catalog
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Learning
import Postgres
import Sandbox
import Scouting
import Sellers
import Telemetry
import TestSupport
import Testing
import Vocabulary
import Workers

/// A sandbox, a database and a worker between them.
private final class Market: Sendable {
    let db: Database
    let sandbox: Sandbox
    let server: SandboxServer
    let browsers = BrowserKeeper(log: .silent)
    let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
    let blobs: BlobStore
    private let worker: @Sendable () -> MarketWorker
    private let folder: String

    init(_ db: Database, connection: String) throws {
        self.db = db
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("market-\(UUID().uuidString)").path
        let images = try Images.start()
        sandbox = try Sandbox(goods: [DemoGoods()], images: images, cacheFolder: folder + "/pictures")
        server = try sandbox.start()
        blobs = try BlobStore(folder: folder + "/blobs")
        let pages = OutsidePages.fetched(by: client), hosts = HostGate(limit: 20),
            addresses = WhatsAppAddresses(base: server.address)
        let picture = FetchPicture(db: db, pages: pages, hosts: hosts), embedder = LocalEmbedder(words: .letters)
        let flows = WorkerFlows(
            sync: SyncSeller(db: db, browsers: browsers, addresses: addresses, log: .silent),
            hydrate: HydrateProduct(
                db: db, pages: pages, reader: PageReader(addresses: addresses, market: .kes), hosts: hosts),
            embed: EmbedProduct(db: db, picture: picture, images: images, embedder: { embedder }),
            judge: JudgeProduct(db: db, judge: .localRules(), picture: picture),
            keep: KeepPicture(db: db, picture: picture, blobs: blobs),
            heartbeat: Heartbeat(db: db, batch: 500, age: .seconds(3_600)),
            reembed: ReembedProducts(db: db, model: { embedder.name }))
        // A process has one worker with its metrics; a test has one after another.
        worker = {
            MarketWorker(
                db: db, connection: connection, flows: flows, settings: WorkerSettings(), log: .silent,
                metrics: Metrics())
        }
    }

    /// Lets the worker work until no job is left, at most four minutes.
    func work() async throws {
        let worker = worker()
        let running = Task { await worker.run() }
        let deadline = ContinuousClock.now + .seconds(240)
        let outcome: Result<Void, any Error>
        do {
            while try await db.value("SELECT count(*) FROM jobs", as: Int.self) != 0, .now < deadline {
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

@Suite(.enabled(if: Browser.installed() != nil, "no Chromium is installed")) struct PipelineTests {
    @Test func `the demo goods go live once each, follow their pages, and come back`() async throws {
        try await withDatabase(connections: 8) { db in
            let name: String = try await db.value("SELECT current_database()::text") ?? ""
            let market = try Market(db, connection: TestCluster.shared.connection(to: name))
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await story(market)) } catch { outcome = .failure(error) }
            try await market.close()
            try outcome.get()
        }
    }

    private func story(_ market: Market) async throws {
        let (db, sandbox) = (market.db, market.sandbox)
        // Two of the five sellers: the pipeline is the same, the wait is not.
        let stalls = Array(sandbox.sellers.prefix(2))
        let count = stalls.reduce(0) { $0 + $1.products.count }
        for stall in stalls {
            _ = try await EnrolSeller(db: db)(
                phone: #require(Phone(digits: stall.phone)), name: stall.name, description: "",
                catalogueURL: "\(market.server.address)/c/\(stall.phone)")
        }
        try await market.work()
        let statuses = try await Product.counts(in: db)
        #expect(statuses.map { "\($0.status.rawValue) \($0.count)" } == ["live \(count)"])
        let kept = try await market.number("SELECT count(*) FROM products WHERE s3_image_url IS NOT NULL")
        let vectors = try await Cast.count("product_embeddings", in: db),
            dead = try await Cast.count("dead_jobs", in: db)
        #expect(kept == count)
        #expect(vectors == count)
        #expect(dead == 0)
        let log: [String] = try await db.values(
            "SELECT change || ' ' || count(*) FROM catalog_sync_logs GROUP BY change ORDER BY change")
        #expect(log == ["approved \(count)", "discovered \(count)", "hydrated \(count)", "kept \(count)"])
        let others = try await market.number("SELECT count(*) FROM products WHERE category = 'other'")
        #expect(others == 0)

        try await follow(market, stalls[0], count)
    }

    /// A price changes, a product goes and one comes back; the heartbeat notices.
    private func follow(_ market: Market, _ stall: SandboxSeller, _ count: Int) async throws {
        let (db, shop) = (market.db, market.sandbox.shop)
        let (dear, gone) = (stall.products[0].id, stall.products[1].id)
        shop.change(dear, price: 77_770)
        shop.change(gone, isDeleted: true)
        try await beat(market)
        let price: Int? = try await db.value("SELECT price_minor FROM products WHERE whatsapp_id = \(dear)")
        #expect(price == 7_777_000)
        let away: String? = try await db.value(
            "SELECT status || ': ' || status_reason FROM products WHERE whatsapp_id = \(gone)")
        #expect(away == "inactive: not-found")
        let log: [String] = try await db.values(
            "SELECT change FROM catalog_sync_logs WHERE change IN ('price-changed', 'gone') ORDER BY change")
        #expect(log == ["gone", "price-changed"])
        shop.change(gone, isDeleted: false)
        try await beat(market)
        let statuses = try await Product.counts(in: db)
        #expect(statuses.map { "\($0.status.rawValue) \($0.count)" } == ["live \(count)"])
        let revived = try await market.number("SELECT count(*) FROM catalog_sync_logs WHERE change = 'revived'")
        #expect(revived == 1)
    }

    private func beat(_ market: Market) async throws {
        try await market.db.run("UPDATE products SET last_hydrated_at = now() - interval '2 hours'")
        let queued = try await Heartbeat(db: market.db, batch: 500, age: .seconds(3_600))()
        let all = try await Cast.count("products", in: market.db)
        #expect(queued == all)
        try await market.work()
    }
}
