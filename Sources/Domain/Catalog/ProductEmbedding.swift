import Postgres
import Vectors
import Vocabulary

/// Products' vectors, and what is near them.
package enum ProductEmbedding {
    package static func store(_ embedding: Embedding, of id: ProductID, model: String, in db: some SQLSession)
        async throws
    {
        try await db.run(
            """
            INSERT INTO product_embeddings (product_id, model, embedding) VALUES (\(id), \(model), \(embedding.halfvec)::halfvec)
            ON CONFLICT (product_id) DO UPDATE SET model = excluded.model, embedding = excluded.embedding
            """)
    }

    /// Live products nearest to one, nearest first (cosine, through the HNSW index); at most `limit` (1 to 40).
    ///
    /// One statement: the product's own vector is read by the index scan's subquery.
    package static func similar(to id: ProductID, limit: Int, in db: some SQLSession) async throws -> [ProductCard] {
        try await db.rows(
            """
            WITH near AS MATERIALIZED (
                SELECT e.product_id, e.embedding <#> (SELECT embedding FROM product_embeddings WHERE product_id = \(id)) AS distance
                FROM product_embeddings e
                WHERE e.model = (SELECT model FROM product_embeddings WHERE product_id = \(id))
                ORDER BY e.embedding <#> (SELECT embedding FROM product_embeddings WHERE product_id = \(id)) LIMIT \(literal: limit * 2 + 1))
            SELECT \(sql: ProductCard.columns) FROM near n JOIN products p ON p.id = n.product_id JOIN sellers s ON s.id = p.seller_id
            WHERE p.status = 'live' AND p.id <> \(id) ORDER BY n.distance LIMIT \(literal: limit)
            """)
    }

    /// Products whose vector is of another model, or missing: to be embedded again.
    package static func outdated(model: String, after id: ProductID?, limit: Int, in db: some SQLSession) async throws
        -> [ProductID]
    {
        try await db.values(
            """
            SELECT p.id FROM products p LEFT JOIN product_embeddings e ON e.product_id = p.id
            WHERE p.status IN ('live', 'flagged') AND e.model IS DISTINCT FROM \(model) AND p.id > \(id?.rawValue ?? 0)
            ORDER BY p.id LIMIT \(literal: limit)
            """)
    }

    /// Vectors by model.
    package static func count(model: String, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM product_embeddings WHERE model = \(model)") ?? 0
    }
}

extension ProductEmbedding {
    /// How near each of these products is to a vector of the same model; those without a vector are missing. At most 1,000.
    package static func cosines(of ids: [Int64], with embedding: Embedding, model: String, in db: some SQLSession)
        async throws -> [Int64: Float]
    {
        if ids.isEmpty { return [:] }
        let found = try await db.rows(
            """
            SELECT product_id, -(embedding <#> \(embedding.halfvec)::halfvec) FROM product_embeddings
            WHERE product_id = ANY (\(Array(ids.prefix(1_000)))::bigint[]) AND model = \(model)
            """, as: Cosine.self)
        return Dictionary(found.map { ($0.product, $0.cosine) }, uniquingKeysWith: { first, _ in first })
    }

    private struct Cosine: SQLRow {
        let product: Int64
        let cosine: Float

        init(row: inout RowReader) throws {
            product = try row.next()
            cosine = Float(try row.next(Double.self))
        }
    }
}
