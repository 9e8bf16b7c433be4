import Catalog
import Discovery
import Events
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

/// Holds what came to the market against what people wait for.
///
/// New goods are put into a small index of their own, in a temporary folder, and every saved wish is asked of it by the
/// market's own search: what fits here is what the wall would show. The events of the outbox, read in commit order, say what is new;
/// finds and the place up to which it was read are one transaction, so nothing is missed and nothing is told twice.
package struct MatchSavedSearches: Sendable {
    private let db: Database
    private let currency: Currency
    private let languages: [Language]
    private let log: Log

    /// Events of one batch: few enough that every match is within the depth of a search.
    private static let batch = 900
    private static let wishesAtOnce = 500

    package init(db: Database, currency: Currency, languages: [Language], log: Log) {
        (self.db, self.currency, self.languages, self.log) = (db, currency, languages, log)
    }

    /// - Returns: how many finds were noted.
    /// - Throws: `PostgresFault`, `IndexFault`.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        var noted = 0
        while !Task.isCancelled {
            guard let cursor = try await SavedCursor.find(in: db) else {
                let now = try await Outbox.now(in: db)
                try await SavedCursor.start(tx: now.tx, id: now.id, in: db)
                return 0
            }
            let position = EventPosition(tx: cursor.tx, id: cursor.id)
            if try await Outbox.mayHaveForgotten(behind: position, in: db) {
                noted += try await catchUp(cursor)
                continue
            }
            let stretch = try await Outbox.read(
                SearchReplica.events, after: position, limit: Self.batch, in: db)
            if stretch.position == position { return noted }
            let ids = Set(stretch.events.compactMap { Int64($0.subject) }).sorted()
            noted += try await take(ids, cursor, stretch.position)
            if !stretch.isFull { return noted }
        }
        return noted
    }

    /// The outbox forgets after a while; the goods themselves say when they came.
    private func catchUp(_ cursor: SavedCursor) async throws -> Int {
        let now = try await Outbox.now(in: db)
        // An hour more: a transaction may have been under way when the place was noted.
        let since = cursor.readAt - 3_600
        var finds: [(wish: String, products: [ProductID])] = []
        var last: Int64 = 0
        while true {
            let ids = try await SavedFinds.arrived(since: since, after: last, limit: Self.batch, in: db)
            guard let end = ids.last else { break }
            finds += try await matches(ids)
            last = end
        }
        return try await write(finds, cursor, now)
    }

    private func take(_ ids: [Int64], _ cursor: SavedCursor, _ position: EventPosition) async throws -> Int {
        try await write(try await matches(ids), cursor, position)
    }

    private func write(
        _ finds: [(wish: String, products: [ProductID])], _ cursor: SavedCursor, _ position: EventPosition
    ) async throws -> Int {
        try await db.transaction { tx in
            // Whoever was here first has noted the same.
            guard try await cursor.move(tx: position.tx, id: position.id, in: tx) else { return 0 }
            var noted = 0
            for find in finds { noted += try await SavedFinds.note(find.products, for: find.wish, in: tx) }
            return noted
        }
    }

    /// No transaction is open meanwhile: one that is would hold up everybody who follows the outbox.
    private func matches(_ ids: [Int64]) async throws -> [(wish: String, products: [ProductID])] {
        let new = try await SavedFinds.mayBeNew(ids, in: db)
        if new.isEmpty { return [] }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soko-new-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }  // only room on a disk that is tidied anyway
        let index = try await XapianIndex.open(
            folder, isNew: true, analyser: TextAnalyser(market: languages), threads: 1)
        try await index.fill(try await ListedGoods(db: db).read(new))
        try await index.apply([], position: "0")
        let search = MarketSearch.over(
            db, currency: currency, languages: languages, index: { index }, log: log
        ).goods
        let found = try await ask(search, try await CategoryTree.load(in: db))
        try await index.close()
        return found
    }

    private func ask(_ search: SearchGoods, _ tree: CategoryTree) async throws -> [(
        wish: String, products: [ProductID]
    )] {
        var finds: [(wish: String, products: [ProductID])] = []
        var last = ""
        while true {
            let wishes = try await SavedFinds.wishes(after: last, limit: Self.wishesAtOnce, in: db)
            guard let end = wishes.last else { return finds }
            for json in wishes {
                // One that an older release wrote and nobody can read any more waits for ever, and harms nobody.
                guard let wish = SavedWish(json: json) else { continue }
                let products = try await fitting(wish.search(tree), search)
                if !products.isEmpty { finds.append((json, products)) }
            }
            last = end
        }
    }

    private func fitting(_ wish: SearchWish, _ search: SearchGoods) async throws -> [ProductID] {
        var wish = wish
        var products: [ProductID] = []
        while wish.offset < SearchWish.deepest {
            guard let found = try await search(wish) else { throw IndexFault.absent }
            // What was given up, and a typo held against so few words, is somebody else's search.
            guard found.relaxed.isEmpty, found.corrections.isEmpty else { return [] }
            products += found.products
            wish.offset += wish.limit
            if products.count >= found.total || found.products.isEmpty { break }
        }
        return products
    }
}
