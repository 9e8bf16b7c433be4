import Catalog
import Foundation
import HTTP
import Postgres
import Storefront
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite struct PageRouteTests {
    @Test func `every page answers with what it should carry`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let product = try await Cast.product("Kiondo basket", of: amani, in: db)
            for path in [
                "/", "/?q=kiondo&category=bags", "/p/\(product)", "/p/\(product)/reviews", "/s/amani", "/watchlist",
                "/?after=nonsense&category=nonsense",
            ] {
                let response = try await stand.get(path)
                #expect(response.code == 200, "\(path)")
                #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
                #expect(response.headers["X-Content-Type-Options"] == "nosniff")
                #expect(response.headers["Content-Security-Policy"]?.contains("script-src 'self';") == true)
                #expect(response.headers["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
                #expect(response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin")
                #expect(response.headers["Strict-Transport-Security"] == nil)
                #expect(response.headers["X-Request-Id"]?.count == 16)
                #expect(response.headers["Set-Cookie"] == nil, "\(path): readers get no cookie")
                #expect(response.headers["Cache-Control"]?.hasPrefix("private") == true)
                if path != "/watchlist" { #expect(response.text.contains("Kiondo basket"), "\(path)") }
            }
        }
    }

    @Test func `a page that has not changed is 304`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let tag = try #require(try await stand.get("/s/amani").headers["ETag"])
            let again = try await stand.get("/s/amani", [("If-None-Match", tag)])
            #expect(again.code == 304)
            #expect(again.bytes == [])
            let personal = try await stand.get("/watchlist")
            #expect(personal.headers["Cache-Control"] == "private, no-store")
        }
    }

    @Test func `large pages are compressed, and over TLS the browser is told to stay there`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db, isSecure: true)
            let response = try await stand.get("/", [("Accept-Encoding", "br, gzip")])
            #expect(response.headers["Content-Encoding"] == "br")
            #expect(response.headers["Strict-Transport-Security"] == "max-age=31536000")
        }
    }

    @Test(arguments: [
        ("/", "", "", "en"), ("/", "sw-KE,en;q=0.5", "", "sw"), ("/", "sw", "soko_language=ar", "ar"),
        ("/?lang=sw", "en", "soko_language=ar", "sw"),
        ("/?lang=fr", "fr,th", "", "en"), ("/?lang=../../x", "", "soko_language=xx", "en"),
    ])
    func `the language is the address's, the cookie's, the header's, in that order`(
        path: String, accept: String, cookie: String, language: String
    ) async throws {
        try await withDatabase { db in
            let response = try await MarketStand(db).get(path, [("Accept-Language", accept), ("Cookie", cookie)])
            #expect(response.text.contains("<html lang=\"\(language)\""))
            #expect(response.cookie("soko_language") == (path == "/?lang=sw" ? "soko_language=sw" : nil))
        }
    }

    @Test func `the wall goes on page by page, and a script gets only the cards`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            for number in 1...40 { try await Cast.product("Thing \(number).", number: number, of: amani, in: db) }
            let first = try await stand.get("/?q=thing")
            let next = try #require(first.text.firstMatch(of: #/\?q=thing&amp;after=[0-9a-z]+-[0-9a-z]+/#)).output
                .replacing("&amp;", with: "&")
            let second = try await stand.get("/" + next),
                fragment = try await stand.get("/" + next, [("Soko-Fragment", "wall")])
            func titles(_ response: Response) -> Set<String> {
                Set(response.text.matches(of: #/Thing \d+\./#).map { String($0.output) })
            }
            #expect(titles(first).count == 36)
            #expect(titles(second).count == 4)
            #expect(titles(first).isDisjoint(with: titles(second)))
            #expect(titles(fragment) == titles(second))
            #expect(!fragment.text.contains("<html"))
        }
    }

    static let hidden = [
        ("discovered", false, 404), ("hydrated", false, 404), ("flagged", true, 404), ("rejected", true, 404),
        ("inactive", true, 410), ("hydrated", true, 410), ("inactive", false, 404),
    ]

    @Test(arguments: hidden)
    func `what is not on the wall is nowhere`(status: String, wasLive: Bool, code: Int) async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let shown = try await Cast.product("Shown", number: 1, of: amani, in: db)
            let hidden = try await Cast.product(
                "SECRET", number: 2, of: amani, status: status, liveSince: wasLive ? Date() : nil, in: db)
            for id in [shown, hidden] {
                try await ProductEmbedding.store(
                    Embedding([1] + [Float](repeating: 0, count: 767)), of: id, model: "m", in: db)
            }
            let page = try await stand.get("/p/\(hidden)"), purchase = try await stand.get("/p/\(hidden)/whatsapp")
            let reviews = try await stand.get("/p/\(hidden)/reviews")
            #expect(page.code == code)
            #expect(reviews.code == code)
            #expect(!reviews.text.contains("SECRET"))
            #expect(!page.text.contains("SECRET"))
            #expect(purchase.code == 410)
            for path in ["/", "/?q=secret", "/s/amani", "/p/\(shown)"] {
                let response = try await stand.get(path)
                #expect(!response.text.contains("SECRET"), "\(path)")
            }
            let leads = try await Cast.count("leads", in: db)
            #expect(leads == 0)
        }
    }

    @Test func `a watched product that an admin takes down is not on the watchlist, one that is sold out is, as gone`()
        async throws
    {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let taken = try await Cast.product("SECRET", number: 1, of: amani, in: db),
                sold = try await Cast.product("Sold out", number: 2, of: amani, in: db)
            let token = try #require(try await stand.get("/").csrf)
            let watched = try await stand.ask(.post, "/watchlist/\(taken)", form: "csrf=\(token)")
            let cookie = try #require(watched.cookie("soko_visitor"))
            let mine = try #require(try await stand.get("/", [("Cookie", cookie)]).csrf)
            _ = try await stand.ask(.post, "/watchlist/\(sold)", [("Cookie", cookie)], form: "csrf=\(mine)")
            try await db.run(
                "UPDATE products SET status = CASE WHEN title = 'SECRET' THEN 'flagged' ELSE 'inactive' END")
            let list = try await stand.get("/watchlist", [("Cookie", cookie)])
            #expect(!list.text.contains("SECRET"))
            #expect(list.text.contains("Sold out"))
        }
    }

    @Test func `strangers' addresses are 404, wrong methods 405 with what is allowed`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            for path in [
                "/nothing", "/p/1", "/p/0000000000000", "/p/0000000000001", "/s/Amani", "/s/nobody", "/p/%00",
                "/p/..%2f..%2fetc", "/img/x/640.webp", "//",
            ] {
                let response = try await stand.get(path)
                #expect(response.code == 404, "\(path)")
                #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
            }
            let key = String(repeating: "0", count: 64)
            for size in ["640.webp", "641.webp", "640.png", "99999.jpeg", "640.webp.webp"] {
                let response = try await stand.get("/img/\(key)/\(size)")
                #expect(response.code == 404)
            }
            let post = try await stand.ask(.post, "/"), get = try await stand.get("/watchlist/0000000000001")
            #expect(post.code == 405)
            #expect(post.headers["Allow"] == "GET, HEAD")
            #expect(get.code == 405)
            #expect(get.headers["Allow"] == "POST")
        }
    }

    @Test func `hostile words are text wherever they stand`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let hostile = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"
            let amani = try await Cast.seller("Amani" + hostile, in: db)
            let product = try await Cast.product(
                hostile, of: amani, description: hostile, imageURL: "javascript:alert(1)", in: db)
            let slug: String = try #require(try await db.value("SELECT slug FROM sellers"))
            for path in ["/", "/p/\(product)", "/s/\(slug)", "/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E"] {
                let response = try await stand.get(path)
                #expect(response.code == 200)
                for part in ["<script>alert", "<img src=x", "href=\"javascript", "src=\"javascript"] {
                    #expect(!response.text.contains(part), "\(path) \(part)")
                }
            }
        }
    }

    @Test func `a page sends a fixed number of statements, whatever there is`() async throws {
        try await withDatabase(connections: 1) { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            var product = try await Cast.product(number: 0, of: amani, in: db)
            let token = try #require(try await stand.get("/").csrf)
            let cookie = try #require(
                try await stand.ask(.post, "/watchlist/\(product)", form: "csrf=\(token)").cookie("soko_visitor"))
            func counts() async throws -> [Int] {
                var counts: [Int] = []
                for path in ["/", "/p/\(product)", "/s/amani", "/watchlist", "/p/\(product)/reviews"] {
                    counts.append(
                        try await statements(in: db) {
                            let response = try await stand.get(path, [("Cookie", cookie)])
                            #expect(response.code == 200)
                        })
                }
                return counts
            }
            let few = try await counts()
            for number in 1...40 { product = try await Cast.product(number: number, of: amani, in: db) }
            try await db.run(
                "INSERT INTO watches (visitor, product_id) SELECT (SELECT visitor FROM watches), id FROM products ON CONFLICT DO NOTHING"
            )
            try await db.run(
                """
                INSERT INTO accounts (id, name, language, visitor) SELECT n, 'Reader', 'en', gen_random_uuid() FROM generate_series(1, 40) n
                """)
            try await db.run(
                "INSERT INTO reviews (id, product_id, author_id, stars) SELECT n, \(product), n, 4 FROM generate_series(1, 40) n"
            )
            let many = try await counts()
            #expect(few == many)
            #expect(few == [3, 13, 6, 3, 4])
        }
    }
}
