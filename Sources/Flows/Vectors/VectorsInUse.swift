import Catalog
import Events
import Foundation
import Milvus
import Postgres
import Synchronization
import Telemetry
import Vectors
import Vocabulary

/// The index that answers at the moment: the one outside PostgreSQL when there is one that is filled and there; pgvector
/// otherwise, and whenever the other fails.
package final class VectorsInUse: Sendable {
    /// What `/health` says of the index outside.
    package struct Standing: Sendable, Equatable {
        package let name: String
        /// Why pgvector answers in its place; nil when it is there.
        package let away: String?
        package let isFilled: Bool
        /// Nil before it was ever fed.
        package let lag: OutboxLag?
    }

    private struct State {
        var away: String?
        var isFilled = false
        var lag: OutboxLag?
    }

    private let db: Database
    private let pgvector: PgvectorIndex
    private let outside: MilvusIndex?
    private let log: Log
    private let state = Mutex(State())

    /// - Parameter outside: answers after the first `refresh`.
    package init(_ db: Database, outside: MilvusIndex? = nil, log: Log = .silent) {
        (self.db, self.outside, self.log) = (db, outside, log)
        pgvector = PgvectorIndex(db)
    }

    /// Nil where there is only pgvector.
    package var standing: Standing? {
        outside.map { outside in
            state.withLock { Standing(name: outside.name, away: $0.away, isFilled: $0.isFilled, lag: $0.lag) }
        }
    }

    /// The name of the one that answers.
    package var name: String { usable?.name ?? pgvector.name }

    package func nearest(
        to embedding: Embedding, model: String, filter: WallFilter = WallFilter(), limit: Int,
        width: SearchWidth = .wide
    ) async throws -> [Neighbour] {
        try await asking {
            try await $0.nearest(to: embedding, model: model, filter: filter, limit: limit, width: width)
        }
    }

    package func nearest(to product: ProductID, filter: WallFilter = WallFilter(), limit: Int) async throws
        -> [Neighbour]
    {
        try await asking { try await $0.nearest(to: product, filter: filter, limit: limit) }
    }

    /// Cards of live products that look and read like one, nearest first.
    package func cards(like product: ProductID, limit: Int) async throws -> [ProductCard] {
        try await ProductCard.of(try await nearest(to: product, limit: limit), in: db)
    }

    private var usable: MilvusIndex? { state.withLock { $0.isFilled && $0.away == nil } ? outside : nil }

    private func asking(_ question: (any VectorIndex) async throws -> [Neighbour]) async throws -> [Neighbour] {
        if let usable {
            do { return try await question(usable) } catch let fault as MilvusFault { lost(fault.description) }
        }
        return try await question(pgvector)
    }

    private func lost(_ reason: String) {
        let isNews = state.withLock { state in
            defer { state.away = reason }
            return state.away == nil
        }
        if isNews { log.warning("vectors come from pgvector", ["fault": .text(reason)]) }
    }

    /// Looks whether the index outside is there, filled, and how far behind.
    package func refresh() async {
        guard let outside else { return }
        do {
            let isFilled = try await VectorFill.find(outside.collection, in: db)?.isComplete ?? false
            let lag = try await Outbox.lag(of: FeedVectors.consumer, kinds: FeedVectors.kinds, in: db)
            state.withLock { ($0.isFilled, $0.lag) = (isFilled && lag != nil, lag) }
            try await outside.check()
            let wasAway = state.withLock { state in
                defer { state.away = nil }
                return state.away != nil
            }
            if wasAway { log.notice("vectors come from the index outside again", ["index": .text(outside.name)]) }
        } catch let fault as MilvusFault { lost(fault.description) } catch {
            // The database is away: nothing can be asked of either, and what was known remains.
            log.debug("the index of vectors could not be looked at", ["fault": .text("\(error)")])
        }
    }

    /// Refreshes until its task is cancelled; ends at once where there is only pgvector.
    package func run(every pause: Duration = .seconds(2)) async {
        guard outside != nil else { return }
        while !Task.isCancelled {
            await refresh()
            try? await Task.sleep(for: pause)  // cut short at the end, which the loop sees
        }
    }
}
