import Flows
import Foundation
import HTTP
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Stock, suppliers and orders as people work with them.
struct InventoryDeskTests {
    @Test func `goods are received, sold and counted through the forms`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db)), path = "/sell/stock/\(store.variants[0])"
            for form in [
                "kind=received&quantity=12&amount=25.50", "kind=sold&quantity=٢", "kind=corrected&quantity=-1",
            ] {
                let moved = try await store.post(path + "/movements", form + "&location=\(store.shop)&remark=Van")
                #expect(moved.status == .seeOther, "\(form)")
            }
            #expect(try await store.levels() == ["9/0", "none", "none"])
            let page = try await store.get(path).text
            #expect(page.contains("<bdi>KSh\u{a0}25.50</bdi>") && page.contains("class=\"spark\""))
            let before = try await store.doors.everything()
            for (form, said) in [
                ("kind=sold&quantity=10", "Fewer lie there."), ("kind=sold&quantity=-1", "That is no number of goods."),
                ("kind=received&quantity=1e9", "That is no number of goods."),
                ("kind=received&quantity=1&amount=-5", "That is no amount."),
                ("kind=stolen&quantity=1", "That is no number of goods."),
                ("kind=received&quantity=1&location=0000000000001", "It is not there."),
            ] {
                let refused = try await store.post(path + "/movements", form + "&remark=%3Cb%3Ekept")
                #expect(refused.status == .unprocessable && refused.text.contains(said), "\(form)")
                #expect(refused.text.contains("value=\"&lt;b&gt;kept\""), "\(form)")
            }
            #expect(try await store.doors.everything() == before)
        }
    }

    @Test func `a sheet of counts keeps what was typed and names the line that is wrong`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            try await store.receive(5)
            let path = "/sell/stock/count", place = "location=\(store.shop)&lines="
            for (lines, line) in [
                ("A-1;3%0AZ-9;1", 2), ("A-1", 1), ("%0A%0AA-1;many", 3), ("A-1;3%0AA-1;4", 2), ("A-1;-3", 1), (";3", 1),
            ] {
                let refused = try await store.post(path, place + lines)
                #expect(
                    refused.status == .unprocessable && refused.text.contains("Line \(line) cannot be read"), "\(lines)"
                )
            }
            let kept = try await store.post(path, place + "A-1;3%0A%3Cscript%3E;1")
            #expect(kept.text.contains("A-1;3\n&lt;script&gt;;1</textarea>"))
            #expect(try await store.levels() == ["5/0", "none", "none"])
            let counted = try await store.post(path, place + "%20A-1%20;%203%0D%0AA-2%096%0D%0A%0D%0AA-3,0")
            #expect(counted.status == .seeOther)
            #expect(try await store.levels() == ["3/0", "6/0", "0/0"])
            let filled = try await store.get("/sell/stock/count?fill=1&location=\(store.shop)").text
            #expect(filled.contains("A-1; \nA-2; \nA-3; </textarea>"))
        }
    }

    @Test func `a threshold is set for chosen shelves, and what is low is on the page of alerts`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            for (index, quantity) in [5, 1, 9].enumerated() { try await store.receive(quantity, of: index) }
            let ids = store.variants.map { "id=\(Shelf($0, store.shop).text)" }.joined(separator: "&")
            let set = try await store.post("/sell/stock/thresholds", ids + "&threshold=5&return=/sell/stock")
            #expect(set.headers["Location"] == "/sell/stock?note=Threshold%20set%20for%203")
            let low = try await store.get("/sell/stock?standing=low").text
            #expect(low.contains(">A-1<") && low.contains(">A-2<") && !low.contains(">A-3<"))
            let alerts = try await store.get("/sell/stock/alerts").text
            #expect(alerts.matches(of: /mark-warn/).count == 2)
            // Another's shelves are passed over.
            let dala = try await store.post("/sell/stock/thresholds", ids + "&threshold=1", as: store.dala)
            #expect(dala.headers["Location"]?.hasSuffix("Threshold%20set%20for%200") == true)
            let bad = try await store.post("/sell/stock/thresholds", ids + "&threshold=few")
            #expect(bad.headers["Location"]?.hasSuffix("That%20is%20no%20number%20of%20goods.") == true)
            let thresholds: [Int] = try await db.values("SELECT low_at FROM stock_levels")
            #expect(thresholds == [5, 5, 5])
        }
    }

    @Test func `an order is written, sent and received at the desk`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            let drafted = try await store.post(
                "/sell/suppliers/\(store.supplier)/orders", "expected=2026-12-01&remark=Ring")
            let path = try #require(drafted.headers["Location"])
            let empty = try await store.post(path + "/sending", "")
            #expect(empty.status == .unprocessable && empty.text.contains("The order has no lines."))
            let wrong = try await store.post(path + "/lines", "number=%22%3EZ-9&quantity=2&cost=1")
            #expect(wrong.status == .unprocessable && wrong.text.contains("value=\"&quot;&gt;Z-9\""))
            for form in ["number=A-1&quantity=10&cost=12.50", "number=A-2&quantity=4&cost=9"] {
                let added = try await store.post(path + "/lines", form)
                #expect(added.status == .seeOther)
            }
            let sent = try await store.post(path + "/sending", "")
            #expect(sent.headers["Location"] == path + "?note=On%20its%20way%20by%20e-mail")
            let lines: [String] = try await store.get(path).text.matches(of: /name="(got\.[0-9a-z]+)"/).map {
                String($0.1)
            }
            #expect(lines.count == 2)
            let over = try await store.post(path + "/receipt", "seen=0&\(lines[0])=11")
            #expect(over.status == .unprocessable && over.text.contains("name=\"\(lines[0])\" value=\"11\""))
            let part = try await store.post(path + "/receipt", "seen=0&\(lines[0])=6&\(lines[1])=")
            #expect(part.headers["Location"]?.hasSuffix("Partly%20received") == true)
            let twice = try await store.post(path + "/receipt", "seen=0&\(lines[0])=4")
            #expect(twice.status == .unprocessable)
            let rest = try await store.post(path + "/receipt", "seen=6&all=1")
            #expect(rest.headers["Location"]?.hasSuffix("=Received") == true)
            #expect(try await store.levels() == ["10/0", "4/0", "none"])
            let done = try await store.get(path).text
            #expect(!done.contains("/cancellation") && !done.contains("/receipt"))
            let table = try await store.get("/sell/purchases?status=received").text
            #expect(table.contains("PO-0001") && table.contains("14 / 14") && table.contains("KSh\u{a0}161"))
        }
    }

    @Test func `what is low is drafted from the page of suggestions`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            try await store.receive(2)
            _ = try await WatchStock(db: db)([Shelf(store.variants[0], store.shop)], at: 5, by: store.hand)
            let supply = try await store.post(
                "/sell/stock/\(store.variants[0])/suppliers", "supplier=\(store.supplier)&number=NW-1&cost=4&minimum=3")
            #expect(supply.status == .seeOther)
            let page = try await store.get("/sell/purchases/suggestions").text
            #expect(page.contains("Nordwerk · Shop") && page.contains(">8<"))
            let drafted = try await store.post(
                "/sell/purchases/suggestions", "supplier=\(store.supplier)&location=\(store.shop)")
            let order = try await store.get(try #require(drafted.headers["Location"])).text
            #expect(order.contains("A-1 · NW-1"))
            let nothing = try await store.post(
                "/sell/purchases/suggestions", "supplier=\(store.supplier)&location=\(store.shop)")
            #expect(nothing.status == .unprocessable)
        }
    }

    @Test func `suppliers and places are kept by form, and a refused form comes back`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            let bad = try await store.post("/sell/suppliers", "name=Sirocco&email=no&leadDays=3&currency=KES")
            #expect(bad.status == .unprocessable && bad.text.contains("value=\"Sirocco\""))
            let made = try await store.post(
                "/sell/suppliers", "name=Sirocco&email=a%40b.example&leadDays=3&currency=KES&note=%3Ci%3E")
            let path = try #require(made.headers["Location"])
            let changed = try await store.post(path, "name=Sirocco+Two&leadDays=3&currency=KES")
            #expect(changed.status == .seeOther)
            _ = try await store.post(path + "/archive", "")
            let active = try await store.get("/sell/suppliers").text,
                old = try await store.get("/sell/suppliers?archived=1").text
            #expect(!active.contains("Sirocco Two") && old.contains("Sirocco Two"))
            _ = try await store.post(path + "/restoration", "")
            let place = try await store.post("/sell/stock/locations", "name=Van")
            #expect(place.status == .seeOther)
            let taken = try await store.post("/sell/stock/locations", "name=Van")
            #expect(taken.status == .unprocessable && taken.text.contains("There is one of that name."))
            let market = try await store.post(
                "/admin/suppliers", "seller=amani&name=Kestrel&leadDays=3&currency=KES", as: store.juma)
            #expect(market.status == .seeOther)
            let nobody = try await store.post(
                "/admin/suppliers", "seller=nobody&name=Kestrel&leadDays=3&currency=KES", as: store.juma)
            #expect(nobody.status == .unprocessable)
        }
    }

    @Test func `another seller sees nothing of it and changes nothing`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db))
            try await store.receive(5)
            let order = try await store.order(), variant = store.variants[0]
            let before = try await store.doors.everything()
            for path in store.pages("/sell", order: order) {
                let page = try await store.get(path, as: store.dala)
                let isList = page.status == .ok
                #expect(isList || page.status == .notFound, "\(path)")
                for secret in ["A-1", "Nordwerk", "PO-0001", "Kiondo"] {
                    #expect(!page.text.contains(secret), "\(path) shows \(secret)")
                }
            }
            for (path, form) in [
                ("stock/\(variant)/movements", "kind=received&quantity=1&location=\(store.shop)"),
                ("stock/\(variant)/suppliers", "supplier=\(store.supplier)&cost=1"),
                ("stock/\(variant)/suppliers/removal", "supplier=\(store.supplier)"),
                ("stock/locations/\(store.shop)", "name=Mine"), ("suppliers/\(store.supplier)", "name=Mine"),
                ("suppliers/\(store.supplier)/archive", ""), ("suppliers/\(store.supplier)/orders", ""),
                ("purchases/\(order)/lines", "number=A-1&quantity=1"), ("purchases/\(order)/sending", ""),
                ("purchases/\(order)/receipt", "seen=0&all=1"), ("purchases/\(order)/cancellation", ""),
            ] {
                let answer = try await store.post("/sell/" + path, form, as: store.dala)
                #expect(answer.status == .notFound, "\(path)")
            }
            let sheet = try await store.post(
                "/sell/stock/count", "location=\(store.shop)&lines=A-1;1", as: store.dala)
            #expect(sheet.status == .unprocessable)
            let draft = try await store.post(
                "/sell/purchases/suggestions", "supplier=\(store.supplier)&location=\(store.shop)", as: store.dala)
            #expect(draft.status == .unprocessable)
            #expect(try await store.doors.everything() == before)
        }
    }

    @Test(arguments: ["/sell", "/admin"])
    func `pages answer whatever an address says, and send a fixed number of statements`(prefix: String) async throws {
        try await withDatabase(connections: 1) { db in
            let store = try await StockedStore(try MarketDoors(db))
            let member = prefix == "/sell" ? store.amani : store.juma
            try await store.receive(5)
            let order = try await store.order(), pages = store.pages(prefix, order: order)
            for page in pages {
                for query in [
                    "?after=x", "?after=OTk5Ongn", "?sort=-free&standing=held&q=%27%3B--&location=0",
                    "?q=%25%5C&status=none",
                    "?after=9223372036854775807", "?col=nothing&note=%3Cscript%3E", "?location=0000000000001&fill=1",
                    "?after=MTpub3c", "?after=\(base64("1:2026-02-31 00:00:00+00"))",
                    "?after=\(base64("5:99999999999 x"))",
                ] {
                    let answer = try await store.get(page + query, as: member)
                    #expect([.ok, .seeOther].contains(answer.status), "\(page)\(query)")
                    #expect(!answer.text.contains("<script>\n"), "\(page)")
                }
            }
            func counts() async throws -> [Int] {
                var counts: [Int] = []
                for page in pages {
                    counts.append(try await statements(in: db) { _ = try await store.get(page, as: member) })
                }
                return counts
            }
            _ = try await counts()
            let few = try await counts()
            try await fill(store)
            let many = try await counts()
            #expect(few == many)
            #expect(many.max() ?? 0 <= 11)
        }
    }

    /// Sixty more of everything.
    private func fill(_ store: StockedStore) async throws {
        let db = store.db
        for number in 0..<60 {
            let id: VariantID? = try await db.value(
                """
                INSERT INTO variants (id, product_id, seller_id, sku, position)
                VALUES (\(VariantID.random()), \(store.product), \(store.seller), \("B-\(number)"), \(number)) RETURNING id
                """)
            let variant = try #require(id)
            try await MoveStock(db: db)(.receive(3, unitCost: nil), of: variant, at: store.shop, by: store.hand)
            try await MoveStock(db: db)(.correct(by: -1), of: store.variants[0], at: store.shop, by: store.hand)
            try await MoveStock(db: db)(.takeBack(1), of: store.variants[0], at: store.shop, by: store.hand)
            _ = try await WatchStock(db: db)([Shelf(variant, store.shop)], at: 5, by: store.hand)
            let supplier = try await KeepSupplier(db: db).add(
                SupplierWish(name: "Supplier \(number)", currency: .kes), of: store.seller, by: store.hand)
            try await KeepSupplier(db: db).supply(
                variant, from: supplier, sku: "", unitCostMinor: 5, minimum: 1, by: store.hand)
            _ = try await KeepPurchaseOrder(db: db).draft(from: store.supplier, by: store.hand)
        }
    }

    private func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
    }
}
