import Milvus
import Postgres
import Vectors
import Vocabulary

/// Vectors in Milvus, for a market that one PostgreSQL's index no longer serves.
///
/// Milvus answers which products are near and pass the filter; PostgreSQL has the last word on every one of them, so that
/// what was hidden a moment ago is not shown, and what Milvus cannot tell exactly is told.
package struct MilvusIndex: VectorIndex {
    private let milvus: Milvus
    package let collection: String
    private let db: Database

    /// At most so many are asked for when many turn out not to be shown.
    private static let most = 4_096

    package init(_ milvus: Milvus, collection: String, db: Database) {
        (self.milvus, self.collection, self.db) = (milvus, collection, db)
    }

    package var name: String { "milvus" }

    package func nearest(
        to embedding: Embedding, model: String, filter: WallFilter, limit: Int, width: SearchWidth
    ) async throws -> [Neighbour] {
        try await nearest(to: embedding.halfvec, model: model, but: nil, filter, limit, width)
    }

    package func nearest(to product: ProductID, filter: WallFilter, limit: Int) async throws -> [Neighbour] {
        let own = try await db.row(
            "SELECT v.embedding::text, v.model FROM (\(sql: PgvectorIndex.vector(of: product))) v", as: OwnVector.self)
        guard let own else { return [] }
        return try await nearest(to: own.embedding, model: own.model, but: product, filter, limit, .wide)
    }

    private func nearest(
        to vector: String, model: String, but own: ProductID?, _ filter: WallFilter, _ limit: Int, _ width: SearchWidth
    ) async throws -> [Neighbour] {
        precondition((1...200).contains(limit), "1 to 200 neighbours")
        var parts = [MilvusFilter.equal("model", model)]
        if let own { parts.append(.other("id", than: own.rawValue)) }
        let path = try await path(of: filter.car)
        if filter.isImpossible(carsPath: path) { return [] }
        parts += filter.milvusParts(carsPath: path)
        var asked = 2 * limit
        while true {
            let hits = try await milvus.search(
                collection, "embedding", near: vector.utf8, .all(parts), limit: asked, width: width.ef)
            let shown = try await shown(hits, filter)
            let hasAll = hits.count < asked || asked == Self.most
            if shown.count >= limit || hasAll { return Array(shown.prefix(limit)) }
            asked = min(4 * asked, Self.most)
        }
    }

    /// Those that may be seen, in order.
    private func shown(_ hits: [MilvusHit], _ filter: WallFilter) async throws -> [Neighbour] {
        let found = hits.compactMap { hit in ProductID(rawValue: hit.id).map { Neighbour($0, cosine: hit.score) } }
        if found.isEmpty { return [] }
        let live = try await db.values(
            """
            SELECT p.id FROM products p
            WHERE p.id = ANY (\(found.map(\.product))::bigint[]) AND \(sql: filter.conditionsBesideWords)
            """, as: ProductID.self)
        let shown = Set(live)
        return found.filter { shown.contains($0.product) }
    }

    /// The vehicle and all above it: what is for those is for it.
    private func path(of car: WallFilter.Car?) async throws -> [VehicleID] {
        guard let car else { return [] }
        return try await db.values(
            "SELECT unnest(path) FROM vehicles WHERE id = \(car.vehicle)", as: VehicleID.self)
    }

    package func follow(_ products: [ProductID], as db: some SQLSession) async throws {
        let live = try await IndexedProduct.find(products, in: db)
        try await milvus.upsert(live, into: collection) { $1.write(to: &$0) }
        let gone = Set(products).subtracting(live.map(\.id))
        if gone.isEmpty { return }
        try await milvus.delete(.among("id", gone.map(\.rawValue).sorted()), from: collection)
    }

    package func count(model: String) async throws -> Int {
        try await milvus.count(.equal("model", model), in: collection)
    }

    /// - Throws: also when the collection is not there, or not loaded.
    package func check() async throws { _ = try await milvus.count(.equal("id", 0), in: collection) }

    package func isEmpty() async throws -> Bool { try await milvus.count(.atLeast("id", 0), in: collection) == 0 }

    /// Makes the collection when there is none.
    /// - Returns: whether it was made, and so is empty.
    package func prepare() async throws -> Bool {
        let isThere = try await milvus.has(collection)
        if isThere {
            try await milvus.check(collection, is: IndexedProduct.shape)
            try await milvus.load(collection)
        } else {
            try await milvus.create(collection, IndexedProduct.shape)
        }
        return !isThere
    }

    /// Forgets everything.
    /// - Throws: `MilvusFault.otherShape` instead when the collection is not ours.
    package func empty() async throws {
        guard try await milvus.has(collection) else { return try await milvus.create(collection, IndexedProduct.shape) }
        try await milvus.check(collection, is: IndexedProduct.shape)
        try await milvus.drop(collection)
        try await milvus.create(collection, IndexedProduct.shape)
    }
}

private struct OwnVector: SQLRow {
    let embedding: String
    let model: String
    init(row: inout RowReader) throws { (embedding, model) = (try row.next(), try row.next()) }
}
