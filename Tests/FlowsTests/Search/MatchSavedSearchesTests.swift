import Accounts
import Catalog
import Discovery
import Events
import Flows
import Foundation
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

struct MatchSavedSearchesTests {
    private let waiting = Waiting()

    @Test func `what comes and fits is found, once, by the market's own search`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            _ = try await waiting.match(db)
            for words in ["leather bags", "unicorn", "baskets under 2000", "vase"] {
                _ = try await waiting.save(words, db)
            }
            _ = try await waiting.save(nil, db) { $0.category = "bags" }
            _ = try await waiting.come("Brown leather bag", 1, amani, in: db)
            _ = try await waiting.come("Sisal basket", 2, amani, shillings: 1_500, in: db)
            _ = try await waiting.come("Large sisal basket", 3, amani, shillings: 4_000, in: db)
            _ = try await waiting.come("Phone case", 4, amani, in: db)
            let noted = try await waiting.match(db)
            #expect(noted == 6)
            let found = try await waiting.news(db)
            #expect(found == ["All 4", "baskets under 2000 1", "leather bags 1", "unicorn 0", "vase 0"])
            let again = try await waiting.match(db)
            #expect(again == 0)
            // What changes is not new again.
            try await db.run("UPDATE products SET title = title || ' now'")
            let changed = try await waiting.match(db)
            #expect(changed == 0)
        }
    }

    @Test
    func `what was there before, is not live, or came before it was saved is no news; a price that falls into it is`()
        async throws
    {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let old = try await Cast.product("Old basket", number: 1, of: amani, in: db)
            _ = try await waiting.match(db)
            _ = try await waiting.save("basket under 2000", db)
            try await db.run("UPDATE products SET description = 'Changed' WHERE id = \(old)")
            _ = try await waiting.come("Hidden basket", 2, amani, shillings: 100, status: "flagged", in: db)
            let dear = try await waiting.come("Dear basket", 3, amani, shillings: 9_000, in: db)
            let none = try await waiting.match(db)
            #expect(none == 0)
            try await db.run("UPDATE products SET price_minor = 150000 WHERE id = \(dear)")
            let one = try await waiting.match(db)
            #expect(one == 1)
            try await db.run("UPDATE products SET status = 'inactive' WHERE id = \(dear)")
            let found = try await waiting.news(db)
            #expect(found == ["basket under 2000 0"])
        }
    }

    @Test func `a worker that dies between, or two at once, note nothing twice and miss nothing`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            _ = try await waiting.match(db)
            _ = try await waiting.save("basket", db)
            for number in 1...5 { _ = try await waiting.come("Basket \(number)", number, amani, in: db) }
            async let first = waiting.match(db)
            async let second = waiting.match(db)
            let noted = try await first + second
            #expect(noted == 5)
            try await db.run("UPDATE saved_search_cursor SET tx = '1', id = 0")
            let again = try await waiting.match(db)
            #expect(again == 0)
            let found = try await waiting.news(db)
            #expect(found == ["basket 5"])
        }
    }

    @Test func `when the outbox has forgotten, the goods themselves say when they came`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            _ = try await waiting.match(db)
            _ = try await waiting.save("basket", db)
            _ = try await waiting.come("Sisal basket", 1, amani, in: db)
            try await db.run("UPDATE events SET occurred_at = now() - interval '9 days'")
            let gone = try await Outbox.prune(
                olderThan: .seconds(86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
            #expect(gone == 1)
            let noted = try await waiting.match(db)
            #expect(noted == 1)
            let again = try await waiting.match(db)
            #expect(again == 0)
        }
    }

    @Test func `a wish that nobody can read any more harms nobody, and a category that is gone finds nothing`()
        async throws
    {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            _ = try await waiting.match(db)
            _ = try await waiting.save("basket", db)
            _ = try await waiting.save(nil, db) { $0.category = "no-such-thing" }
            _ = try await waiting.save(nil, db) { $0.brand = BrandID.random() }
            try await db.run(
                """
                INSERT INTO saved_searches (id, visitor, name, address, wish, wants_mail, created_at)
                VALUES (1, \(waiting.visitor), 'Odd', '/?q=odd', '{"choices": 7}', false, now() - interval '1 minute')
                """)
            _ = try await waiting.come("Sisal basket", 1, amani, in: db)
            let noted = try await waiting.match(db)
            #expect(noted == 1)
        }
    }
}
