import Catalog
import Events
import Flows
import Milvus
import Postgres
import Telemetry
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite(.enabled(if: TestMilvus.shared != nil, "milvus-lite cannot be had"), .timeLimit(.minutes(5)))
struct FeedVectorsTests {
    /// A market with a collection of its own.
    private struct Stand {
        let db: Database
        let index: MilvusIndex
        let feed: FeedVectors

        init(_ db: Database, batch: Int = 200) throws {
            let milvus = try #require(TestMilvus.shared)
            self.db = db
            index = MilvusIndex(milvus.client(), collection: TestMilvus.name(), db: db)
            feed = FeedVectors(db: db, index: index, log: .silent, batch: batch)
        }

        func product(_ number: Int, status: String = "live", of seller: SellerID) async throws -> ProductID {
            let id = try await Cast.product("Product \(number)", number: number, of: seller, status: status, in: db)
            var numbers = [Float](repeating: 0, count: 768)
            (numbers[0], numbers[1]) = (1, Float(number) / 10)
            try await ProductEmbedding.store(try Embedding(numbers), of: id, model: "looks-1", in: db)
            return id
        }

        /// Steps until nothing is left to do, at most ten seconds: other tests' transactions hold events back for a moment.
        func settle() async throws {
            let isDone = await soon {
                do {
                    while try await feed.step() {}
                    let lag = try await Outbox.lag(of: FeedVectors.consumer, kinds: FeedVectors.kinds, in: db)
                    return lag?.events == 0
                } catch {
                    Issue.record("\(error)")
                    return true
                }
            }
            #expect(isDone)
        }

        func found() async throws -> [ProductID] {
            var numbers = [Float](repeating: 0, count: 768)
            numbers[0] = 1
            return try await index.nearest(
                to: try Embedding(numbers), model: "looks-1", filter: WallFilter(), limit: 50
            )
            .map(\.product)
        }
    }

    @Test func `an empty collection is filled in batches, and then changes are followed`() async throws {
        try await withDatabase { db in
            let stand = try Stand(db, batch: 3), amani = try await Cast.seller(in: db)
            var products: [ProductID] = []
            for number in 1...8 { products.append(try await stand.product(number, of: amani)) }
            _ = try await stand.product(20, status: "flagged", of: amani)
            try await stand.feed.prepare()
            try await stand.settle()
            let filled = try await VectorFill.find(stand.index.collection, in: db)
            let found = try await stand.found()
            #expect(filled?.isComplete == true)
            #expect(found == products)
            try await db.run("UPDATE products SET status = 'inactive' WHERE id = \(products[0])")
            try await db.run("UPDATE products SET category = 'shoes' WHERE id = \(products[1])")
            let new = try await stand.product(9, of: amani)
            try await stand.settle()
            let count = try await stand.index.count(model: "looks-1")
            let shoes = try await stand.index.nearest(
                to: new, filter: WallFilter(categories: ["shoes"]), limit: 5)
            #expect(count == 8)
            #expect(shoes.map(\.product) == [products[1]])
        }
    }

    @Test func `a fill that was broken off goes on where it was`() async throws {
        try await withDatabase { db in
            let stand = try Stand(db, batch: 2), amani = try await Cast.seller(in: db)
            for number in 1...6 { _ = try await stand.product(number, of: amani) }
            try await stand.feed.prepare()
            for _ in 0..<3 { _ = try await stand.feed.step() }
            let half = try #require(try await VectorFill.find(stand.index.collection, in: db))
            #expect(!half.isComplete)
            #expect(half.afterProduct > 0)
            // Another process takes over.
            let next = FeedVectors(db: db, index: stand.index, log: .silent, batch: 2)
            try await next.prepare()
            let kept = try await VectorFill.find(stand.index.collection, in: db)
            #expect(kept == half)
            try await stand.settle()
            let count = try await stand.index.count(model: "looks-1")
            #expect(count == 6)
        }
    }

    @Test func `a collection that somebody dropped, and one whose events are gone, are filled anew`() async throws {
        try await withDatabase { db in
            let stand = try Stand(db), amani = try await Cast.seller(in: db)
            let product = try await stand.product(1, of: amani), stale = try await stand.product(2, of: amani)
            try await stand.feed.prepare()
            try await stand.settle()
            try await TestMilvus.shared?.client().drop(stand.index.collection)
            await #expect(throws: (any Error).self) { try await stand.index.check() }
            try await stand.feed.prepare()
            try await stand.settle()
            let again = try await stand.found()
            #expect(again == [product, stale])
            // It was switched off for a while: nobody kept what happened.
            try await TidyOutbox(db: db, resting: [FeedVectors.consumer])()
            try await db.run("UPDATE products SET status = 'hidden' WHERE id = \(stale)")
            try await db.run("DELETE FROM events")
            try await stand.feed.prepare()
            try await stand.settle()
            let count = try await stand.index.count(model: "looks-1")
            #expect(count == 1)
        }
    }

    @Test func `what is not ours is not emptied`() async throws {
        try await withDatabase { db in
            let stand = try Stand(db), milvus = try #require(TestMilvus.shared).client()
            try await milvus.create(stand.index.collection, Self.foreign)
            await #expect(throws: MilvusFault.otherShape(collection: stand.index.collection)) {
                try await stand.feed.prepare()
            }
            await #expect(throws: MilvusFault.otherShape(collection: stand.index.collection)) {
                _ = try await stand.feed.step()
            }
            let fill = try await VectorFill.find(stand.index.collection, in: db)
            #expect(fill == nil)
        }
    }

    private static let foreign = MilvusShape(
        [.init("id", .whole), .init("v", .vector(2))], searched: "v", neighbours: 16, buildWidth: 64)
}
