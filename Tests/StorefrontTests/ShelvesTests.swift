import Catalog
import Foundation
import HTTP
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Walls of categories and brands, and what narrows them down.
@Suite struct ShelvesTests {
    /// Six tyres of two brands: Atlas in winter and summer, Rift in summer; one of them used.
    private func tyres(_ db: Database) async throws {
        let amani = try await Cast.seller(in: db)
        try await db.transaction { tx in
            _ = try await CategoryNode.create(Names("Tyres", in: .english), below: "car", in: tx)
            try await CategoryNode.change(
                "tyres", names: Names([.english: "Tyres", .arabic: "إطارات"]),
                landing: Names("Round & <black>.", in: .english), slug: Slug(naming: "tyres", fallback: "x"), in: tx)
            try await Attribute(
                code: "season", kind: .choice, names: Names("Season", in: .english),
                choices: [
                    .init(code: "winter", names: Names("Winter", in: .english)),
                    .init(code: "summer", names: Names("Summer", in: .english)),
                ]
            ).save(in: tx)
            try await Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm").save(
                in: tx)
            try await Attribute.attach("season", to: "tyres", isRequired: false, isFilter: true, in: tx)
            try await Attribute.attach("width", to: "tyres", isRequired: false, isFilter: true, in: tx)
        }
        let brands = try await Brand.named(["Atlas", "Rift"], in: db)
        for number in 1...6 {
            let id = try await Cast.product(
                "Tyre \(number)", number: number, of: amani, category: "tyres", shillings: Int64(number * 1_000), in: db
            )
            // From no star to five on average; the first has no review.
            let reviews = number == 1 ? 0 : 2
            try await db.run(
                """
                UPDATE products SET rating_sum = \(reviews * max(1, number - 1)), rating_count = \(reviews), brand_id = \(brands[number <= 4 ? "atlas" : "rift"]), condition = \(number == 6 ? "used" : "new"),
                    attributes = \("{\"season\": \"\(number <= 2 ? "winter" : "summer")\", \"width\": \(190 + number * 5)}")::jsonb
                WHERE id = \(id)
                """)
        }
        try await Cast.product("Kettle", number: 7, of: amani, category: "kitchen", in: db)
    }

    private func found(_ stand: MarketStand, _ path: String) async throws -> [String] {
        let text = try await stand.get(path).text
        return (1...6).filter { text.contains("Tyre \($0)<") }.map(String.init) + (text.contains("Kettle") ? ["K"] : [])
    }

    @Test func `a category has a page of its own, with its words and its canonical address`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await tyres(db)
            let page = try await stand.get("/c/tyres")
            #expect(page.code == 200)
            #expect(page.text.contains("<h1><bdi>Tyres</bdi></h1>"))
            #expect(page.text.contains("Round &amp; &lt;black&gt;."))
            #expect(page.text.contains("<link rel=\"canonical\" href=\"http://soko.test/c/tyres\">"))
            #expect(page.text.contains("hreflang=\"ar\" href=\"http://soko.test/c/tyres?lang=ar\""))
            #expect(page.text.contains("\"@type\":\"BreadcrumbList\""))
            let above = try await found(stand, "/c/car"), arabic = try await stand.get("/c/tyres?lang=ar")
            #expect(above == ["1", "2", "3", "4", "5", "6"])
            #expect(arabic.text.contains("<h1><bdi>إطارات</bdi></h1>"))
        }
    }

    @Test func `old addresses of a category and of a brand lead to the new ones, what they asked for kept`()
        async throws
    {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await tyres(db)
            try await db.transaction { tx in
                try await CategoryNode.change(
                    "tyres", names: Names("Wheels", in: .english), landing: Names([:]),
                    slug: Slug(naming: "wheels", fallback: "x"), in: tx)
                let rift = try #require(try await Brand.find(slug: Slug(naming: "rift", fallback: "x"), in: tx))
                try await Brand.rename(rift.id, to: "Rift Valley", in: tx)
            }
            for (old, new) in [
                ("/c/tyres?brand=atlas&from=10%2000", "/c/wheels?brand=atlas&from=10%2000"),
                ("/?category=wheels", "/c/wheels"), ("/?category=tyres&lang=ar", "/c/wheels?lang=ar"),
                ("/b/rift?condition=used", "/b/rift-valley?condition=used"),
            ] {
                let moved = try await stand.get(old)
                #expect(moved.code == 301, "\(old)")
                #expect(moved.headers["Location"] == new)
            }
            for path in ["/c/nothing", "/b/nothing", "/c/Tyres", "/b/..%2f"] {
                let response = try await stand.get(path)
                #expect(response.code == 404, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("?brand=atlas", "1234"), ("?brand=atlas&a.season=summer", "34"), ("?condition=used", "6"),
        ("?from=2500&to=4000", "34"), ("?a.width.from=205&a.width.to=210", "34"),
        ("?a.season=winter&a.season=summer", "123456"),
        ("?rating=4", "56"), ("?rating=2&brand=atlas", "34"), ("?rating=5", "123456"),
        ("?brand=atlas&condition=used", ""), ("?a.season=WINTER", "12"),
        // What does not parse narrows nothing down.
        ("?condition=broken&from=x&a.width.from=wide&a.nothing=1&fits=1&year=x&brand=-&a.season=no", "123456"),
        ("?from=%00&to='&a.season=%27%20OR%201=1", "123456"),
    ])
    func `a wall is narrowed down by its address`(_ query: String, _ expected: String) async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await tyres(db)
            let found = try await found(stand, "/c/tyres" + query)
            #expect(found.joined() == expected)
        }
    }

    @Test func `what stands beside a choice is what choosing it shows`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await tyres(db)
            let text = try await stand.get("/c/tyres?brand=atlas").text
            for option in [
                "value=\"atlas\" checked><span><bdi>Atlas</bdi></span><small>4</small>",
                "value=\"rift\"><span><bdi>Rift</bdi></span><small>2</small>",
                "value=\"new\"><span><bdi>New</bdi></span><small>4</small>",
                "value=\"winter\"><span><bdi>Winter</bdi></span><small>2</small>",
                "value=\"summer\"><span><bdi>Summer</bdi></span><small>2</small>",
                "value=\"3\"><span><bdi>3 stars and more</bdi></span><small>1</small>",
                "value=\"2\"><span><bdi>2 stars and more</bdi></span><small>2</small>",
            ] { #expect(text.contains(option), "\(option)") }
            #expect(text.contains("<p>4 products</p>"))
            #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
            for (query, count) in [
                ("brand=rift", 2), ("brand=atlas&condition=new", 4), ("brand=atlas&a.season=winter", 2),
                ("brand=atlas&rating=3", 1), ("brand=atlas&rating=2", 2),
            ] {
                let shown = try await found(stand, "/c/tyres?" + query)
                #expect(shown.count == count, "\(query)")
            }
        }
    }

    @Test func `a brand has a page of all that it makes`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await tyres(db)
            let page = try await stand.get("/b/rift")
            #expect(page.text.contains("<h1><bdi>Rift</bdi></h1>"))
            #expect(page.text.contains("<link rel=\"canonical\" href=\"http://soko.test/b/rift\">"))
            let found = try await found(stand, "/b/rift")
            #expect(found == ["5", "6"])
        }
    }

    @Test func `pages of a narrowed wall keep what narrows it, and lose and repeat nothing`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let amani = try await Cast.seller(in: db)
            for number in 1...80 {
                try await Cast.product("Thing \(number).", number: number, of: amani, shillings: Int64(number), in: db)
            }
            var path: String? = "/c/bags?from=6&to=80"
            var seen: [Int] = []
            while let here = path {
                let text = try await stand.get(here, [("Soko-Fragment", "wall")]).text
                seen += text.matches(of: #/Thing (\d+)\.<\/bdi>/#).compactMap { Int($0.1) }
                path = text.firstMatch(of: #/rel="next" href="([^"]+)"/#).map {
                    String($0.1).replacing("&amp;", with: "&")
                }
                if let path { #expect(path.hasPrefix("/c/bags?from=6&to=80&after=")) }
                try #require(seen.count <= 80)
            }
            #expect(seen.sorted() == Array(6...80))
        }
    }

    @Test func `a search finds what the market calls the same`() async throws {
        try await withDatabase { db in
            try await tyres(db)
            try await Synonyms.save(["pneu", "tyre", "rubber ring"], in: db)
            let stand = try MarketStand(db)
            for words in ["pneu", "PNEU%203", "rubber%20ring%203", "tyre%203"] {
                let found = try await found(stand, "/?q=" + words)
                #expect(found.contains("3"), "\(words)")
                #expect(found.contains("1") == !words.contains("3"), "\(words)")
            }
            let other = try await found(stand, "/?q=rubber"),
                hostile = try await stand.get("/?q='%20%7C%20!x%20:*%20%26%20pneu")
            #expect(other == [])
            #expect(hostile.code == 200)
        }
    }

    @Test func `an address that moved leads on, and one that is there does not`() async throws {
        try await withDatabase { db in
            try await tyres(db)
            let stand = try MarketStand(db)
            try await db.transaction { tx in
                try await Redirect.save("/old-shop/", to: "/c/tyres?brand=atlas", in: tx)
                try await Redirect.save("/c/tyres", to: "/watchlist", in: tx)
            }
            let moved = try await stand.get("/old-shop"), slash = try await stand.get("/old-shop/?utm=1")
            #expect(moved.code == 301 && slash.code == 301)
            #expect(moved.headers["Location"] == "/c/tyres?brand=atlas")
            let there = try await stand.get("/c/tyres"), nothing = try await stand.get("/old-shops")
            #expect(there.code == 200)
            #expect(nothing.code == 404)
        }
    }

    @Test func `the first page shows rows and banners of these days, and narrowed ones do not`() async throws {
        try await withDatabase { db in
            try await tyres(db)
            let atlas = try #require(try await Brand.find(slug: Slug(naming: "atlas", fallback: "x"), in: db))
            try await db.transaction { tx in
                try await FeaturedRow.save(
                    Names([.english: "Winter is near", .arabic: "الشتاء قريب"]), .brand(atlas.id), position: 0,
                    days: .always, in: tx)
                try await FeaturedRow.save(
                    Names("Nothing here", in: .english), .category("books"), position: 1, days: .always, in: tx)
            }
            try await Banner.save(
                Names("Free <fitting>", in: .english), link: "/c/tyres",
                picture: BannerPicture(
                    key: String(repeating: "a", count: 64), width: 1200, height: 480, colour: "#102030", placeholder: ""
                ),
                position: 0, days: .always, in: db)
            let stand = try MarketStand(db)
            let page = try await stand.get("/").text, arabic = try await stand.get("/?lang=ar").text
            #expect(page.contains("Winter is near") && !page.contains("Nothing here"))
            #expect(page.contains("href=\"/b/atlas\""))
            #expect(page.contains("Free &lt;fitting&gt;"))
            #expect(page.contains("\"@type\":\"Organization\""))
            #expect(arabic.contains("الشتاء قريب"))
            let narrowed = try await stand.get("/c/tyres").text
            #expect(!narrowed.contains("Winter is near") && !narrowed.contains("Free &lt;fitting"))
        }
    }
}
