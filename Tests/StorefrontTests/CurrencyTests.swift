import Catalog
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Prices in the visitor's own currency, beside the one that they are in.
@Suite struct CurrencyTests {
    @Test func `who chooses a currency sees about what it is, everybody else does not`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let product = try await Cast.product(of: amani, in: db)
            try await db.run("UPDATE products SET price_minor = 250000, currency = 'KES' WHERE id = \(product)")
            let today: String = try await db.value("SELECT current_date::text") ?? ""
            try await ExchangeRates.keep([.init(.usd, 0.00775, on: today)], of: .kes, on: today, in: db)
            let chosen = try await stand.get("/?currency=USD")
            #expect(chosen.text.contains("<bdi>≈ $19.38</bdi>"))
            #expect(chosen.cookie("soko_currency") == "soko_currency=USD")
            let cookie = ("Cookie", "soko_currency=USD")
            for path in ["/", "/p/\(product)", "/s/amani"] {
                // Both kept, neither served to the other.
                for _ in 1...2 {
                    let mine = try await stand.get(path, [cookie]).text
                    #expect(mine.contains("≈ $19.38"), "\(path)")
                    let theirs = try await stand.get(path).text
                    #expect(theirs.contains("2,500") && !theirs.contains("≈"), "\(path)")
                }
            }
            let page = try await stand.get("/p/\(product)", [cookie]).text
            #expect(page.contains("rate of <time datetime=\"\(today)\">\(today)</time>"))
            #expect(page.contains("currency=USD\" aria-current=\"true\">USD</a>"))
            // What no rate is known of changes nothing.
            for code in ["THB", "ZZZ", "%27", "KES"] {
                let other = try await stand.get("/?currency=\(code)")
                #expect(other.status == .ok && !other.text.contains("≈"), "\(code)")
            }
        }
    }

    @Test func `a market without rates offers no choice`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            _ = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let page = try await stand.get("/?currency=USD").text
            #expect(!page.contains("currency=") && !page.contains("≈"))
        }
    }

    @Test func `a reduced price names the lowest of the thirty days before, a risen one nothing`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), shillings: 30, in: db)
            for minor in [2_500, 4_000, 3_500] as [Int64] {
                try await db.run("UPDATE products SET price_minor = \(minor) WHERE id = \(product)")
            }
            let reduced = try await stand.get("/p/\(product)").text
            #expect(reduced.contains("Lowest price in the 30 days before: <bdi>KSh\u{a0}25</bdi>"))
            try await db.run("UPDATE products SET price_minor = 5000 WHERE id = \(product)")
            let risen = try await stand.get("/p/\(product)").text
            #expect(!risen.contains("Lowest price"))
        }
    }
}
