import Postgres
import Vectors
import Vocabulary

/// Products' vectors, as PostgreSQL keeps them; what is near them is a `VectorIndex`'s to say.
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

    /// A product's own vector, and which model made it.
    package static func find(_ id: ProductID, in db: some SQLSession) async throws -> (
        embedding: Embedding, model: String
    )? {
        let found = try await db.row(
            "SELECT embedding::text, model FROM product_embeddings WHERE product_id = \(id)", as: Own.self)
        return try found.map { (try Embedding(halfvec: $0.embedding), $0.model) }
    }

    private struct Own: SQLRow {
        let embedding, model: String

        init(row: inout RowReader) throws { (embedding, model) = (try row.next(), try row.next()) }
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
