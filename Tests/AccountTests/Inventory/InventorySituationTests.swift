import Flows
import Foundation
import HTTP
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The desk's pages with nothing on them, and with names that somebody chose to do harm.
struct InventorySituationTests {
    private static let hostile = "\"><img src=x onerror=alert(1)>'</textarea></script>\u{202E}"

    @Test func `an empty store's pages say that there is nothing yet`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            for (path, said) in [
                ("stock", "Nothing here yet"), ("stock?q=none", "Nothing matches these filters."),
                ("stock/alerts", "Nothing is low."), ("stock/count", "New place"),
                ("stock/locations", "Nothing here yet"), ("suppliers", "Nothing here yet"),
                ("purchases", "Nothing here yet"), ("purchases/suggestions", "Nothing has to be ordered"),
            ] {
                let page = try await doors.ask(.get, "/sell/" + path, [amani.cookie])
                #expect(page.status == .ok && page.text.contains(said), "\(path)")
            }
        }
    }

    @Test(arguments: ["/sell", "/admin"], ["en", "ar"])
    func `a hostile name is text wherever it stands`(prefix: String, language: String) async throws {
        try await withDatabase { db in
            let name = Self.hostile
            let store = try await StockedStore(try MarketDoors(db), title: name, skus: ["\"><script>1", "A-1", "A-2"])
            for index in 0..<3 { try await store.receive(2, of: index) }
            try await db.run("UPDATE variants SET options = jsonb_build_object('size', \(name)::text)")
            try await db.run("UPDATE sellers SET name = \(name)")
            try await db.run("UPDATE locations SET name = \(name)")
            try await MoveStock(db: db)(
                .takeBack(1), of: store.variants[0], at: store.shop, note: name, by: store.hand)
            _ = try await WatchStock(db: db)(store.variants.map { Shelf($0, store.shop) }, at: 9, by: store.hand)
            let order = try await store.order()
            for variant in store.variants {
                try await db.run(
                    """
                    INSERT INTO variant_suppliers (variant_id, supplier_id, supplier_sku, unit_cost_minor)
                    VALUES (\(variant), \(store.supplier), \("\"><script>2"), 5)
                    """)
            }
            try await db.run("UPDATE suppliers SET name = \(name), note = \(name), phone = '\">'")
            try await db.run("UPDATE purchase_orders SET note = \(name)")
            let member = prefix == "/sell" ? store.amani : store.juma
            for path in store.pages(prefix, order: order) + ["/p/\(store.product)"] {
                let page = try await store.doors.ask(
                    .get, path, [member.cookie, ("Accept-Language", language)])
                #expect([.ok, .seeOther].contains(page.status), "\(path)")
                for broken in ["<img src=x", "<script>1", "<script>2", "'</textarea></script>"] {
                    #expect(!page.text.contains(broken), "\(path) in \(language)")
                }
                if page.status == .ok { #expect(page.text.contains("lang=\"\(language)\""), "\(path)") }
            }
        }
    }
}
