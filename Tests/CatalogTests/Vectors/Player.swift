import Catalog
import Milvus
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// Who is held against the shared suite.
enum Player: String, Sendable, CustomTestStringConvertible {
    /// pgvector as it is: few products are compared one by one.
    case pgvector
    /// pgvector made to go along its index however few there are.
    case hnsw
    case milvus

    static var present: [Player] { TestMilvus.shared == nil ? [.pgvector, .hnsw] : [.pgvector, .hnsw, .milvus] }
    var testDescription: String { rawValue }

    func visit(_ work: (IndexStand) async throws -> Void) async throws {
        // One connection, so that what a test sets holds for every statement.
        try await withDatabase(connections: 1) { db in
            switch self {
            case .pgvector: try await work(IndexStand(db, PgvectorIndex(db)))
            case .hnsw:
                var tuning = PgvectorIndex.Tuning()
                (tuning.few, tuning.ef) = (0, { _ in 40 })
                try await db.run("SET enable_sort = off")
                try await work(IndexStand(db, PgvectorIndex(db, tuning)))
            case .milvus:
                let shared = try #require(TestMilvus.shared)
                let index = MilvusIndex(shared.client(), collection: TestMilvus.name(), db: db)
                try await index.empty()
                try await work(IndexStand(db, index))
                try await shared.client().drop(index.collection)
            }
        }
    }
}

/// A market with an index.
struct IndexStand: Sendable {
    let db: Database
    let index: any VectorIndex
    static let model = "looks-1"

    init(_ db: Database, _ index: any VectorIndex) async throws {
        (self.db, self.index) = (db, index)
        try await Cast.seller(in: db)
    }

    /// A direction so many degrees from the first axis, towards another one.
    static func direction(_ degrees: Float, towards axis: Int = 1) throws -> Embedding {
        var numbers = [Float](repeating: 0, count: Embedding.dimensions)
        let turn = degrees / 180 * .pi
        (numbers[0], numbers[axis]) = (cosine(turn), cosine(.pi / 2 - turn))
        return try Embedding(numbers)
    }

    /// By its series: no other module is needed for a test's few angles.
    private static func cosine(_ x: Float) -> Float {
        var (term, sum): (Double, Double) = (1, 1)
        for n in stride(from: 1.0, to: 30, by: 2) {
            term *= -Double(x) * Double(x) / (n * (n + 1))
            sum += term
        }
        return Float(sum)
    }

    func seller() async throws -> SellerID {
        try #require(try await db.value("SELECT id FROM sellers ORDER BY created_at, id LIMIT 1", as: SellerID.self))
    }

    /// A product with a vector, in the index.
    @discardableResult
    func product(
        _ number: Int, at degrees: Float, status: String = "live", model: String = model, category: String = "bags",
        shillings: Int64? = 2_500, of seller: SellerID? = nil
    ) async throws -> ProductID {
        let owner: SellerID
        if let seller { owner = seller } else { owner = try await self.seller() }
        let id = try await Cast.product(
            "Product \(number)", number: number, of: owner, status: status, category: category, shillings: shillings,
            in: db)
        try await ProductEmbedding.store(try Self.direction(degrees), of: id, model: model, in: db)
        try await index.follow([id], as: db)
        return id
    }

    /// Changes a product by hand, and lets the index know.
    func change(_ id: ProductID, _ assignment: SQL) async throws {
        try await db.run("UPDATE products SET \(sql: assignment) WHERE id = \(id)")
        try await index.follow([id], as: db)
    }

    func near(_ degrees: Float = 0, _ filter: WallFilter = WallFilter(), model: String = model, limit: Int = 10)
        async throws
        -> [ProductID]
    {
        try await index.nearest(to: try Self.direction(degrees), model: model, filter: filter, limit: limit).map(
            \.product)
    }
}
