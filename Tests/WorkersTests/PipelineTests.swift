import Browser
import Catalog
import Flows
import Postgres
import Sandbox
import TestSupport
import Testing
import Vocabulary

@Suite(.enabled(if: Browser.installed() != nil, "no Chromium is installed")) struct PipelineTests {
    @Test func `the demo goods go live once each, follow their pages, and come back`() async throws {
        try await withMarket { try await story($0) }
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
