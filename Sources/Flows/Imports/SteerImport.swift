import Catalog
import Jobs
import Postgres
import Tabular
import Vocabulary

/// What somebody at a desk does with a run: says what its columns hold, has it checked, starts it, ends it.
package struct SteerImport: Sendable {
    private let db: Database
    private let folder: ImportFolder

    package init(db: Database, folder: ImportFolder) { (self.db, self.folder) = (db, folder) }

    /// How a file is to be read.
    package struct Wish: Sendable, Equatable {
        package var mapping: ImportMapping
        package var currency: Currency
        package var pictureBase: String
        package var makesCategories: Bool

        package init(
            mapping: ImportMapping, currency: Currency, pictureBase: String = "", makesCategories: Bool = false
        ) {
            (self.mapping, self.currency) = (mapping, currency)
            (self.pictureBase, self.makesCategories) = (pictureBase, makesCategories)
        }
    }

    /// - Parameter hand: the market's own people alone may have categories made.
    /// - Throws: `ImportRunRefusal`.
    package func describe(_ id: ImportRunID, _ wish: Wish, by hand: DeskHand) async throws {
        let fields = Set(wish.mapping.values)
        guard !fields.isDisjoint(with: [.group, .id, .sku, .title]) else { throw ImportRunRefusal.noKey }
        try await changing(id, by: hand, from: [.ready]) { run, tx in
            try await run.describe(
                wish.mapping, currency: wish.currency, pictureBase: String(wish.pictureBase.prefix(500)),
                makesCategories: wish.makesCategories && hand.isMarket, in: tx)
        }
    }

    /// Reads all rows without keeping them.
    /// - Throws: `ImportRunRefusal`.
    package func check(_ id: ImportRunID, by hand: DeskHand) async throws {
        try await begin(id, as: .checking, by: hand)
    }

    /// - Throws: `ImportRunRefusal`.
    package func start(_ id: ImportRunID, by hand: DeskHand) async throws {
        try await begin(id, as: .running, by: hand)
    }

    private func begin(_ id: ImportRunID, as state: ImportRun.State, by hand: DeskHand) async throws {
        try await changing(id, by: hand, from: [.ready]) { run, tx in
            guard run.mapping != nil else { throw ImportRunRefusal.noKey }
            try await run.restart(as: state, in: tx)
            try await JobQueue.enqueue(ImportJobs.take, ImportTask(run: id), dedupe: id.pathText, in: tx)
        }
    }

    /// Ends it: at once when nobody works at it, else behind the batch under way. What was taken in stays.
    /// - Throws: `ImportRunRefusal`.
    package func cancel(_ id: ImportRunID, by hand: DeskHand) async throws {
        var isWaiting = false
        try await changing(id, by: hand, from: [.ready, .fetching, .checking, .running]) { run, tx in
            isWaiting = run.state == .ready
            if isWaiting {
                try await ImportRun.end(id, as: .cancelled, in: tx)
            } else {
                try await ImportRun.wantCancel(id, in: tx)
            }
        }
        if isWaiting { folder.forget(id) }
    }

    private func changing(
        _ id: ImportRunID, by hand: DeskHand, from states: Set<ImportRun.State>,
        _ body: (ImportRun, Transaction) async throws -> Void
    ) async throws {
        try await db.transaction { tx in
            guard let run = try await ImportRun.locked(id, of: hand.seller, in: tx) else {
                throw ImportRunRefusal.notThere
            }
            guard states.contains(run.state) else { throw ImportRunRefusal.badMove }
            try await body(run, tx)
        }
    }
}
