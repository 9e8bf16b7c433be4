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

/// What people are told, and how much fits.
struct TellSavedSearchesTests {
    private let waiting = Waiting()

    @Test func `one mail a person tells all of it once, what was seen is not told, and nobody without an account is`()
        async throws
    {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let amani = try await Cast.seller(in: db)
            _ = try await waiting.match(db)
            let first = try await waiting.save("basket", db, for: amina.visitor, mails: true)
            _ = try await waiting.save("lamp", db, for: amina.visitor, mails: true)
            let seen = try await waiting.save("shoe", db, for: amina.visitor, mails: true)
            _ = try await waiting.save("phone", db, for: amina.visitor, mails: false)
            _ = try await waiting.save("basket", db, mails: true)
            for (number, title) in ["Basket", "Big basket", "Lamp", "Shoe", "Phone"].enumerated() {
                _ = try await waiting.come(title, number + 1, amani, in: db)
            }
            _ = try await waiting.match(db)
            try await SavedSearch.look(seen, of: amina.visitor, in: db)
            let tell = TellSavedSearches(bench.door, origin: "https://soko.example")
            try await tell()
            let sent = try await bench.send()
            #expect(sent.map(\.subject) == ["Soko: new for your saved searches (3)"])
            let body = try #require(sent.first?.body)
            #expect(body.hasPrefix("basket: 2 new\nhttps://soko.example/searches/\(first.pathText)\n\nlamp: 1 new\n"))
            #expect(
                body.contains("https://soko.example/unsubscribe/") && !body.contains("shoe") && !body.contains("phone"))
            try await tell()
            let nothing = try await bench.send()
            #expect(nothing == [])
            try await ChangeNotifications(db: db)(amina.account) {
                $0[NotificationChoice(.savedSearches, by: .mail)] = false
            }
            _ = try await waiting.come("Another basket", 9, amani, in: db)
            _ = try await waiting.match(db)
            try await tell()
            let ended = try await bench.send()
            #expect(ended == [])
        }
    }

    @Test func `fifty fit, the same twice is once, and an account takes over what there is room for`() async throws {
        try await withDatabase { db in
            let (browser, account) = (VisitorID.random(), VisitorID.random())
            func fill(_ number: Int, for owner: VisitorID, name: String = "n") async throws -> SavedSearchID? {
                try await db.transaction { tx in
                    try await SavedSearch.save(
                        "/?q=\(number)", name: name, wish: "{}", wantsMail: false, for: owner, in: tx)
                }
            }
            for number in 1...SavedSearch.limit { _ = try await fill(number, for: account) }
            let full = try await fill(99, for: account)
            #expect(full == nil)
            let again = try await fill(1, for: account, name: "renamed")
            #expect(again != nil)
            let gone = try #require(try await SavedSearch.all(of: account, in: db).first { $0.address == "/?q=50" })
            let isRemoved = try await SavedSearch.remove(gone.id, of: account, in: db)
            #expect(isRemoved)
            for number in [1, 200, 201] { _ = try await fill(number, for: browser) }
            try await db.transaction { tx in try await SavedSearch.move(from: browser, to: account, in: tx) }
            let addresses = try await SavedSearch.all(of: account, in: db).map(\.address)
            #expect(
                addresses.count == SavedSearch.limit && addresses.contains("/?q=201") && !addresses.contains("/?q=200"))
            let left = try await SavedSearch.all(of: browser, in: db)
            #expect(left == [])
        }
    }
}
