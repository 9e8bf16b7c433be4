import Flows
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct DemoSuppliesTests {
    @Test func `the demo's books add up, and it has orders at every stage and shelves that are low`() async throws {
        try await withDatabase { db in
            try await DemoShop(db: db, currency: .kes)(60) { _ in }
            let check = try await db.transaction { try await StockCheck.run(in: $0) }
            #expect(check.shelves == 60 && check.differences == 0)
            let stages: [String] = try await db.values("SELECT DISTINCT status FROM purchase_orders ORDER BY 1")
            #expect(stages == ["cancelled", "draft", "partly-received", "received", "sent"])
            let supplied: Int? = try await db.value("SELECT count(DISTINCT variant_id) FROM variant_suppliers")
            #expect(supplied == 60)
            let low = try await StockRow.counts(of: nil, in: db).low
            let alerts = try await StockAlert.open(of: nil, limit: 200, in: db).count
            #expect(low == alerts)
            // A second run brings goods, not the same suppliers again.
            try await DemoShop(db: db, currency: .kes)(10) { _ in }
            let suppliers = try await Cast.count("suppliers", in: db)
            #expect(suppliers == 6)
        }
    }
}
