import Browser
import Flows
import Postgres
import Sandbox
import TestSupport
import Testing
import Vocabulary

/// Twelve products of one demo seller.
private struct Dozen: Goods {
    func sellers() throws -> [SandboxSeller] {
        DemoGoods().sellers().prefix(1).map {
            SandboxSeller(
                phone: $0.phone, name: $0.name, description: $0.description, language: $0.language,
                products: Array($0.products.prefix(12)))
        }
    }
}

@Suite(.enabled(if: Browser.installed() != nil, "no Chromium is installed")) struct HostileCatalogueTests {
    @Test func `of twelve products six are refused, each with its reason, and the other six go live`() async throws {
        // Listens where a seller's page sends the market to; nobody may ever come.
        let inner = ScriptedServer { _, connection in connection.reply() }
        try await withMarket(goods: Dozen()) { market in
            let stall = market.sandbox.sellers[0]
            let ids = stall.products.map(\.id)
            let refused = [
                (0, Fault(.hugePage, ids: [ids[0]]), "page-too-large"),
                (2, Fault(.loopbackRedirect, ids: [ids[2]], port: inner.port), "refused-address"),
                (4, Fault(.solidGiant, on: .picture, ids: [ids[4]]), "picture_too_many_pixels"),
                (6, Fault(.truncatedPicture, on: .picture, ids: [ids[6]]), "picture_truncated"),
                (8, Fault(.longTitle, ids: [ids[8]]), "title-too-long"),
                (10, Fault(.scriptTitle, ids: [ids[10]]), "title-has-markup"),
            ]
            market.sandbox.faults.set(refused.map(\.1))
            _ = try await EnrolSeller(db: market.db)(
                phone: #require(Phone(digits: stall.phone)), name: stall.name, description: "",
                catalogueURL: "\(market.server.address)/c/\(stall.phone)")
            try await market.work()
            let wanted = ids.indices.map { place in
                let reason = refused.first { $0.0 == place }?.2
                return "\(ids[place]) " + (reason.map { "rejected: \($0)" } ?? "live: ")
            }
            let found: [String] = try await market.db.values(
                "SELECT whatsapp_id || ' ' || status || ': ' || status_reason FROM products")
            #expect(found.sorted() == wanted.sorted())
            let log: [String] = try await market.db.values(
                "SELECT change || ' ' || count(*) FROM catalog_sync_logs GROUP BY change ORDER BY change")
            #expect(log == ["approved 6", "discovered 12", "hydrated 8", "kept 6", "rejected 6"])
            let vectors = try await Cast.count("product_embeddings", in: market.db)
            let dead = try await Cast.count("dead_jobs", in: market.db)
            #expect(vectors == 6)
            #expect(dead == 0)
        }
        #expect(inner.connections == 0)
    }
}
