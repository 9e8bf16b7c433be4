import Discovery
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct WatchlistTests {
    @Test func `what is watched is listed, the latest first, and only the visitor's own`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let (visitor, outsider) = (VisitorID.random(), VisitorID.random())
            let first = try await Cast.product(number: 1, of: amani, in: db),
                second = try await Cast.product(number: 2, of: amani, in: db)
            for product in [first, second, first] {
                let isTaken = try await Watchlist.add(product, for: visitor, in: db)
                #expect(isTaken)
            }
            let mine = try await Watchlist.products(of: visitor, in: db),
                theirs = try await Watchlist.products(of: outsider, in: db)
            #expect(mine == [second, first])
            #expect(theirs == [])
            try await Watchlist.remove(first, for: outsider, in: db)
            try await Watchlist.remove(second, for: visitor, in: db)
            let left = try await Watchlist.products(of: visitor, in: db)
            #expect(left == [first])
        }
    }

    @Test(arguments: ["discovered", "hydrated", "flagged", "rejected", "inactive"])
    func `what is not on the wall cannot be watched`(status: String) async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), status: status, in: db)
            let isTaken = try await Watchlist.add(product, for: .random(), in: db)
            let count = try await Cast.count("watches", in: db)
            #expect(!isTaken)
            #expect(count == 0)
        }
    }

    @Test func `the 501st is not taken, and one that is there already still is`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let visitor = VisitorID.random()
            let first = try await Cast.product(number: 999, of: amani, in: db),
                last = try await Cast.product(number: 1_000, of: amani, in: db)
            _ = try await Watchlist.add(first, for: visitor, in: db)
            try await db.run(
                """
                WITH made AS (INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status)
                    SELECT n, \(amani)::bigint, (8000000000000000 + n)::text, 'x', 'live' FROM generate_series(1, 499) n RETURNING id)
                INSERT INTO watches (visitor, product_id) SELECT \(visitor)::uuid, id FROM made
                """)
            let isTaken = try await Watchlist.add(last, for: visitor, in: db)
            let isStillThere = try await Watchlist.add(first, for: visitor, in: db)
            let count = try await Cast.count("watches", in: db)
            #expect(!isTaken)
            #expect(isStillThere)
            #expect(count == Watchlist.limit)
        }
    }
}
