import Catalog
import Events
import Foundation
import Postgres
import Retrieval
import Telemetry
import TestSupport
import Testing
import Vocabulary

@testable import Flows

@Suite struct SearchReplicaTests {
    @Test func `a change is found within a second of its commit`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { replica in
                let found1 = try await place.found("basket", in: replica)
                #expect(found1 == [basket])
                let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
                let isSo2 = try await place.becomes([bag], "hat", in: replica)
                #expect(isSo2)
                try await db.run("UPDATE products SET title = 'Sisal rug' WHERE id = \(basket)")
                let isSo3 = try await place.becomes([], "basket", in: replica)
                #expect(isSo3)
                let isSo4 = try await place.becomes([basket], "rug", in: replica)
                #expect(isSo4)
                try await db.run("UPDATE products SET status = 'hidden' WHERE id = \(bag)")
                let isSo5 = try await place.becomes([], "hat", in: replica)
                #expect(isSo5)
            }
        }
    }

    @Test func `a review is among the stars of a product within a second, and gone when it is hidden`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { replica in
                func stars(_ wanted: Int) async throws -> Bool {
                    var query = IndexQuery()
                    query.filter.choices = [.init(GoodsFacet.rating, ["4"])]
                    for _ in 0..<200 {
                        if try await replica.index?.search(query).hits.count == wanted { return true }
                        try await Task.sleep(for: .milliseconds(25))
                    }
                    return false
                }
                try await db.run(
                    "INSERT INTO accounts (id, name, language, visitor) VALUES (1, 'Neema', 'en', gen_random_uuid())")
                try await db.run("INSERT INTO reviews (id, product_id, author_id, stars) VALUES (1, \(basket), 1, 4)")
                let isThere = try await stars(1)
                #expect(isThere)
                try await db.run("UPDATE reviews SET hidden_at = now()")
                let isGone = try await stars(0)
                #expect(isGone)
            }
        }
    }

    @Test func `an index that was stopped reads what it missed`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { replica in
                let found = try await place.found("basket", in: replica)
                #expect(found.count == 1)
            }
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            try await place.running { replica in
                let isSo6 = try await place.becomes([bag], "hat", in: replica)
                #expect(isSo6)
                let found7 = try await place.found("basket", in: replica).count
                #expect(found7 == 1)
            }
        }
    }

    @Test func `a replica is lent for a piece of work beside one that serves, and again with what came in between`()
        async throws
    {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { serving in
                let replica = SearchReplica(db: db, folder: place.folder, analyser: place.analyser, log: .silent)
                let first = try await replica.lend { try await place.found("basket", in: replica) }
                #expect(first == [basket] && replica.index == nil)
                let hat = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
                // Read behind what other databases of this machine have not committed yet.
                let isSo = try await replica.lend {
                    for _ in 0..<200 where try await place.found("hat", in: replica) != [hat] {
                        try await Task.sleep(for: .milliseconds(25))
                        await replica.follow()
                    }
                    return try await place.found("hat", in: replica) == [hat]
                }
                #expect(isSo && replica.index == nil)
                await #expect(throws: CancellationError.self) { try await replica.lend { throw CancellationError() } }
                #expect(replica.index == nil)
                let still = try await place.found("basket", in: serving)
                #expect(still == [basket])
            }
        }
    }

    @Test func `a damaged folder is built anew`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { replica in
                let found = try await place.found("basket", in: replica)
                #expect(found == [basket])
            }
            for folder in place.folder.folders(in: place.folder.replica(0)) {
                try Data("broken".utf8).write(to: URL(fileURLWithPath: folder + "/iamglass"))
            }
            try await place.running { replica in
                let isThere = try await place.becomes([basket], "basket", in: replica)
                #expect(isThere)
            }
        }
    }

    @Test func `one whose events are forgotten starts from what is there`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { replica in
                let found = try await place.found("basket", in: replica)
                #expect(found.count == 1)
            }
            let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
            try await db.run("UPDATE events SET occurred_at = now() - interval '40 days'")
            try await Outbox.prune(olderThan: .seconds(7 * 86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
            try await place.running { replica in
                let isThere = try await place.becomes([bag], "hat", in: replica)
                #expect(isThere)
            }
        }
    }

    @Test func `a built index is taken over while the old one answers, and two processes have one each`() async throws {
        try await withDatabase { db in
            let place = ReplicaPlace(db)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Kiondo basket", number: 1, of: amani, in: db)
            try await place.running { first in
                try await place.running { second in
                    let isSo8 = try await place.becomes([basket], "basket", in: second)
                    #expect(isSo8)
                    let next = place.folder.nextBuilt()
                    let built = try await RebuildSearch(db: db, analyser: place.analyser)(into: next)
                    try await built.close()
                    try place.folder.finish(next)
                    try await db.run("SELECT pg_notify(\(RebuildSearch.channel), '')")
                    let bag = try await Cast.product("Leather hat", number: 2, of: amani, in: db)
                    for replica in [first, second] {
                        let isSo9 = try await place.becomes([bag], "hat", in: replica)
                        #expect(isSo9)
                        let found10 = try await place.found("basket", in: replica)
                        #expect(found10 == [basket])
                    }
                }
            }
            #expect(place.folder.folders(in: place.folder.replica(0)).count == 1)
            #expect(place.folder.folders(in: place.folder.replica(1)).count == 1)
        }
    }
}

/// Where replicas of a test keep their folders.
struct ReplicaPlace: Sendable {
    let db: Database
    let folder: SearchFolder
    let analyser = TextAnalyser(market: Language.allCases)
    private let path = NSTemporaryDirectory() + "search-" + UUID().uuidString

    init(_ db: Database) {
        self.db = db
        folder = SearchFolder(path)
    }

    /// A replica that follows the market while `body` runs, its first index there.
    func running(_ body: (SearchReplica) async throws -> Void) async throws {
        let replica = SearchReplica(db: db, folder: folder, analyser: analyser, log: .silent)
        let listener = Listener()
        let events = listener.events(
            on: [Outbox.channel, RebuildSearch.channel],
            connection: TestCluster.shared.connection(to: try await db.value("SELECT current_database()") ?? ""))
        let running = Task { await replica.run(events) }
        for _ in 0..<200 where replica.index == nil { try await Task.sleep(for: .milliseconds(25)) }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(replica)) } catch { outcome = .failure(error) }
        running.cancel()
        listener.stop()
        await running.value
        try outcome.get()
    }

    func found(_ typed: String, in replica: SearchReplica) async throws -> [ProductID] {
        guard let index = replica.index else { return [] }
        var query = IndexQuery()
        query.words = try await QueryPlanner(index).plan(typed).words
        return try await index.search(query).hits.compactMap { ProductID(rawValue: $0.id) }
    }

    /// Whether a search comes to show just these, within the second that the market promises and as much again for a busy
    /// machine.
    func becomes(_ products: [ProductID], _ typed: String, in replica: SearchReplica) async throws -> Bool {
        for _ in 0..<80 {
            if try await found(typed, in: replica) == products { return true }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }
}
