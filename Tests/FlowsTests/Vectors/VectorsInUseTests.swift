import Catalog
import Events
import Flows
import Postgres
import Telemetry
import TestSupport
import Testing
import Vectors
import Vocabulary

struct VectorsInUseTests {
    private func products(_ db: Database) async throws -> (own: ProductID, near: ProductID) {
        let amani = try await Cast.seller(in: db)
        var ids: [ProductID] = []
        for number in 1...2 {
            let id = try await Cast.product("Product \(number)", number: number, of: amani, in: db)
            var numbers = [Float](repeating: 0, count: 768)
            (numbers[0], numbers[1]) = (1, Float(number))
            try await ProductEmbedding.store(try Embedding(numbers), of: id, model: "looks-1", in: db)
            ids.append(id)
        }
        return (ids[0], ids[1])
    }

    @Test func `without another index pgvector answers`() async throws {
        try await withDatabase { db in
            let (own, near) = try await products(db)
            let vectors = VectorsInUse(db)
            await vectors.refresh()
            let cards = try await vectors.cards(like: own, limit: 12)
            #expect(cards.map(\.id) == [near])
            #expect(vectors.name == "pgvector")
            #expect(vectors.standing == nil)
        }
    }

    @Test(.timeLimit(.minutes(3))) func `the other answers once it is filled, and pgvector while it is away`()
        async throws
    {
        let milvus = TestMilvus()
        guard await offPool({ milvus.start() }) else { return }
        try await withDatabase { db in
            let (own, near) = try await products(db)
            let index = MilvusIndex(milvus.client(deadline: .seconds(5)), collection: TestMilvus.name(), db: db)
            let vectors = VectorsInUse(db, outside: index)
            await vectors.refresh()
            #expect(vectors.name == "pgvector")
            #expect(vectors.standing?.isFilled == false)
            let feed = FeedVectors(db: db, index: index, log: .silent)
            try await feed.prepare()
            while try await feed.step() {}
            await vectors.refresh()
            #expect(vectors.name == "milvus")
            #expect(vectors.standing?.away == nil)
            // What only Milvus says: it was told of a vector that PostgreSQL no longer has.
            try await db.run("DELETE FROM product_embeddings WHERE product_id = \(near)")
            let fromMilvus = try await vectors.cards(like: own, limit: 12)
            #expect(fromMilvus.map(\.id) == [near])

            await offPool { milvus.stop() }
            let fromPostgres = try await vectors.cards(like: own, limit: 12)
            #expect(fromPostgres.isEmpty)
            #expect(vectors.name == "pgvector")
            #expect(vectors.standing?.away?.hasPrefix("Milvus is away") == true)
            // Nobody waits for it again until somebody has looked.
            await vectors.refresh()
            #expect(vectors.standing?.away != nil)

            let isBack = await offPool { milvus.start() }
            #expect(isBack)
            // It is there and has not loaded its collection: no search would be answered.
            await vectors.refresh()
            #expect(vectors.name == "pgvector")
            try await feed.prepare()
            await vectors.refresh()
            #expect(vectors.name == "milvus")
            let again = try await vectors.cards(like: own, limit: 12)
            #expect(again.map(\.id) == [near])
            await offPool { milvus.stop() }
        }
    }
}
