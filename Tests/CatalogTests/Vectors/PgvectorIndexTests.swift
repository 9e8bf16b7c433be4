import Foundation
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

@testable import Catalog

/// The two ways of pgvector, over goods that lie in heaps as a market's do.
@Suite(.timeLimit(.minutes(5))) struct PgvectorIndexTests {
    private static let count = 2_500

    /// Products in 49 heaps; every fiftieth is of the shoes, every tenth hidden.
    private func market(_ db: Database) async throws {
        let amani = try await Cast.seller(in: db)
        try await db.run("SELECT setseed(0.7)")
        try await db.run(
            """
            INSERT INTO products (id, seller_id, status, title, category, live_since)
            SELECT n, \(amani), CASE WHEN n % 10 = 3 THEN 'hidden' ELSE 'live' END, 'Product ' || n,
                CASE WHEN n % 50 = 0 THEN 'shoes' ELSE 'bags' END, now() FROM generate_series(1, \(literal: Self.count)) n
            """)
        try await db.run(
            """
            CREATE TABLE heaps AS SELECT h, ARRAY(SELECT random() - 0.5 + h * 0 FROM generate_series(1, 768)) AS centre
                FROM generate_series(0, 48) h
            """)
        // In small steps: a long transaction would hold up the events of the tests beside this one.
        for first in stride(from: 1, through: Self.count, by: 100) {
            try await db.run(
                """
                INSERT INTO product_embeddings (product_id, model, embedding)
                SELECT p.id, 'looks-1', l2_normalize((SELECT array_agg((c + (random() - 0.5) * 0.8 + p.id * 0)::real ORDER BY i)
                    FROM unnest(h.centre) WITH ORDINALITY AS u (c, i))::halfvec(768))
                FROM products p JOIN heaps h ON h.h = p.id % 49 WHERE p.id BETWEEN \(first) AND \(first + 99)
                """)
        }
        try await db.run("ANALYZE")
    }

    private func true10(_ id: ProductID, _ condition: SQL, _ db: Database) async throws -> [ProductID] {
        try await db.values(
            """
            SELECT e.product_id FROM product_embeddings e JOIN products p ON p.id = e.product_id
            WHERE p.status = 'live' AND p.id <> \(id) AND \(sql: condition)
            ORDER BY (e.embedding <#> (SELECT embedding FROM product_embeddings WHERE product_id = \(id))) + 0 LIMIT 10
            """)
    }

    private func recall(_ index: PgvectorIndex, _ filter: WallFilter, _ condition: SQL, _ db: Database) async throws
        -> Double
    {
        var hits = 0
        for number in stride(from: Int64(7), to: Int64(Self.count), by: 100) {
            let id = try #require(ProductID(rawValue: number))
            let wanted = try await true10(id, condition, db)
            let found = try await index.nearest(to: id, filter: filter, limit: 10)
            #expect(found.count == 10)
            hits += Set(found.map(\.product)).intersection(wanted).count
        }
        return Double(hits) / 10 / 25
    }

    private func plan(_ index: PgvectorIndex, _ filter: WallFilter, _ db: Database) async throws -> String {
        let id = try #require(ProductID(rawValue: 7))
        let statement = index.statement(PgvectorIndex.vector(of: id), filter.conditionsBesideWords, 10)
        let lines: [String] = try await db.values(
            "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) \(sql: statement)")
        return lines.joined(separator: "\n")
    }

    @Test func `few products are compared one by one, exactly; many are found along the index`() async throws {
        try await withDatabase(connections: 1) { db in
            try await market(db)
            let index = PgvectorIndex(db), shoes = WallFilter(categories: ["shoes"])
            let exact = try await recall(index, shoes, "p.category = 'shoes'", db)
            let wide = try await recall(index, WallFilter(), "true", db)
            #expect(exact == 1)
            #expect(wide >= 0.95)
            let narrowPlan = try await plan(index, shoes, db), widePlan = try await plan(index, WallFilter(), db)
            let ofIndex =
                /Index Scan using product_embeddings_near on product_embeddings [a-z_0-9]+ \((never executed|actual rows)/
            let narrow = narrowPlan.firstMatch(of: ofIndex).map { String($0.1) }
            let along = widePlan.firstMatch(of: ofIndex).map { String($0.1) }
            #expect(narrow == "never executed", "\(narrowPlan)")
            #expect(along == "actual rows", "\(widePlan)")
        }
    }

    @Test func `a filter that few pass is followed along the index until there are enough`() async throws {
        try await withDatabase(connections: 1) { db in
            try await market(db)
            var tuning = PgvectorIndex.Tuning()
            (tuning.few, tuning.ef) = (20, { _ in 40 })
            let index = PgvectorIndex(db, tuning)
            // Fifty of 2,500, and the index gives forty at a time.
            let found = try await recall(index, WallFilter(categories: ["shoes"]), "p.category = 'shoes'", db)
            #expect(found >= 0.9)
            let settings: [String] = try await db.values(
                "SELECT current_setting(name) FROM unnest(ARRAY['hnsw.ef_search', 'hnsw.iterative_scan', 'hnsw.max_scan_tuples']) name"
            )
            #expect(settings == ["40", "off", "20000"])
        }
    }

    @Test func `neighbours take one statement`() async throws {
        try await withDatabase(connections: 1) { db in
            try await market(db)
            let index = PgvectorIndex(db), id = try #require(ProductID(rawValue: 7))
            let count = try await statements(in: db) {
                _ = try await index.nearest(to: id, filter: WallFilter(), limit: 10)
            }
            #expect(count == 1)
        }
    }
}
