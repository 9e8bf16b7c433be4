import Catalog
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite struct ProductEmbeddingTests {
    /// A unit vector at so many degrees from the first axis.
    private func vector(_ x: Float, _ y: Float) throws -> Embedding {
        var numbers = [Float](repeating: 0, count: 768)
        (numbers[0], numbers[1]) = (x, y)
        return try Embedding(Vector.normalised(numbers))
    }

    /// - Returns: one of the live products.
    private func market(_ db: Database) async throws -> ProductID {
        let amani = try await Cast.seller(in: db)
        func product(_ number: Int, _ x: Float, _ y: Float, status: String = "live", model: String = "looks-1")
            async throws -> ProductID
        {
            let id = try await Cast.product("Product \(number)", number: number, of: amani, status: status, in: db)
            try await ProductEmbedding.store(try vector(x, y), of: id, model: model, in: db)
            return id
        }
        _ = try await product(1, 1, 0)
        _ = try await product(2, 0, 1)
        let near = try await product(3, 1, 0.2)
        _ = try await product(4, 1, 0.01, model: "siglip")
        for (number, status) in ["flagged", "rejected", "inactive", "hydrated"].enumerated() {
            _ = try await product(10 + number, 1, 0.05, status: status)
        }
        return near
    }

    @Test func `storing again replaces, and outdated are live or flagged products of another model or none`()
        async throws
    {
        try await withDatabase { db in
            let near = try await market(db)
            let outdated = try await ProductEmbedding.outdated(model: "siglip", after: nil, limit: 100, in: db)
            #expect(outdated.count == 4)
            try await ProductEmbedding.store(try vector(0, 1), of: near, model: "siglip", in: db)
            let less = try await ProductEmbedding.outdated(model: "siglip", after: nil, limit: 100, in: db)
            #expect(Set(less) == Set(outdated).subtracting([near]))
            let behind = try await ProductEmbedding.outdated(model: "siglip", after: less[1], limit: 100, in: db)
            #expect(behind == [less[2]])
            let count = try await ProductEmbedding.count(model: "siglip", in: db)
            #expect(count == 2)
        }
    }
}
