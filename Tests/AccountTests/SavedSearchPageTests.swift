import Accounts
import Discovery
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Saved searches on pages, as a browser without JavaScript uses them, and by the API.
struct SavedSearchPageTests {
    private struct Shopper {
        let doors: MarketDoors
        let visitor = VisitorID.random()
        var access = ""
        var cookie: (String, String) {
            let own = String(doors.kit.visitors.becoming(visitor).prefix { $0 != ";" })
            return ("Cookie", access.isEmpty ? own : own + "; " + access)
        }

        func get(_ path: String) async throws -> Response { try await doors.ask(.get, path, [cookie]) }

        func post(_ path: String, _ fields: [(String, String)], from page: String = "/?q=basket") async throws
            -> Response
        {
            let csrf = try #require(try await get(page).csrf)
            let form = ([("csrf", csrf)] + fields).map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(
                separator: "&")
            return try await doors.ask(.post, path, [cookie, ("Origin", "http://soko.test")], form: form)
        }

        func saved() async throws -> [SavedSearch] { try await SavedSearch.all(of: visitor, in: doors.db) }
    }

    @Test func `a search is saved from its page, listed with what is new, looked at, renamed and removed`() async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), shopper = Shopper(doors: doors)
            let amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            let page = try await shopper.get("/?q=Basket&to=3000")
            #expect(
                page.text.contains("action=\"/searches\"") && page.text.contains("value=\"/?q=Basket&amp;to=3000\""))
            let none = try await shopper.get("/?q=unicorn")
            #expect(none.text.contains("action=\"/searches\""))
            let whole = try await shopper.get("/")
            #expect(!whole.text.contains("action=\"/searches\""))
            let answer = try await shopper.post(
                "/searches", [("address", "/?to=3000&q=Basket&page=2&at=-1.28,36.82&km=2"), ("name", "")])
            let search = try #require(try await shopper.saved().first)
            #expect(answer.status == .seeOther && answer.headers["Location"] == "/searches#s-\(search.id)")
            #expect(search.name == "Basket" && search.address == "/?q=Basket&to=3000" && search.news == 0)
            try await db.run(
                "INSERT INTO saved_search_finds (search_id, product_id, found_at) VALUES (\(search.id), \(basket), now() + interval '1 second')"
            )
            let list = try await shopper.get("/searches")
            #expect(list.text.contains("1 new") && list.text.contains("<a class=\"tool bell\" href=\"/searches\""))
            #expect(list.headers["Cache-Control"] == "private, no-store")
            let ahead = try await doors.ask(
                .get, "/searches/\(search.id)", [shopper.cookie, ("Sec-Purpose", "prefetch")])
            #expect(ahead.status == .noContent)
            let told1 = try await shopper.saved().map(\.news)
            #expect(told1 == [1])
            try await db.run("UPDATE saved_search_finds SET found_at = now() - interval '1 second'")
            let look = try await shopper.get("/searches/\(search.id)")
            #expect(look.status == .seeOther && look.headers["Location"] == "/?q=Basket&to=3000")
            let told2 = try await shopper.saved().map(\.news)
            #expect(told2 == [0])
            _ = try await shopper.post("/searches/\(search.id)", [("name", "  For  my mother ")])
            let told3 = try await shopper.saved().map(\.name)
            #expect(told3 == ["For my mother"])
            let bad = try await shopper.post("/searches/\(search.id)", [("name", String(repeating: "x", count: 101))])
            #expect(bad.status == .unprocessable && bad.text.contains("1 to 100 characters"))
            let gone = try await shopper.post("/searches/\(search.id)/removal", [])
            #expect(gone.headers["Location"] == "/searches")
            let told4 = try await shopper.saved()
            #expect(told4 == [])
        }
    }

    @Test func `nobody reaches another's, and a refusal changes nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), owner = Shopper(doors: doors), other = Shopper(doors: doors)
            _ = try await owner.post("/searches", [("address", "/?q=basket")])
            let id = try #require(try await owner.saved().first).id
            let before = try await doors.everything()
            let told5 = try await other.get("/searches/\(id)").status
            #expect(told5 == .notFound)
            let told6 = try await other.post("/searches/\(id)", [("name", "Mine")]).status
            #expect(told6 == .notFound)
            let told7 = try await other.post("/searches/\(id)/removal", []).status
            #expect(told7 == .notFound)
            let told8 = try await owner.post("/searches/\(id)", [("mails", "on")]).headers["Location"]
            #expect(told8 == "/sign-in?return=%2Faccount")
            let stranger = try await doors.ask(.get, "/searches/\(id)")
            #expect(stranger.status == .notFound)
            let removed = try await doors.send(.delete, "/api/v1/searches/\(id)", "", [other.cookie])
            #expect(removed.status == .notFound)
            let forged = try await doors.ask(.post, "/searches/\(id)/removal", [owner.cookie], form: "csrf=0")
            #expect(forged.status == .forbidden)
            let list = try await other.get("/searches")
            #expect(list.text.contains("No saved searches yet"))
            for address in [
                "", "/", "/c/nothing?q=x", "/p/0000000000001", "https://evil.test/?q=x", "//evil.test?q=x",
                "/\\evil.test?q=x", "/?q=%00",
                "/?brand=unknown", "javascript:alert(1)", "/?q=" + String(repeating: "a", count: 3_000), "/b/..%2F?q=a",
                "/searches",
            ] {
                let answer = try await owner.post("/searches", [("address", address)])
                #expect(answer.status == .unprocessable, "\(address.prefix(40))")
            }
            let told9 = try await doors.everything()
            #expect(told9 == before)
        }
    }

    @Test func `hostile words are a search like any other, and come out as text`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), shopper = Shopper(doors: doors)
            for text in [
                "'; DROP TABLE saved_searches; --", "<script>alert(1)</script>", "\u{202E}gnp.exe", "a\"b'c", "{{7*7}}",
            ] {
                let answer = try await shopper.post(
                    "/searches", [("address", "/?q=" + PercentCoding.encoded(text)), ("name", text)])
                #expect(answer.status == .seeOther, "\(text)")
            }
            let saved = try await shopper.saved()
            #expect(saved.count == 5)
            let page = try await shopper.get("/searches").text
            #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"))
            for search in saved {
                let look = try await shopper.get("/searches/\(search.id)")
                #expect(look.headers["Location"]?.hasPrefix("/?q=") == true)
            }
        }
    }

    @Test func `the fifty-first is refused, on the page and by the API`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), shopper = Shopper(doors: doors)
            try await db.run(
                """
                INSERT INTO saved_searches (id, visitor, name, address, wish, wants_mail)
                SELECT n, \(shopper.visitor), 'n', '/?q=' || n, '{}', false FROM generate_series(1, 50) n
                """)
            let page = try await shopper.post("/searches", [("address", "/?q=more")])
            #expect(page.status == .conflict && page.text.contains("50 are as many as fit"))
            let answer = try await doors.send(.post, "/api/v1/searches", #"{"address": "/?q=more"}"#, [shopper.cookie])
            #expect(answer.status == .conflict)
            #expect(try answer.member("code") == "search-list-full")
            let told10 = try await Cast.count("saved_searches", in: db)
            #expect(told10 == 50)
        }
    }

    @Test func `a page for all strangers holds nothing of whoever asked first`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), shopper = Shopper(doors: doors)
            _ = try await shopper.post("/searches", [("address", "/?q=basket")])
            #expect(try await shopper.get("/").text.contains("href=\"/searches\""))
            try await withoutDatabase(db) {
                let copy = try await doors.ask(.get, "/", [shopper.cookie])
                #expect(copy.headers["X-Soko-Saved-Copy"] == "1" && !copy.text.contains("href=\"/searches\""))
            }
        }
    }
}
