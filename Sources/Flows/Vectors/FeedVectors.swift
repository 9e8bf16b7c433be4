import Catalog
import Events
import Postgres
import Telemetry
import Vocabulary

/// Carries vectors, and what filters them, from PostgreSQL to an index outside it: all of them once, then each change.
///
/// Several processes may do so; they take turns. A process may be killed anywhere: what it had not finished is done again.
package struct FeedVectors: Sendable {
    /// Its name as a reader of the outbox.
    package static let consumer = "vectors"
    /// What it does anything about: a live product's listing, its vector.
    package static let kinds = ["listing", "embedding"]

    private let db: Database
    private let index: MilvusIndex
    private let log: Log
    private let batch: Int

    /// - Parameter batch: products carried at once; a row is some 8 KiB on the way.
    package init(db: Database, index: MilvusIndex, log: Log, batch: Int = 200) {
        (self.db, self.index, self.log, self.batch) = (db, index, log, batch)
    }

    /// Before the first step, and after each outage: looks whether the collection is the one that was filled.
    package func prepare() async throws {
        let isNew = try await index.prepare()
        guard let fill = try await VectorFill.find(index.collection, in: db), fill.afterProduct > 0 else { return }
        // Somebody emptied it, or its Milvus is another one.
        let isEmpty = try await index.isEmpty()
        if isNew || isEmpty { try await VectorFill.forget(index.collection, in: db) }
    }

    /// - Returns: whether there may be more to do at once.
    package func step() async throws -> Bool {
        guard let lag = try await Outbox.lag(of: Self.consumer, kinds: Self.kinds, in: db),
            let fill = try await VectorFill.find(index.collection, in: db)
        else {
            try await begin()
            return true
        }
        if !fill.isComplete { try await carryNext() }
        if lag.events > 0 { _ = try await carryChanges() }
        return !fill.isComplete || lag.events > batch
    }

    /// Empties the collection: what is in it may long be gone.
    private func begin() async throws {
        try await db.transaction { tx in
            try await tx.run("SELECT pg_advisory_xact_lock(hashtext(\("fill " + index.collection)))")
            let hasBegun = try await VectorFill.find(index.collection, in: tx) != nil
            let isKnown = try await Outbox.lag(of: Self.consumer, kinds: Self.kinds, in: tx) != nil
            if hasBegun && isKnown { return }
            try await index.empty()
            // Before the first product is read: what changes from here on comes as an event.
            try await Outbox.begin(as: Self.consumer, in: tx)
            try await VectorFill.begin(index.collection, in: tx)
        }
        log.notice("vectors are being filled", ["index": .text(index.name)])
    }

    private func carryNext() async throws {
        let isComplete = try await db.transaction { tx in
            try await Outbox.lock(Self.consumer, in: tx)
            guard let fill = try await VectorFill.find(index.collection, in: tx), !fill.isComplete else { return false }
            let products = try await fill.next(batch, in: tx)
            try await index.follow(products, as: tx)
            try await fill.advance(to: products.last, in: tx)
            return products.isEmpty
        }
        if isComplete { log.notice("vectors are filled", ["index": .text(index.name)]) }
    }

    private func carryChanges() async throws -> Int {
        try await Outbox.consume(as: Self.consumer, limit: batch, in: db) { events, tx in
            let changed = Set(events.filter { Self.kinds.contains($0.kind) }.compactMap { Int64($0.subject) })
            try await index.follow(changed.sorted().compactMap(ProductID.init(rawValue:)), as: tx)
        }
    }
}
