import Foundation
import Insights
import Postgres
import TestSupport
import Testing
import Vocabulary

struct ActivityTests {
    @Test func `the feed merges its sources newest first, page by page, and nothing twice`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), basket = try await amani.stock("Basket", 9, number: 1)
            for number in 0..<4 { try await amani.lead(basket.product, "AAAAA\(number)", day: -number) }
            // All of one moment: the order among them is that of their letters and ids.
            try await db.run(
                """
                INSERT INTO catalog_sync_logs (seller_id, product_id, change, at)
                SELECT \(amani.seller)::bigint, \(basket.product)::bigint, 'gone', \(Shop.now)::timestamptz FROM generate_series(1, 3)
                """)
            var place: ActivityPlace?
            var seen: [String] = []
            repeat {
                let page = try await Activity.latest(
                    of: amani.seller, [.sync, .lead, .stock], after: place, limit: 2, in: db)
                seen += page.map { $0.what + ($0.becomes ?? "") }
                place = page.last?.place
            } while place != nil && seen.count < 20
            #expect(seen == ["gone", "gone", "gone", "newAAAAA0", "newAAAAA1", "newAAAAA2", "newAAAAA3"])
        }
    }

    @Test func `a seller's feed holds neither another's rows nor the audit log`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), dala = try await Shop.open("Dala", phone: Cast.dala, in: db)
            let basket = try await amani.stock("Basket", 9, number: 1)
            try await amani.lead(basket.product, "AAAAAA", day: 0)
            try await db.run(
                """
                INSERT INTO audit_log (seq, at, event, actor, subject, details, hash)
                VALUES (0, now(), 'registered', 'nobody', 'account:1', '{}', '')
                """)
            let all = Set(Activity.Source.allCases)
            #expect(try await Activity.latest(of: dala.seller, all, limit: 9, in: db) == [])
            let own = try await Activity.latest(of: amani.seller, all, limit: 9, in: db)
            #expect(own.map(\.source) == [.lead])
            let market = try await Activity.latest(of: nil, all, limit: 9, in: db)
            #expect(Set(market.map(\.source)) == [.lead, .audit])
        }
    }

    @Test func `a shelf alerts when it becomes low, once until it is filled again`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), basket = try await amani.stock("Basket", 5, number: 1, lowAt: 3)
            try await amani.sell(basket.variant, 1, at: 1, day: 0)
            #expect(try await Cast.count("stock_alerts", in: db) == 0)
            try await amani.sell(basket.variant, 1, at: 1, day: 0)
            try await amani.sell(basket.variant, 1, at: 1, day: 0)
            let alerts = try await Activity.latest(of: amani.seller, [.stock], limit: 9, in: db)
            #expect(alerts.map(\.what) == ["low"] && alerts.first?.productTitle == "Basket")
        }
    }

    @Test(arguments: [
        "", "1", "1-s", "1-x-1", "0-s-1", "1-s-0", "01-s-1", "1-s--1", "1-s-1-1", "zzzzzzzzzzzzz-s-1", "1-S-1",
    ])
    func `a place is one spelling or none`(text: String) {
        #expect(ActivityPlace(text: text) == nil)
    }
}
