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
