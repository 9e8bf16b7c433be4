import Accounts
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Searches on pages, and what browsers say of where they come from.
struct SearchTrailTests {
    private static let firefox = (
        "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    )

    private func from(_ path: String) -> (String, String) { ("Referer", "http://soko.test" + path) }

    private func ask(
        _ doors: MarketDoors, _ path: String, _ headers: [(String, String)] = [], agent: (String, String) = firefox
    ) async throws -> Response {
        try await doors.ask(.get, path, [agent] + headers, peer: "203.0.113.5")
    }

    /// `source query total filters searches…` of the log, and what days add up.
    private func logged(_ doors: MarketDoors) async throws -> [String] {
        await doors.search.diary.flush()
        return try await doors.db.values(
            """
            SELECT concat_ws(' ', source, query, coalesce(total::text, '?'), page, array_to_string(filters, '+'), sort) FROM search_log ORDER BY id
            """)
    }

    private func sums(_ doors: MarketDoors) async throws -> [String] {
        await doors.search.diary.flush()
        return try await doors.db.values(
            "SELECT concat_ws(' ', query, searches, clicked, clicks, purchases) FROM search_days ORDER BY query, language"
        )
    }

    @Test func `a search, the product opened from it and its purchase are one story, without a cookie or a script`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            _ = try await ask(doors, "/?q=Basket&condition=new&from=10")
            _ = try await ask(doors, "/?q=Basket&lang=ar")
            _ = try await ask(doors, "/p/\(basket)", [from("/?q=Basket&lang=ar")])
            _ = try await ask(doors, "/p/\(basket)?variant=x", [from("/p/\(basket)")])
            _ = try await ask(doors, "/p/\(basket)/whatsapp", [from("/p/\(basket)")])
            let rows = try await logged(doors)
            #expect(rows == ["page basket 1 0 condition+price newest", "page basket 1 0  newest"])
            let found = try await sums(doors)
            #expect(found == ["basket 1 1 1 1", "basket 1 0 0 0"])
        }
    }

    @Test func `the wall without words is no search, nor is a page that is not there`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            for path in ["/", "/?condition=new", "/?q=", "/?q=%20", "/c/nothing?q=basket", "/s/nobody?q=basket"] {
                _ = try await ask(doors, path)
            }
            let found = try await logged(doors)
            #expect(found == [])
        }
    }

    @Test func `programs, what is fetched ahead, our own people and other sites leave nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let own = try await doors.member("Amani", store: amani)
            for agent in ["", "curl/8.5.0", "Mozilla/5.0 (compatible; Googlebot/2.1)"] {
                _ = try await ask(doors, "/?q=basket", agent: ("User-Agent", agent))
            }
            _ = try await ask(doors, "/?q=basket", [("Sec-Purpose", "prefetch")])
            _ = try await ask(doors, "/?q=basket", [neema.cookie])
            _ = try await doors.ask(.head, "/?q=basket", [Self.firefox])
            let none = try await logged(doors)
            #expect(none == [])
            _ = try await ask(doors, "/?q=basket")
            for referer in [
                "http://evil.test/?q=basket", "http://soko.test.evil/?q=basket", "http://soko.test", "/?q=basket", "",
                "http://soko.test/?q=", "http://soko.test/?q=%ff%00",
                "http://soko.test/" + String(repeating: "?q=basket&", count: 900),
                "http://soko.test/?q=other",
            ] {
                _ = try await ask(doors, "/p/\(basket)", [("Referer", referer)])
            }
            _ = try await ask(doors, "/p/\(basket)", [from("/?q=basket"), neema.cookie])
            _ = try await ask(doors, "/p/\(basket)", [from("/?q=basket"), own.cookie])
            _ = try await ask(doors, "/p/\(basket)", [from("/?q=basket"), ("Purpose", "prefetch")])
            let found = try await sums(doors)
            #expect(found == ["basket 1 0 0 0"])
        }
    }

    @Test func `parts of a page are pages of one search, and a saved copy is none`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            _ = try await ask(doors, "/?q=basket")
            _ = try await ask(doors, "/?q=basket&after=nowhere", [("Soko-Fragment", "wall")])
            _ = try await ask(doors, "/p/\(basket)", [from("/?q=basket")])
            try await withoutDatabase(db) {
                let copy = try await ask(doors, "/?q=basket", [("DNT", "1")])
                #expect(copy.headers["X-Soko-Saved-Copy"] == "1")
            }
            let found = try await sums(doors)
            #expect(found == ["basket 1 1 1 0"])
        }
    }

    @Test func `programs that search by the API are searches of nobody`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            _ = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            let member = try await doors.member("Buyer")
            let answer = try await doors.send(.get, "/api/v1/products?q=Basket&condition=new", "", [member.bearer])
            #expect(answer.status == .ok)
            let found = try await logged(doors)
            #expect(found.count == 1 && found[0].hasPrefix("api basket "))
            let known: Int? = try await db.value(
                "SELECT count(*) FROM search_log WHERE visitor IS NULL AND mark IS NULL")
            #expect(known == 1)
        }
    }

    @Test func `somebody's searches go with them into their account, into their export, and with it when it closes`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            _ = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            let amina = try await doors.member("Amina")
            let (browser, account) = (
                VisitorID.random(), try #require(try await Account.find(amina.id, in: db)).visitor
            )
            let cookie = ("Cookie", String(doors.kit.visitors.becoming(browser).prefix { $0 != ";" }))
            _ = try await ask(doors, "/?q=Basket", [cookie])
            _ = try await doors.ask(
                .post, "/searches", [cookie],
                form:
                    "csrf=\(try #require(try await ask(doors, "/?q=Basket", [cookie]).csrf))&address=%2F%3Fq%3DBasket&name=Mine"
            )
            await doors.search.diary.flush()
            try await JoinWatchlists(db: db)(browser, into: account)
            let exported = try await ExportMyData(doors.door, blobs: doors.blobs)(amina.id)
            #expect(exported.count > 200)
            let own = try await SearchLogProbe.own(of: account, in: db)
            #expect(own == ["basket"])
            try await CloseAccount(doors.door)(amina.id, password: MarketDoors.password)
            let left = try await SearchLogProbe.own(of: account, in: db)
            #expect(left == [])
            let told1 = try await Cast.count("saved_searches", in: db)
            #expect(told1 == 0)
            let found = try await sums(doors)
            #expect(found == ["basket 1 0 0 0"])
        }
    }
}

private enum SearchLogProbe {
    static func own(of visitor: VisitorID, in db: Database) async throws -> [String] {
        try await db.values("SELECT query FROM search_log WHERE visitor = \(visitor)")
    }
}
