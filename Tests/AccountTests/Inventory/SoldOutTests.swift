import Flows
import HTTP
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// What buyers see of stock.
struct SoldOutTests {
    @Test func `a product of which nothing is free says so and cannot be bought`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db), skus: ["A-1"]), product = "/p/\(store.product)"
            func page() async throws -> String { try await store.get(product).text }
            let uncounted = try await page()
            #expect(uncounted.contains("/whatsapp") && !uncounted.contains("Sold out"))
            try await store.receive(2)
            let few = try await page()
            #expect(few.contains("Only 2 left") && few.contains("https://schema.org/LimitedAvailability"))
            try await db.transaction {
                _ = try await HoldStock.hold([(store.variants[0], 2)], for: "cart:1", time: .seconds(600), in: $0)
            }
            let out = try await page()
            #expect(
                out.contains("Sold out") && !out.contains("/whatsapp") && out.contains("https://schema.org/SoldOut"))
            let tapped = try await store.get(product + "/whatsapp")
            #expect(tapped.headers["Location"] == product)
            let json = try await store.get("/api/v1/products/\(store.product)").text
            #expect(json.contains(#""availability":"sold-out""#))
            let lead = try await store.doors.ask(
                .post, "/api/v1/products/\(store.product)/leads", [("Accept", "application/json")])
            #expect(lead.status == .conflict)
            let leads = try await Cast.count("leads", in: db)
            #expect(leads == 0)
        }
    }

    @Test func `a variant is chosen on the page, and the message names it`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(try MarketDoors(db)), product = "/p/\(store.product)"
            try await db.run("UPDATE variants SET price_minor = 99900 WHERE id = \(store.variants[1])")
            try await store.receive(9, of: 1)
            try await store.receive(1, of: 2)
            try await MoveStock(db: db)(.sell(1, unitPrice: nil), of: store.variants[2], at: store.shop, by: store.hand)
            let page = try await store.get(product).text
            #expect(page.matches(of: /class="chip[^"]*" href="[^"]*variant=/).count == 3)
            let chosen = try await store.get("\(product)?variant=\(store.variants[1])").text
            #expect(chosen.contains("KSh\u{a0}999") && chosen.contains("/whatsapp?variant=\(store.variants[1])"))
            let out = try await store.get("\(product)?variant=\(store.variants[2])").text
            #expect(!out.contains("/whatsapp"))
            let refused = try await store.get("\(product)/whatsapp?variant=\(store.variants[2])")
            #expect(refused.headers["Location"] == "\(product)?variant=\(store.variants[2])")
            let sale = try await store.get("\(product)/whatsapp?variant=\(store.variants[1])")
            #expect(sale.headers["Location"]?.contains("Kiondo%20basket%20%28A-2%29") == true)
            for odd in ["x", "0000000000001", "%3Cscript%3E"] {
                let answer = try await store.get("\(product)?variant=\(odd)")
                #expect(answer.status == .ok && !answer.text.contains("<script>alert"), "\(odd)")
            }
        }
    }
}
