import Catalog
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite struct SimilarTests {
    /// A unit vector at so many degrees from the first axis.
    private func vector(_ x: Float, _ y: Float) throws -> Embedding {
        var numbers = [Float](repeating: 0, count: 768)
        (numbers[0], numbers[1]) = (x, y)
        return try Embedding(Vector.normalised(numbers))
    }

    private struct Market {
        let own: ProductID, near: ProductID, far: ProductID
    }

    private func market(_ db: Database) async throws -> Market {
        let amani = try await Cast.seller(in: db)
        func product(_ number: Int, _ x: Float, _ y: Float, status: String = "live", model: String = "looks-2")
            async throws -> ProductID
        {
            let id = try await Cast.product("Product \(number)", number: number, of: amani, status: status, in: db)
            try await ProductEmbedding.store(try vector(x, y), of: id, model: model, in: db)
            return id
        }
        let own = try await product(1, 1, 0)
        let far = try await product(2, 0, 1)
        let near = try await product(3, 1, 0.2)
        _ = try await product(4, 1, 0.01, model: "siglip")
        for (number, status) in ["flagged", "rejected", "inactive", "hydrated"].enumerated() {
            _ = try await product(10 + number, 1, 0.05, status: status)
        }
        return Market(own: own, near: near, far: far)
    }

    @Test func `similar products come nearest first, of the same model, on the wall, and never the product itself`()
        async throws
    {
        try await withDatabase { db in
            let market = try await market(db)
            let similar = try await ProductEmbedding.similar(to: market.own, limit: 12, in: db)
            #expect(similar.map(\.id) == [market.near, market.far])
            let one = try await ProductEmbedding.similar(to: market.near, limit: 3, in: db)
            #expect(one.first?.id == market.own)
            let stranger = try await ProductEmbedding.similar(to: .random(), limit: 12, in: db)
            #expect(stranger.isEmpty)
        }
    }

    @Test func `storing again replaces, and outdated are live or flagged products of another model or none`()
        async throws
    {
        try await withDatabase { db in
            let market = try await market(db)
            let outdated = try await ProductEmbedding.outdated(model: "siglip", after: nil, limit: 100, in: db)
            #expect(outdated.count == 4)
            try await ProductEmbedding.store(try vector(0, 1), of: market.near, model: "siglip", in: db)
            let less = try await ProductEmbedding.outdated(model: "siglip", after: nil, limit: 100, in: db)
            #expect(Set(less) == Set(outdated).subtracting([market.near]))
            let behind = try await ProductEmbedding.outdated(model: "siglip", after: less[1], limit: 100, in: db)
            #expect(behind == [less[2]])
            let count = try await ProductEmbedding.count(model: "siglip", in: db)
            #expect(count == 2)
        }
    }

    @Test func `the nearest are found through the HNSW index`() async throws {
        try await withDatabase { db in
            let market = try await market(db)
            let plan = try await db.transaction { tx -> [String] in
                try await tx.run("SET LOCAL enable_seqscan = off")
                return try await tx.values(
                    """
                    EXPLAIN SELECT e.product_id FROM product_embeddings e
                    WHERE e.model = (SELECT model FROM product_embeddings WHERE product_id = \(market.own))
                    ORDER BY e.embedding <#> (SELECT embedding FROM product_embeddings WHERE product_id = \(market.own)) LIMIT 25
                    """)
            }
            #expect(plan.joined(separator: "\n").contains("Index Scan using product_embeddings_near"), "\(plan)")
        }
    }
}
