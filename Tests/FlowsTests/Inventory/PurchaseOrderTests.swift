import Catalog
import Flows
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct PurchaseOrderTests {
    @Test func `an order is drafted, sent, and comes in parts`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder()
            #expect(order.name == "PO-0001" && order.status == .sent && order.location == bench.shop)
            let lines = try await order.lines(in: db), receive = ReceiveGoods(db: db), hand = bench.desks.amani
            let first = try await receive([lines[0].id: 6, lines[1].id: 0], of: order.id, seen: 0, by: hand)
            #expect(first == .partlyReceived)
            let levels = try await bench.levels()
            #expect(levels == ["6/0", "none", "none"])
            let last = try await receive([lines[0].id: 4, lines[1].id: 4], of: order.id, seen: 6, by: hand)
            #expect(last == .received)
            let done = try await bench.order(order.id)
            #expect(done.closedAt != nil)
            let ledger = try await StockMovement.of(bench.variants[0], limit: 5, in: db)
            #expect(ledger.map(\.reference) == [order.reference, order.reference])
            #expect(ledger.map(\.unitCostMinor) == [1_250, 1_250])
        }
    }

    @Test func `more than was ordered, a form sent twice, and lines of others are refused whole`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder()
            let lines = try await order.lines(in: db), receive = ReceiveGoods(db: db), hand = bench.desks.amani
            try await receive([lines[0].id: 5], of: order.id, seen: 0, by: hand)
            let before = try await bench.everything()
            let wrong: [([PurchaseOrderLineID: Int], Int, PurchaseRefusal)] = [
                ([lines[1].id: 4, lines[0].id: 6], 5, .overDelivered), ([lines[0].id: 5], 0, .changedMeanwhile),
                ([.random(): 1], 5, .badLine), ([lines[0].id: -1], 5, .badLine),
                ([lines[0].id: 0], 5, .nothingReceived),
                ([:], 5, .nothingReceived), ([lines[0].id: .max], 5, .overDelivered),
            ]
            for (delivered, seen, refusal) in wrong {
                await #expect(throws: refusal) { try await receive(delivered, of: order.id, seen: seen, by: hand) }
            }
            await #expect(throws: PurchaseRefusal.notThere) {
                try await receive([lines[0].id: 1], of: order.id, seen: 5, by: bench.desks.dala)
            }
            let after = try await bench.everything()
            #expect(after == before)
        }
    }

    @Test func `two who receive the same delivery at once: one of them is told`() async throws {
        try await withDatabase(connections: 8) { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder()
            let line = try await order.lines(in: db)[0].id
            let outcomes = await withTaskGroup(of: String.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        do {
                            return try await ReceiveGoods(db: db)(
                                [line: 5], of: order.id, seen: 0, by: bench.desks.amani
                            )
                            .rawValue
                        } catch let refusal as PurchaseRefusal { return refusal.code } catch { return "\(error)" }
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == ["partly-received": 1, "purchase-changed-meanwhile": 5])
            let levels = try await bench.levels()
            #expect(levels[0] == "5/0")
        }
    }

    @Test func `the supplier gets the lines as a table, and nothing in it is a formula or a header`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), accounts = try AccountBench(db), hand = bench.desks.amani
            let supplier = try await bench.supplier()
            try await db.run(
                "UPDATE products SET title = \("=HYPERLINK(\"http://x\"),\r\nBcc: all") WHERE id = \(bench.product)")
            try await db.run("UPDATE sellers SET name = \("Amani\r\nBcc: all@example.com")")
            try await bench.suppliers.supply(
                bench.variants[0], from: supplier, sku: "NW-77", unitCostMinor: 1_250, minimum: 5, by: hand)
            let id = try await bench.orders.draft(
                from: supplier, note: "Ring twice.", expectedOn: "2026-12-01", by: hand)
            try await bench.orders.put("A-1", 10, unitCostMinor: nil, in: id, by: hand)
            let sent = try await SendPurchaseOrder(accounts.door)(id, in: .english, by: hand)
            #expect(sent)
            let letter = try #require(try await accounts.letters().first)
            #expect(letter.to == "sales@nordwerk.example")
            #expect(letter.subject == "Purchase order PO-0001 from Amani  Bcc: all@example.com")
            #expect(
                letter.body.hasPrefix(
                    """
                    Please deliver what stands below. Our order: PO-0001.
                    Needed by 2026-12-01.

                    Ring twice.

                    sku,supplier_sku,title,quantity,unit_cost,currency
                    A-1,NW-77,"'=HYPERLINK(""http://x""),  Bcc: all",10,12.50,KES
                    """))
            let again = try await bench.everything()
            await #expect(throws: PurchaseRefusal.badMove) {
                try await SendPurchaseOrder(accounts.door)(id, in: .english, by: hand)
            }
            let after = try await bench.everything()
            #expect(after == again)
        }
    }

    @Test func `without an address it only counts as sent, without lines it is not sent`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), door = try AccountBench(db).door, hand = bench.desks.amani
            let supplier = try await bench.supplier(SupplierWish(name: "Sirocco", currency: .tnd))
            let id = try await bench.orders.draft(from: supplier, by: hand)
            await #expect(throws: PurchaseRefusal.noLines) {
                try await SendPurchaseOrder(door)(id, in: .french, by: hand)
            }
            try await bench.orders.put("A-1", 1, unitCostMinor: 1, in: id, by: hand)
            let sent = try await SendPurchaseOrder(door)(id, in: .french, by: hand)
            let order = try await bench.order(id), jobs = try await Cast.jobs(in: db)
            #expect(!sent && order.status == .sent && order.currency == "TND" && jobs == [])
        }
    }

    @Test func `lines are written in a draft only, by SKU, within bounds`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder(), hand = bench.desks.amani
            await #expect(throws: PurchaseRefusal.badMove) {
                try await bench.orders.put("A-3", 1, unitCostMinor: 1, in: order.id, by: hand)
            }
            let id = try await bench.orders.draft(from: order.supplier, by: hand)
            let before = try await bench.everything()
            for (sku, quantity, cost, refusal) in [
                ("B-9", 1, 1, PurchaseRefusal.noSKU), ("'; DROP", 1, 1, .noSKU), ("A-1", 0, 1, .badLine),
                ("A-1", -1, 1, .badLine), ("A-1", 1_000_001, 1, .badLine), ("A-1", 1, -1, .badLine),
                ("A-1", 1, 1_000_000_001, .badLine),
            ] as [(String, Int, Int64, PurchaseRefusal)] {
                await #expect(throws: refusal) {
                    try await bench.orders.put(sku, quantity, unitCostMinor: cost, in: id, by: hand)
                }
            }
            for day in ["2026-02-30", "tomorrow", "2026-1-1", "2026-12-01'"] {
                await #expect(throws: PurchaseRefusal.badNote) {
                    _ = try await bench.orders.draft(from: order.supplier, expectedOn: day, by: hand)
                }
            }
            await #expect(throws: PurchaseRefusal.notThere) {
                try await bench.orders.put("A-1", 1, unitCostMinor: 1, in: id, by: bench.desks.dala)
            }
            await #expect(throws: PurchaseRefusal.notThere) {
                _ = try await bench.orders.draft(from: order.supplier, by: bench.desks.dala)
            }
            let after = try await bench.everything()
            #expect(after == before)
            let number = try await bench.order(id).number
            #expect(number == 2)
        }
    }

    @Test func `what came stays when the rest is cancelled, and what is over is not opened again`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder(), hand = bench.desks.amani
            let line = try await order.lines(in: db)[0].id
            try await ReceiveGoods(db: db)([line: 3], of: order.id, seen: 0, by: hand)
            try await bench.orders.cancel(order.id, by: hand)
            let levels = try await bench.levels()
            #expect(levels[0] == "3/0")
            await #expect(throws: PurchaseRefusal.badMove) { try await bench.orders.cancel(order.id, by: hand) }
            await #expect(throws: PurchaseRefusal.badMove) {
                try await ReceiveGoods(db: db)([line: 3], of: order.id, seen: 3, by: hand)
            }
        }
    }

    @Test func `what is low is suggested from its cheapest supplier, once`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), hand = bench.desks.amani
            let dear = try await bench.supplier()
            let cheap = try await bench.supplier(SupplierWish(name: "Sirocco", currency: .kes))
            for (supplier, cost) in [(dear, 500), (cheap, 400)] as [(SupplierID, Int64)] {
                try await bench.suppliers.supply(
                    bench.variants[0], from: supplier, sku: "", unitCostMinor: cost, minimum: 4, by: hand)
            }
            try await bench.receive(2)
            _ = try await db.transaction {
                try await StockLevel.watch([Shelf(bench.variants[0], bench.shop)], at: 5, of: nil, in: $0)
            }
            let suggested = try await OrderSuggestion.all(of: hand.seller, limit: 10, in: db)
            #expect(suggested.map { "\($0.supplierName) \($0.sku) \($0.quantity)" } == ["Sirocco A-1 8"])
            let id = try #require(try await bench.orders.draftSuggested(from: cheap, to: bench.shop, by: hand))
            let lines = try await bench.order(id).lines(in: db)
            #expect(lines.map { "\($0.sku) \($0.ordered) \($0.unitCostMinor)" } == ["A-1 8 400"])
            let awaited = try await OrderSuggestion.all(of: nil, limit: 10, in: db)
            #expect(awaited == [])
            let nothing = try await bench.orders.draftSuggested(from: cheap, to: bench.shop, by: hand)
            #expect(nothing == nil)
            await #expect(throws: PurchaseRefusal.notThere) {
                _ = try await bench.orders.draftSuggested(from: cheap, to: bench.shop, by: bench.desks.dala)
            }
        }
    }

    @Test(arguments: [
        (SupplierWish(name: "", currency: .kes), PurchaseRefusal.badName),
        (SupplierWish(name: "a\nb", currency: .kes), .badName),
        (SupplierWish(name: "x", email: "no address", currency: .kes), .badEmail),
        (SupplierWish(name: "x", email: "a@b.example\r\nBcc: c@d.example", currency: .kes), .badEmail),
        (SupplierWish(name: "x", phone: String(repeating: "1", count: 41), currency: .kes), .badPhone),
        (SupplierWish(name: "x", leadDays: 366, currency: .kes), .badLeadTime),
        (SupplierWish(name: "x", leadDays: -1, currency: .kes), .badLeadTime),
        (SupplierWish(name: "x", currency: .kes, note: "\0"), .badNote),
        (SupplierWish(name: "Nordwerk", currency: .kes), .nameTaken),
    ])
    func `what is wrong with a supplier is said, and nothing is kept`(wish: SupplierWish, refusal: PurchaseRefusal)
        async throws
    {
        try await withDatabase { db in
            let bench = try await StockBench(db)
            let id = try await bench.supplier()
            let other = try await bench.supplier(SupplierWish(name: "Sirocco", currency: .kes))
            let before = try await bench.everything()
            await #expect(throws: refusal) { _ = try await bench.supplier(wish) }
            await #expect(throws: refusal) { try await bench.suppliers.change(other, to: wish, by: bench.desks.amani) }
            await #expect(throws: PurchaseRefusal.notThere) {
                try await bench.suppliers.archive(id, true, by: bench.desks.dala)
            }
            let after = try await bench.everything()
            #expect(after == before)
        }
    }

    @Test func `a supplier's currency stays once something was ordered in it`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), order = try await bench.sentOrder()
            await #expect(throws: PurchaseRefusal.currencyStays) {
                try await bench.suppliers.change(
                    order.supplier, to: SupplierWish(name: "Nordwerk", currency: .usd), by: bench.desks.amani)
            }
        }
    }
}
