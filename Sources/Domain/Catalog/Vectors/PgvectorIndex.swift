import Postgres
import Vectors
import Vocabulary

/// Vectors in PostgreSQL, beside everything that filters them.
///
/// One statement, one trip. It counts first how many products the filter leaves, up to `few`: that many are compared one by
/// one, which is exact; more are looked for along the HNSW index, which goes on until enough have passed the filter.
/// - Source: docs/decisions/0015-vectors.md
package struct PgvectorIndex: VectorIndex {
    private let db: Database
    private let tuning: Tuning

    /// What decides between the two ways, and how far the second goes.
    package struct Tuning: Sendable {
        /// So many are compared one by one: that takes less time than the index needs to find ten among them.
        package var few = 2_000
        /// HNSW's `ef_search`, and how many vectors the index looks at before it gives up.
        package var ef: @Sendable (SearchWidth) -> Int = \.ef
        package var furthest = 20_000
        package init() {}
    }

    package init(_ db: Database, _ tuning: Tuning = Tuning()) { (self.db, self.tuning) = (db, tuning) }

    package var name: String { "pgvector" }

    package func nearest(
        to embedding: Embedding, model: String, filter: WallFilter, limit: Int, width: SearchWidth
    ) async throws -> [Neighbour] {
        let asked: SQL = "SELECT \(embedding.halfvec)::halfvec(768) AS embedding, \(model)::text AS model"
        return try await db.rows(statement(asked, filter.conditionsBesideWords, limit, width))
    }

    package func nearest(to product: ProductID, filter: WallFilter, limit: Int) async throws -> [Neighbour] {
        let conditions: SQL = "\(sql: filter.conditionsBesideWords) AND p.id <> \(product)"
        return try await db.rows(statement(Self.vector(of: product), conditions, limit))
    }

    /// A product's own vector and its model; no row when it has none.
    static func vector(of product: ProductID) -> SQL {
        "SELECT embedding, model FROM product_embeddings WHERE product_id = \(product)"
    }

    /// - Parameters:
    ///   - asked: gives the vector and the model.
    ///   - conditions: on products `p`.
    ///
    /// The settings of the index are made by the statement itself, in the transaction that it is: `tuned` is read before the
    /// branch along the index begins. Neither branch is left to the planner's guess at the filter's share: `+ 0` keeps the
    /// one away from the index, and behind `OFFSET 0` the planner of the other does not see the filter.
    func statement(_ asked: SQL, _ conditions: SQL, _ limit: Int, _ width: SearchWidth = .wide) -> SQL {
        precondition((1...200).contains(limit), "1 to 200 neighbours")
        return """
            WITH asked AS MATERIALIZED (\(sql: asked)),
            few AS MATERIALIZED (SELECT p.id FROM products p
                WHERE EXISTS (SELECT 1 FROM asked) AND \(sql: conditions) LIMIT \(literal: tuning.few + 1)),
            tuned AS MATERIALIZED (SELECT CASE WHEN (SELECT count(*) FROM few) > \(literal: tuning.few)
                THEN set_config('hnsw.ef_search', '\(literal: max(tuning.ef(width), limit))', true)
                    || set_config('hnsw.iterative_scan', 'relaxed_order', true)
                    || set_config('hnsw.max_scan_tuples', '\(literal: tuning.furthest)', true) END AS far)
            SELECT n.product_id, -n.distance FROM (
                (SELECT e.product_id, (e.embedding <#> (SELECT embedding FROM asked)) + 0 AS distance
                FROM few JOIN product_embeddings e ON e.product_id = few.id
                WHERE e.model = (SELECT model FROM asked) AND (SELECT far FROM tuned) IS NULL
                ORDER BY distance LIMIT \(literal: limit))
                UNION ALL
                (SELECT e.product_id, e.embedding <#> (SELECT embedding FROM asked) AS distance
                FROM product_embeddings e
                JOIN LATERAL (SELECT 1 FROM products p WHERE p.id = e.product_id AND \(sql: conditions) OFFSET 0) shown ON true
                WHERE e.model = (SELECT model FROM asked) AND (SELECT far FROM tuned) IS NOT NULL
                ORDER BY e.embedding <#> (SELECT embedding FROM asked) LIMIT \(literal: limit))
            ) n ORDER BY n.distance, n.product_id LIMIT \(literal: limit)
            """
    }

    /// Nothing to do: the table is the index.
    package func follow(_ products: [ProductID], as db: some SQLSession) async throws {}

    package func count(model: String) async throws -> Int {
        try await db.value(
            """
            SELECT count(*) FROM product_embeddings e JOIN products p ON p.id = e.product_id
            WHERE e.model = \(model) AND p.status = 'live'
            """) ?? 0
    }

    package func check() async throws { try await db.run("SELECT 1") }
}

extension Neighbour: SQLRow {
    package init(row: inout RowReader) throws {
        product = try ProductID(row: &row)
        cosine = Float(try row.next(Double.self))
    }
}

extension WallFilter {
    /// The conditions on live products `p`, but for the words.
    var conditionsBesideWords: SQL {
        var wordless = self
        (wordless.words, wordless.alternatives) = (nil, [:])
        return wordless.conditions()
    }
}
