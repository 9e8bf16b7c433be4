import Accounts
import Catalog
import Discovery
import Events
import Flows
import Foundation
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// Somebody's saved searches around a market, as a worker matches them.
struct Waiting: Sendable {
    let visitor = VisitorID.random()

    /// Until all events are read: transactions of other tests on the same server hold them up.
    func match(_ db: Database) async throws -> Int {
        let match = MatchSavedSearches(db: db, currency: .kes, languages: [.english, .swahili], log: .silent)
        let deadline = ContinuousClock.now + .seconds(20)
        var noted = 0
        while true {
            noted += try await match()
            let cursor = try #require(try await SavedCursor.find(in: db))
            let left: Int? = try await db.value(
                "SELECT count(*) FROM events WHERE (tx, id) > (\(String(cursor.tx))::xid8, \(cursor.id))")
            if left == 0 || .now > deadline { return noted }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func save(
        _ words: String?, _ db: Database, for owner: VisitorID? = nil, mails: Bool = false,
        _ edit: (inout SavedWish) -> Void = { _ in }
    ) async throws -> SavedSearchID {
        var wish = SavedWish()
        wish.words = words
        edit(&wish)
        let (json, address) = (wish.json, "/?q=" + String(UInt64(wish.json.hashValue.magnitude)))
        let id = try await db.transaction { tx in
            try await SavedSearch.save(
                address, name: words ?? "All", wish: json, wantsMail: mails, for: owner ?? visitor, in: tx)
        }
        try await db.run(
            "UPDATE saved_searches SET created_at = now() - interval '1 minute', seen_at = now() - interval '1 minute'")
        return try #require(id)
    }

    func news(_ db: Database, of owner: VisitorID? = nil) async throws -> [String] {
        try await SavedSearch.all(of: owner ?? visitor, in: db).map { "\($0.name) \($0.news)" }.sorted()
    }

    func come(
        _ title: String, _ number: Int, _ seller: SellerID, shillings: Int64 = 2_500, status: String = "live",
        in db: Database
    )
        async throws -> ProductID
    {
        try await Cast.product(
            title, number: number, of: seller, status: status, shillings: shillings, liveSince: Date(), in: db)
    }
}
