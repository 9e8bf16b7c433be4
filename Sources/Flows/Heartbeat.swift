import Catalog
import Jobs
import Postgres
import Vocabulary

/// Queues the stalest pages to be read again.
package struct Heartbeat: Sendable {
    private let db: Database
    private let batch: Int
    private let age: Duration

    /// - Parameters:
    ///   - batch: pages per beat.
    ///   - age: a page younger than that is fresh enough.
    package init(db: Database, batch: Int, age: Duration) {
        self.db = db
        self.batch = batch
        self.age = age
    }

    /// - Returns: how many pages were queued; those that wait already are not queued twice.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        let stale = try await Product.stalest(limit: batch, olderThan: age, in: db)
        let quiet = JobKind<ProductTask>(
            Pipeline.hydrateProduct.name, priority: -1, maxAttempts: Pipeline.hydrateProduct.maxAttempts)
        return try await JobQueue.enqueue(quiet, stale.map { (ProductTask(product: $0), $0.pathText) }, in: db)
    }
}

/// Embeds again, a page at a time, what another model embedded; so a new model takes over while the market runs.
package struct ReembedProducts: Sendable {
    private let db: Database
    private let model: @Sendable () async throws -> String

    /// - Parameter model: the name of the embedder in use, asked for each page.
    package init(db: Database, model: @escaping @Sendable () async throws -> String) {
        self.db = db
        self.model = model
    }

    /// Queues the first page; a second call while it waits queues nothing.
    package static func begin(in db: some SQLSession) async throws {
        _ = try await JobQueue.enqueue(Pipeline.reembed, ReembedTask(), dedupe: "start", in: db)
    }

    package func callAsFunction(_ task: ReembedTask) async throws {
        let model = try await model()
        let outdated = try await ProductEmbedding.outdated(model: model, after: task.after, limit: 200, in: db)
        guard let last = outdated.last else { return }
        try await db.transaction { tx in
            try await JobQueue.enqueue(
                Pipeline.generateEmbedding, outdated.map { (ProductTask(product: $0), $0.pathText) }, in: tx)
            try await JobQueue.enqueue(
                Pipeline.reembed, ReembedTask(after: last), dedupe: "after " + last.pathText, in: tx)
        }
    }
}
