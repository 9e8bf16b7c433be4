import Cache
import Catalog
import Learning
import Postgres
import Retrieval
import Vectors
import Vocabulary

/// What words mean, held against the goods' vectors. What was asked lately is remembered.
package struct MeaningOfWords: Sendable {
    private let db: Database
    private let embedder: @Sendable () async throws -> any Embedder
    private let near:
        @Sendable (Embedding, _ model: String, WallFilter, _ limit: Int) async throws -> [(ProductID, Float)]
    private let known = LRUCache<String, Embedding>(capacity: 4_000)

    /// - Parameter near: live products nearest to a vector, with their cosines.
    package init(
        db: Database, embedder: @escaping @Sendable () async throws -> any Embedder,
        near: @escaping @Sendable (Embedding, String, WallFilter, Int) async throws -> [(ProductID, Float)]
    ) {
        (self.db, self.embedder, self.near) = (db, embedder, near)
    }

    /// A query's vector, and how its cosines with goods become cosines between texts.
    struct Query: Sendable {
        let embedding: Embedding
        let model: String
        let scale: Float
    }

    /// - Parameter plan: of these words; it knows which of them are mistyped.
    func query(_ typed: String, _ plan: QueryPlan) async throws -> Query {
        let embedder = try await embedder()
        let words = plan.meant(typed, unless: embedder.knows)
        let key = embedder.name + "\n" + words
        let embedding: Embedding
        if let remembered = known.value(for: key) {
            embedding = remembered
        } else {
            embedding = try await embedder.queryEmbedding(words)
            known.keep(embedding, for: key)
        }
        // Where pictures and words have a half each, words alone meet a product with the root of their share.
        let scale = embedder is LocalEmbedder ? 1 / (1 - Embedding.pictureShare).squareRoot() : 1
        return Query(embedding: embedding, model: embedder.name, scale: scale)
    }

    func nearest(to query: Query, _ filter: WallFilter, limit: Int) async throws -> [(id: Int64, cosine: Float)] {
        try await near(query.embedding, query.model, filter, limit).map { ($0.0.rawValue, $0.1 * query.scale) }
    }

    func cosines(of ids: [Int64], with query: Query) async throws -> [Int64: Float] {
        try await ProductEmbedding.cosines(of: ids, with: query.embedding, model: query.model, in: db)
            .mapValues { $0 * query.scale }
    }
}
