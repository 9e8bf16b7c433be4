import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

struct MerchandisingTests {
    @Test func `typed words become a group in lower case, each once, without operators`() {
        #expect(
            Synonyms.words("Brake Pad,  plaquette\nBRAKE   pad; ' | DROP & !x:*،مكابح")
                == ["brake pad", "plaquette", "drop x", "مكابح"])
    }

    @Test func `a group of one word is refused and nothing is kept`() async throws {
        try await withDatabase { db in
            await #expect(throws: MerchandisingRefusal.tooFewWords) { try await Synonyms.save(["alone"], in: db) }
            let count = try await Cast.count("synonyms", in: db)
            #expect(count == 0)
        }
    }

    @Test func `a word of two groups may be called all that both say`() async throws {
        try await withDatabase { db in
            try await Synonyms.save(["tyre", "tire"], in: db)
            try await Synonyms.save(["tyre", "pneu"], in: db)
            let groups = try await Synonyms.all(in: db)
            #expect(
                Synonyms.alternatives(groups) == ["tyre": ["pneu", "tire"], "tire": ["tyre"], "pneu": ["tyre"]])
        }
    }

    @Test func `a redirect that would lead back to itself is refused, however long the way`() async throws {
        try await withDatabase { db in
            try await db.transaction { tx in
                try await Redirect.save("/a", to: "/b?x=1", in: tx)
                try await Redirect.save("/b", to: "/c#here", in: tx)
            }
            for target in ["/a", "/a?q=1", "/b", "/c", "/c/", "/c?x"] {
                await #expect(throws: MerchandisingRefusal.loop, "\(target)") {
                    try await db.transaction { tx in try await Redirect.save("/c", to: target, in: tx) }
                }
            }
            let kept = try await Redirect.page(limit: 10, in: db).map { "\($0.path) \($0.target)" }
            #expect(kept == ["/a /b?x=1", "/b /c#here"])
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "", "/a b", "/é", "/a\n",
    ])
    func `a redirect leads nowhere else`(_ target: String) async throws {
        try await withDatabase { db in
            await #expect(throws: MerchandisingRefusal.badTarget) {
                try await db.transaction { tx in try await Redirect.save("/old", to: target, in: tx) }
            }
            let count = try await Cast.count("redirects", in: db)
            #expect(count == 0)
        }
    }

    @Test(arguments: ["", "/", "old", "//x", "/a?b", "/a#b", "/a b"])
    func `a redirect begins at a path of this market`(_ path: String) async throws {
        try await withDatabase { db in
            _ = await #expect(throws: MerchandisingRefusal.badPath) {
                try await db.transaction { tx in try await Redirect.save(path, to: "/new", in: tx) }
            }
        }
    }

    @Test func `days are read as forms send them, and nothing else is a day`() throws {
        let span = try DaySpan(typed: "2026-02-28", "")
        #expect(span == DaySpan(first: "2026-02-28", last: nil))
        for text in ["2026-02-29", "2026-2-1", "tomorrow", "2026-13-01", "2026-00-10", "١٢٣٤-٠١-٠١", "2026-01-01;"] {
            #expect(throws: MerchandisingRefusal.badDates, "\(text)") { try DaySpan(typed: text, "") }
        }
        #expect(throws: MerchandisingRefusal.badDates) { try DaySpan(typed: "2026-03-02", "2026-03-01") }
    }

    @Test func `a row and a banner show on their days only`() async throws {
        try await withDatabase { db in
            let words = Names("Week", in: .english)
            for (first, last) in [(nil, nil), ("2020-01-01", "2020-01-02"), ("2090-01-01", nil)] as [(String?, String?)]
            {
                try await db.transaction { tx in
                    try await FeaturedRow.save(
                        words, .category("car"), position: 0, days: DaySpan(first: first, last: last), in: tx)
                }
                try await Banner.save(
                    words, link: "/c/car",
                    picture: BannerPicture(
                        key: String(repeating: "a", count: 64), width: 3, height: 1, colour: "#000000", placeholder: ""),
                    position: 0, days: DaySpan(first: first, last: last), in: db)
            }
            let rows = try await FeaturedRow.current(limit: 9, in: db)
            let banners = try await Banner.current(limit: 9, in: db)
            let all = try await FeaturedRow.all(in: db).count
            #expect(rows.map(\.days) == [.always])
            #expect(banners.map(\.days) == [.always])
            #expect(all == 3)
        }
    }

    @Test func `a row of a category that is not there is refused`() async throws {
        try await withDatabase { db in
            await #expect(throws: MerchandisingRefusal.noGoods) {
                try await db.transaction { tx in
                    try await FeaturedRow.save(
                        Names("X", in: .english), .category("nowhere"), position: 0, days: .always, in: tx)
                }
            }
            await #expect(throws: MerchandisingRefusal.noGoods) {
                try await db.transaction { tx in
                    try await FeaturedRow.save(
                        Names("X", in: .english), .picked([]), position: 0, days: .always, in: tx)
                }
            }
            let count = try await Cast.count("featured_rows", in: db)
            #expect(count == 0)
        }
    }
}
