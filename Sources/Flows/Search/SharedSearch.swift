import Events
import HTTPClient
import OpenSearch
import Postgres
import Retrieval
import Telemetry

/// The search index that all processes share: each of them asks it, one at a time follows the outbox into it.
///
/// Whose turn it is, a lock of PostgreSQL's decides for each step: who dies loses it with its connection, and the next step
/// is another's. Position and changes stand in the index, so nobody has anything to hand over.
package final class SharedSearch: SearchFollower {
    private let db: Database
    private let indices: OpenSearchIndices
    private let name: String
    private let goods: ListedGoods
    private let log: Log
    private let standing: SearchStanding

    package init(db: Database, _ settings: OpenSearchSettings, client: HTTPClient, analyser: TextAnalyser, log: Log) {
        let standing = SearchStanding(log: log)
        let link = OpenSearchLink(settings, client: client) { standing.lost($0) }
        (self.db, self.log, self.standing, name) = (db, log, standing, settings.name)
        indices = OpenSearchIndices(link, analyser: analyser)
        goods = ListedGoods(db: db)
    }

    package var index: (any TextIndex)? { standing.isAnswering ? indices.searched : nil }

    package func condition() async throws -> SearchCondition {
        let index = indices.searched
        var (products, lag) = (0, Duration.zero)
        if standing.isAnswering, let position = standing.position {
            // Of a fault the standing knows by then.
            products = (try? await index.count()) ?? 0
            lag = try await Outbox.lag(behind: position, kinds: SearchReplica.events, in: db)
        }
        return SearchCondition(
            player: index.name, story: standing.isAway ? "waiting for it" : standing.story, products: products,
            lag: lag, isAnswering: standing.isAnswering,
            fault: standing.fault)
    }

    /// What a burst of events changed is written at once, and no process asks oftener than this.
    private static let pause = Duration.milliseconds(200)

    package func run(_ signals: AsyncStream<Listener.Event>) async {
        await ringing(signals) { _ in
            await step()
            try? await Task.sleep(for: Self.pause)  // cut short at the end, which the rings see
        }
    }

    /// Looks at the index, follows if it is this process's turn, and builds one where there is none to follow.
    package func step() async {
        do {
            try await look()
            var turn = try await follow()
            while turn == .more, !Task.isCancelled { turn = try await follow() }
            switch turn {
            case .lacking:
                let built = try await rebuild(onlyWhereLacking: true)
                if let built { log.notice("the search index is built", ["products": .int(built)]) }
                standing.goesOn(built == nil ? "another process builds it" : "following")
                try await look()
            case .others: standing.goesOn("another process follows")
            case .done, .more: standing.goesOn("following")
            }
        } catch IndexFault.away {
            // The standing knows it from the request.
        } catch let fault as IndexFault {
            if !Task.isCancelled { standing.refused(fault) }
        } catch is CancellationError {
        } catch { log.warning("the search index waits", ["fault": .text("\(error)")]) }
    }

    private func look() async throws {
        do { standing.found(try await indices.searched.position().flatMap(EventPosition.init(text:))) } catch IndexFault
            .absent
        { standing.found(nil) }
    }

    // MARK: Following

    private enum Turn: Sendable { case done, more, others, lacking }

    private func follow() async throws -> Turn {
        // What goes out inside the transaction may go out twice: changes are whole documents, and the last one wins.
        try await db.transaction { tx in
            guard try await tx.value("SELECT pg_try_advisory_xact_lock(hashtextextended(\(key("follow")), 0))") == true
            else {
                return .others
            }
            guard let (index, position) = try await followed() else { return .lacking }
            let stretch = try await Outbox.read(SearchReplica.events, after: position, in: tx)
            let changes = try await goods.changes(stretch.events)
            // The position alone is written now and then only: with other events alone behind it nothing is lost.
            let isWorth = !changes.isEmpty || stretch.isFull || stretch.position.isFar(from: position)
            if isWorth { try await index.apply(changes, position: stretch.position.text) }
            return stretch.isFull ? .more : .done
        }
    }

    /// The index in use by its own name, unless events behind its position may be gone.
    private func followed() async throws -> (OpenSearchIndex, EventPosition)? {
        guard let index = try await indices.inUse(),
            let position = try await index.position().flatMap(EventPosition.init(text:)),
            try await !Outbox.mayHaveForgotten(behind: position, in: db)
        else { return nil }
        return (index, position)
    }

    // MARK: Building

    /// Builds a whole index beside the one in use, which goes on, and puts it in its place.
    ///
    /// - Parameters:
    ///   - onlyWhereLacking: leaves alone what can be followed by then.
    ///   - progress: products written, and how many there are about.
    /// - Returns: how many products it holds; nil when another process is at it, or nothing was lacking.
    /// - Throws: `PostgresFault`, `IndexFault`, `CancellationError`; then the one in use is what it was.
    package func rebuild(
        onlyWhereLacking: Bool = false, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Int? {
        try await db.transaction { tx in
            guard try await tx.value("SELECT pg_try_advisory_xact_lock(hashtextextended(\(key("build")), 0))") == true
            else { return nil }
            if onlyWhereLacking, try await followed() != nil { return nil }
            let next = try await indices.create()
            do {
                try await RebuildSearch(db: db, analyser: next.analyser).fill(next) { done, count in
                    standing.story = "building: \(done) of \(count)"
                    progress(done, count)
                }
                try await use(next)
            } catch {
                try? await indices.discard(next)  // the next one to build removes it too; the fault is what matters
                throw error
            }
            return try await next.count()
        }
    }

    /// Behind whoever follows: what it is writing goes where its position goes.
    private func use(_ next: OpenSearchIndex) async throws {
        try await db.transaction { tx in
            try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended(\(key("follow")), 0))")
            try await indices.use(next)
        }
    }

    private func key(_ what: String) -> String { "search \(what) \(name)" }
}

extension SharedSearch: SearchLending {
    package func lend<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        try await look()
        guard standing.isAnswering else { throw IndexFault.absent }
        return try await work()
    }
}
