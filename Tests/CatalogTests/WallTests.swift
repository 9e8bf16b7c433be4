import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct WallTests {
    /// 100 products that went live at the same moment.
    private func hundred(_ db: Database) async throws -> SellerID {
        let amani = try await Cast.seller(in: db)
        try await db.run(
            """
            INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status, title, last_hydrated_at, live_since)
            SELECT n * 7919, \(amani)::bigint, (7000000000000000 + n)::text, 'x', 'live', 'Thing ' || n, now(), '2026-10-01 08:00:00.123456+00'
            FROM generate_series(1, 100) n
            """)
        return amani
    }

    @Test(arguments: [1, 7, 36, 99, 100])
    func `no product comes twice and none is lost, forward and back`(limit: Int) async throws {
        try await withDatabase { db in
            _ = try await hundred(db)
            var forward: [[ProductID]] = []
            var place: WallPlace? = .start
            var last: WallPage<ProductCard>?
            while let here = place {
                let page = try await ProductCard.live(at: here, limit: limit, in: db)
                forward.append(page.items.map(\.id))
                (place, last) = (page.next, page)
                try #require(forward.count <= 100)
            }
            #expect(forward.joined().map(\.rawValue) == (1...100).reversed().map { Int64($0 * 7_919) })
            var back: [[ProductID]] = [forward.last ?? []]
            place = last?.previous
            while let here = place, back.count <= 100 {
                let page = try await ProductCard.live(at: here, limit: limit, in: db)
                if !page.items.isEmpty { back.insert(page.items.map(\.id), at: 0) }
                place = page.previous
            }
            #expect(back == forward)
        }
    }

    @Test func `filters leave what they name, together`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let basket = try await Cast.product("Sisal kiondo basket", number: 1, of: amani, category: "bags", in: db)
            let bag = try await Cast.product(
                "Kitenge bag", number: 2, of: dala, description: "With a sisal strap", category: "bags", in: db)
            let pot = try await Cast.product(
                "Sufuria", number: 3, of: dala, description: "Aluminium", category: "kitchen", in: db)
            for (number, status) in ["discovered", "hydrated", "flagged", "rejected", "inactive"].enumerated() {
                try await Cast.product("Sisal hidden", number: 10 + number, of: amani, status: status, in: db)
            }
            func titles(_ filter: WallFilter) async throws -> (Set<ProductID>, Int) {
                (
                    Set(try await ProductCard.live(filter, limit: 100, in: db).items.map(\.id)),
                    try await ProductCard.count(filter, in: db)
                )
            }
            let all = try await titles(WallFilter()), bags = try await titles(WallFilter(categories: ["bags"]))
            let dalas = try await titles(WallFilter(seller: dala)), sisal = try await titles(WallFilter(words: "SISAL"))
            let strap = try await titles(WallFilter(categories: ["bags"], seller: dala, words: "strap sisal"))
            let hostile = try await titles(WallFilter(words: "' OR 1=1; -- & | ! :* \\"))
            #expect(all.0 == [basket, bag, pot])
            #expect(bags.0 == [basket, bag])
            #expect(dalas.0 == [bag, pot])
            #expect(sisal.0 == [basket, bag])
            #expect(strap.0 == [bag])
            let numbers: [Int] = [all.1, bags.1, dalas.1, sisal.1, strap.1]
            #expect(numbers == [3, 2, 2, 2, 1] as [Int])
            #expect(hostile.1 == hostile.0.count)
        }
    }

    @Test func `a card says what a list needs, and the seller's address only until the picture is ours`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let key = String(repeating: "ab", count: 32)
            try await Cast.product("Ours", number: 1, of: amani, key: key, in: db)
            try await Cast.product(
                "Theirs", number: 2, of: amani, shillings: nil, liveSince: Date(timeIntervalSince1970: 1_780_000_000),
                in: db)
            let cards = try await ProductCard.live(limit: 2, in: db).items
            #expect(cards.map(\.title) == ["Ours", "Theirs"])
            #expect(cards.map(\.picture.key) == [key, nil])
            #expect(cards.map(\.picture.sourceURL) == ["", "https://cdn.test/v/1_n.jpg?oe=7FFFFFFF"])
            #expect(cards.map(\.price) == [.amount(minor: 250_000, currency: "KES"), .unknown])
            #expect(cards.map(\.sellerSlug) == ["amani", "amani"])
        }
    }

    @Test func `products found by id keep their order, and those kept back are left out`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            var ids: [String: ProductID] = [:]
            for (number, status) in ["live", "inactive", "flagged", "rejected", "discovered"].enumerated() {
                ids[status] = try await Cast.product(status, number: number, of: amani, status: status, in: db)
            }
            let asked = ["rejected", "inactive", "flagged", "live", "discovered"].compactMap { ids[$0] }
            let found = try await ProductCard.find(asked + [.random()], in: db)
            #expect(found.map(\.card.title) == ["inactive", "live"])
            #expect(found.map(\.isLive) == [false, true])
        }
    }

    @Test func `the hot list reads products_wall and sorts nothing`() async throws {
        try await withDatabase { db in
            _ = try await hundred(db)
            try await db.run(
                """
                INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status, title, last_hydrated_at, live_since)
                SELECT 1000000 + n, (SELECT id FROM sellers), (8000000000000000 + n)::text, 'x', 'live', 'More', now(), now() - n * interval '1 second'
                FROM generate_series(1, 5000) n
                """)
            try await db.run("ANALYZE products")
            let plan: [String] = try await db.values(
                """
                EXPLAIN SELECT p.id, s.name FROM products p JOIN sellers s ON s.id = p.seller_id
                WHERE p.status = 'live' AND (p.live_since, p.id) < (now(), 5) ORDER BY p.live_since DESC, p.id DESC LIMIT 21
                """)
            let text = plan.joined(separator: "\n")
            #expect(text.contains("Index Scan using products_wall on products"), "\(text)")
            #expect(!text.contains("Sort"), "\(text)")
        }
    }

    @Test func `a page of the wall is one statement, however long it is`() async throws {
        try await withDatabase(connections: 1) { db in
            _ = try await hundred(db)
            for limit in [1, 100] {
                let count = try await statements(in: db) {
                    _ = try await ProductCard.live(
                        WallFilter(categories: ["other"], words: "thing"), limit: limit, in: db)
                }
                #expect(count == 1)
            }
        }
    }
}
