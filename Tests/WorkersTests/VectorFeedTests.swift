import Catalog
import Flows
import Postgres
import Telemetry
import TestSupport
import Testing
import Vectors
import Vocabulary
import Workers

@Suite(.enabled(if: TestMilvus.shared != nil, "milvus-lite cannot be had"), .timeLimit(.minutes(3)))
struct VectorFeedTests {
    @Test func `a change is in the other index within a second`() async throws {
        try await withDatabase { db in
            let milvus = try #require(TestMilvus.shared)
            let index = MilvusIndex(milvus.client(), collection: TestMilvus.name(), db: db)
            let name: String = try await db.value("SELECT current_database()::text") ?? ""
            let feed = VectorFeed(
                FeedVectors(db: db, index: index, log: .silent), connection: TestCluster.shared.connection(to: name),
                log: .silent)
            let running = Task { await feed.run() }
            let isFilled = await soon {
                do { return try await VectorFill.find(index.collection, in: db)?.isComplete == true } catch {
                    return false
                }
            }
            #expect(isFilled)
            let amani = try await Cast.seller(in: db)
            let product = try await Cast.product(of: amani, in: db)
            var numbers = [Float](repeating: 0, count: 768)
            numbers[0] = 1
            let vector = try Embedding(numbers)
            try await ProductEmbedding.store(vector, of: product, model: "looks-1", in: db)
            func waits(for count: Int) async -> Duration {
                let start = ContinuousClock.now
                let isSo = await soon {
                    do { return try await index.count(model: "looks-1") == count } catch { return false }
                }
                #expect(isSo)
                return start.duration(to: .now)
            }
            var delays = [await waits(for: 1)]
            for _ in 0..<3 {
                try await db.run("UPDATE products SET status = 'hidden' WHERE id = \(product)")
                delays.append(await waits(for: 0))
                try await db.run("UPDATE products SET status = 'live' WHERE id = \(product)")
                delays.append(await waits(for: 1))
            }
            // The quickest: an event waits for the oldest transaction of all the tests beside this one.
            #expect(try #require(delays.min()) < .seconds(1), "\(delays)")
            running.cancel()
            await running.value
        }
    }
}
