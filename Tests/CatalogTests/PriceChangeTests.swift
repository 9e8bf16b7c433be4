import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

extension Database {
    /// Sets a price as of days ago: what the database notes is moved back, which only a test may.
    fileprivate func price(_ product: ProductID, _ minor: Int64?, daysAgo: Int = 0) async throws {
        try await run(
            "UPDATE products SET price_minor = \(minor), currency = \(minor.map { _ in "KES" }) WHERE id = \(product)")
        try await run("ALTER TABLE price_changes DISABLE TRIGGER price_changes_append_only")
        try await run(
            """
            UPDATE price_changes SET at = now() - make_interval(days => \(daysAgo))
            WHERE id = (SELECT max(id) FROM price_changes WHERE product_id = \(product))
            """)
        try await run("ALTER TABLE price_changes ENABLE TRIGGER price_changes_append_only")
    }
}

@Suite struct PriceChangeTests {
    @Test func `whoever changes a price and however, it is noted with who and why`() async throws {
        try await withDatabase { db in
            let id = try await Cast.product(of: try await Cast.seller(in: db), shillings: 25, in: db)
            try await db.transaction { tx in
                try await Provenance.tell("account:x", "season's end", in: tx)
                try await tx.run("UPDATE products SET price_minor = 2000 WHERE id = \(id)")
            }
            try await db.run("UPDATE products SET price_minor = NULL, currency = NULL WHERE id = \(id)")
            try await db.run("UPDATE products SET title = 'Other' WHERE id = \(id)")
            let changes = try await PriceChange.of(id, in: db)
            #expect(changes.map(\.wasMinor) == [2000, 2500, nil])
            #expect(changes.map(\.becomesMinor) == [nil, 2000, 2500])
            #expect(changes.map(\.actor) == ["system", "account:x", "system"])
            #expect(changes.map(\.reason) == ["", "season's end", ""])
            #expect(changes.map(\.currency) == ["KES", "KES", "KES"])
        }
    }

    @Test func `nobody rewrites the history`() async throws {
        try await withDatabase { db in
            _ = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            await #expect(throws: PostgresFault.self) { try await db.run("UPDATE price_changes SET becomes_minor = 1") }
            await #expect(throws: PostgresFault.self) { try await db.run("DELETE FROM price_changes") }
            let count = try await Cast.count("price_changes", in: db)
            #expect(count == 1)
        }
    }

    @Test func `a reduction names the lowest price of the thirty days before it`() async throws {
        try await withDatabase { db in
            let id = try await Cast.product(of: try await Cast.seller(in: db), shillings: nil, in: db)
            try await db.price(id, 900, daysAgo: 80)
            try await db.price(id, 3000, daysAgo: 60)
            try await db.price(id, 2500, daysAgo: 20)
            try await db.price(id, 2800, daysAgo: 10)
            try await db.price(id, 1500, daysAgo: 0)
            let lowest = try await PriceChange.lowestBeforeReduction(of: id, in: db)
            #expect(lowest == 2500)
            try await db.price(id, 1600, daysAgo: 0)
            let afterRise = try await PriceChange.lowestBeforeReduction(of: id, in: db)
            #expect(afterRise == nil)
        }
    }

    @Test func `the price in force when the thirty days began counts`() async throws {
        try await withDatabase { db in
            let id = try await Cast.product(of: try await Cast.seller(in: db), shillings: nil, in: db)
            try await db.price(id, 2000, daysAgo: 90)
            try await db.price(id, 3000, daysAgo: 5)
            try await db.price(id, 2500, daysAgo: 0)
            let lowest = try await PriceChange.lowestBeforeReduction(of: id, in: db)
            #expect(lowest == 2000)
        }
    }

    @Test func `a variant's price has its own history`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller(in: db)
            let id = try await Cast.product(of: seller, shillings: 10, in: db)
            let variant = try await db.transaction {
                try await Variant.add(VariantWish(sku: "A-1", priceMinor: 1_200), to: id, of: seller, in: $0)
            }
            _ = try await db.transaction {
                try await Variant.change(variant, of: seller, to: VariantWish(sku: "A-1", priceMinor: 1_100), in: $0)
            }
            let changes = try await PriceChange.of(id, in: db)
            #expect(changes.map(\.variant) == [variant, variant, nil])
            #expect(changes.map(\.becomesMinor) == [1_100, 1_200, 1_000])
        }
    }
}
