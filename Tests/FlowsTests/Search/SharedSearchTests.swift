import Catalog
import Events
import Foundation
import HTTPClient
import OpenSearch
import Postgres
import Retrieval
import Sandbox
import Telemetry
import TestSupport
import Testing
import Vocabulary

@testable import Flows

/// One index elsewhere, and several serving processes.
@Suite struct SharedSearchTests {
    @Test func `one process at a time follows, all find, and another takes over`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            let (first, second) = (place.process(db), place.process(db))
            await first.step()
            await second.step()
            for process in [first, second] {
                let found = try await place.found("basket", in: process)
                #expect(found == [basket])
            }
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            // Somebody holds the turn and does nothing with it.
            try await db.transaction { tx in
                try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended('search follow goods', 0))")
                await first.step()
                let condition = try await first.condition()
                #expect(condition.story == "another process follows")
                #expect(condition.lag > .zero)
                let found = try await place.found("hat", in: first)
                #expect(found == [])
            }
            // Who dies loses it with the connection.
            let isFound = try await place.becomes([bag], "hat", in: first, by: second)
            #expect(isFound)
            let condition = try await second.condition()
            #expect(condition.story == "following")
            #expect(condition.player == "OpenSearch")
            #expect(condition.products == 2)
            #expect(condition.isAnswering)
            try await db.run("UPDATE products SET status = 'hidden' WHERE id = \(bag)")
            let isGone = try await place.becomes([], "hat", in: second, by: first)
            #expect(isGone)
            await second.step()
            let later = try await second.condition()
            #expect(later.lag == .zero)
        }
    }

    @Test func `a change is found while processes run, and nothing runs on behind their end`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            let process = place.process(db)
            let listener = Listener()
            let events = listener.events(
                on: [Outbox.channel, RebuildSearch.channel],
                connection: TestCluster.shared.connection(to: try await db.value("SELECT current_database()") ?? ""))
            let running = Task { await process.run(events) }
            let isThere = try await place.shows([basket], "basket", in: process)
            #expect(isThere)
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            let isFound = try await place.shows([bag], "hat", in: process)
            #expect(isFound)
            running.cancel()
            listener.stop()
            await running.value
        }
    }

    @Test func `a process that comes back goes on where the index stands`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            await place.process(db).step()
            let built = place.book.indexes
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            let process = place.process(db)
            let isFound = try await place.becomes([bag], "hat", in: process, by: process)
            #expect(isFound)
            #expect(place.book.indexes == built)
        }
    }

    @Test func `one whose events are forgotten is built anew beside the old one`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            await place.process(db).step()
            let former = place.book.indexes
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            try await db.run("UPDATE events SET occurred_at = now() - interval '40 days'")
            try await Outbox.prune(olderThan: .seconds(7 * 86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
            let process = place.process(db)
            await process.step()
            let found = try await place.found("hat", in: process)
            #expect(found == [bag])
            #expect(place.book.indexes.count == 1)
            #expect(place.book.indexes != former)
        }
    }

    @Test func `while it does not answer words come from PostgreSQL, and then from it again`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            let process = place.process(db)
            #expect(process.index == nil)
            await process.step()
            place.book.illness = 503
            await #expect(throws: IndexFault.away("HTTP 503")) { try await process.index?.count() }
            // The first request that fails is the last for which anybody waits.
            #expect(process.index == nil)
            let condition = try await process.condition()
            #expect(!condition.isAnswering)
            #expect(condition.fault == "the index is away: HTTP 503")
            await process.step()
            #expect(process.index == nil)
            place.book.illness = nil
            await process.step()
            let found = try await place.found("basket", in: process)
            #expect(found == [basket])
            let later = try await process.condition()
            #expect(later.fault == nil)
        }
    }

    @Test func `a rebuild changes the index under those who search, one at a time`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            let process = place.process(db)
            await process.step()
            let former = place.book.indexes
            let count = try await place.process(db).rebuild()
            #expect(count == 1)
            #expect(place.book.indexes.count == 1)
            #expect(place.book.indexes != former)
            let found = try await place.found("basket", in: process)
            #expect(found == [basket])
            try await db.transaction { tx in
                try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended('search build goods', 0))")
                let second = try await place.process(db).rebuild()
                #expect(second == nil)
            }
        }
    }

    @Test func `a rebuild that fails leaves the one in use`() async throws {
        try await withShared { db, place in
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            let process = place.process(db)
            await process.step()
            let former = place.book.indexes
            await #expect(throws: IndexFault.self) {
                _ = try await place.process(db).rebuild { _, _ in place.book.illness = 500 }
            }
            place.book.illness = nil
            await process.step()
            let found = try await place.found("basket", in: process)
            #expect(found == [basket])
            // What was begun is removed by the next who builds.
            #expect(place.book.indexes.count == 2)
            _ = try await place.process(db).rebuild()
            #expect(place.book.indexes.count == 1)
            #expect(place.book.indexes != former)
        }
    }
}

/// An OpenSearch that is played, and processes that share it.
private struct SharedPlace {
    let book: OpenSearchBook
    let settings: OpenSearchSettings
    let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))

    func process(_ db: Database) -> SharedSearch {
        SharedSearch(
            db: db, settings, client: client, analyser: TextAnalyser(market: Language.allCases), log: .silent)
    }

    /// Whether a search comes to show just these while a process follows. An event is given out when no older transaction
    /// is open any more, and other tests have theirs.
    func becomes(_ products: [ProductID], _ typed: String, in process: SharedSearch, by follower: SharedSearch)
        async throws -> Bool
    {
        for _ in 0..<200 {
            await follower.step()
            if process !== follower, process.index == nil { await process.step() }
            if try await found(typed, in: process) == products { return true }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }

    /// Whether a search comes to show just these while the process runs by itself.
    func shows(_ products: [ProductID], _ typed: String, in process: SharedSearch) async throws -> Bool {
        for _ in 0..<400 {
            if process.index != nil, try await found(typed, in: process) == products { return true }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }

    func found(_ typed: String, in process: SharedSearch) async throws -> [ProductID] {
        let index = try #require(process.index)
        var query = IndexQuery()
        query.words = try await QueryPlanner(index).plan(typed).words
        return try await index.search(query).hits.compactMap { ProductID(rawValue: $0.id) }
    }
}

private func withShared(_ body: (Database, SharedPlace) async throws -> Void) async throws {
    let book = OpenSearchBook()
    let server = try book.start()
    var settings = try #require(OpenSearchSettings(url: server.address + "/opensearch", name: "goods"))
    settings.readDeadline = .seconds(20)
    let outcome: Result<Void, any Error>
    do {
        let place = SharedPlace(book: book, settings: settings)
        outcome = .success(try await withDatabase { try await body($0, place) })
    } catch { outcome = .failure(error) }
    await server.stop()
    try outcome.get()
}
