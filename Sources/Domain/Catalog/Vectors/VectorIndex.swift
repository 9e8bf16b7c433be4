import Postgres
import Vectors
import Vocabulary

/// A product and how alike it is.
package struct Neighbour: Sendable, Equatable {
    package let product: ProductID
    /// In [-1, 1], from vectors of half precision.
    package let cosine: Float

    package init(_ product: ProductID, cosine: Float) { (self.product, self.cosine) = (product, cosine) }
}

/// How widely an HNSW index is searched.
package enum SearchWidth: Sendable, CaseIterable {
    /// For neighbours that stand among what words found: a fifth of the time.
    case narrow
    /// Where the neighbours are the answer. Graphs of the same million differ from build to build: with 400 recall@10 was 0.94 to 0.97.
    case wide

    /// HNSW's `ef`.
    package var ef: Int { self == .narrow ? 120 : 640 }
}

/// Where products near a vector are looked for. Two play it: `PgvectorIndex`, and past one machine `MilvusIndex`; one suite
/// holds both to the same.
///
/// PostgreSQL keeps the vectors whoever plays; what another player holds is derived from it, and may be made again.
package protocol VectorIndex: Sendable {
    /// As `/health` calls it.
    var name: String { get }

    /// Live products nearest to a vector, nearest first; never one that is not live at this moment.
    ///
    /// - Parameters:
    ///   - model: which model made the vector; only its vectors can be compared.
    ///   - filter: holds for every one of them, and is part of the search: it does not shorten the list. Words are not
    ///     looked at; they are another engine's.
    ///   - limit: 1 to 200.
    func nearest(to embedding: Embedding, model: String, filter: WallFilter, limit: Int, width: SearchWidth)
        async throws -> [Neighbour]

    /// The same of a product's own vector, without the product itself; nothing for one without a vector.
    func nearest(to product: ProductID, filter: WallFilter, limit: Int) async throws -> [Neighbour]

    /// Takes over what PostgreSQL says of these products now: keeps the live ones, forgets the others. Twice is as once.
    func follow(_ products: [ProductID], as db: some SQLSession) async throws

    /// How many live products it can find by this model's vectors.
    func count(model: String) async throws -> Int

    /// - Throws: when it cannot be asked at the moment.
    func check() async throws
}

extension VectorIndex {
    package func nearest(to embedding: Embedding, model: String, filter: WallFilter, limit: Int) async throws
        -> [Neighbour]
    {
        try await nearest(to: embedding, model: model, filter: filter, limit: limit, width: .wide)
    }
}

extension ProductCard {
    /// Cards of neighbours, in their order.
    package static func of(_ neighbours: [Neighbour], in db: some SQLSession) async throws -> [ProductCard] {
        if neighbours.isEmpty { return [] }
        return try await find(neighbours.map(\.product), in: db).filter(\.isLive).map(\.card)
    }
}
