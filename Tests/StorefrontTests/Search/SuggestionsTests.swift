import Foundation
import HTTP
import Postgres
import TestSupport
import Testing

/// What the box suggests.
@Suite struct SuggestionsTests {
    private func options(_ text: String) -> [(link: String, label: String)] {
        text.matches(of: #/<a role="option" href="([^"]*)"[^>]*>(.*?)<\/a>/#).map {
            (
                ResultsPage.plain($0.1),
                ResultsPage.plain($0.2.replacing(#/<svg.*?<\/svg>/#, with: "").replacing(#/<[^>]*>/#, with: ""))
            )
        }
    }

    @Test func `queries, categories, brands, sellers and goods are suggested, each with its place`() async throws {
        try await withBazaar { stand, bazaar, _ in
            let leather = try await stand.get("/search/suggestions?lang=en&q=lea")
            let found = options(leather.text)
            #expect(found.contains { $0 == ("/?q=leather&via=suggestion", "leather") })
            #expect(found.count { $0.link.hasPrefix("/p/") } == 6)
            #expect(
                found.contains { $0.link == "/s/amani-leather?via=suggestion&typed=lea" && $0.label == "Amani Leather" }
            )
            #expect(leather.text.contains("<bdi>lea<strong>ther</strong></bdi>"))
            #expect(leather.text.contains("data-said=\"Suggestions: \(found.count)\""))
            #expect(leather.text.contains("<div role=\"group\" aria-label=\"Products\">"))
            let bags = options(try await stand.get("/search/suggestions?q=ba").text)
            #expect(bags.contains { $0 == ("/c/bags?via=suggestion&typed=ba", "Bags") })
            let brand = options(try await stand.get("/search/suggestions?q=atl").text)
            #expect(brand.contains { $0 == ("/b/atlas?via=suggestion&typed=atl", "Atlas") })
            let arabic = try await stand.get("/search/suggestions?lang=ar&q=حقا".addingPercent)
            #expect(
                options(arabic.text).contains {
                    $0.link.hasPrefix("/c/bags?via=suggestion&typed=") && $0.label == "حقائب"
                })
        }
    }

    @Test func `they are the same for everybody and may be kept for some seconds`() async throws {
        try await withBazaar { stand, _, _ in
            let stranger = try await stand.get("/search/suggestions?lang=en&q=lea")
            #expect(stranger.headers["Cache-Control"] == "public, max-age=15")
            #expect(stranger.headers["Vary"]?.contains("Cookie") != true)
            #expect(stranger.headers["Set-Cookie"] == nil)
            let token = try #require(try await stand.get("/").csrf)
            let product = try #require(stranger.text.firstMatch(of: #/\/p\/([0-9a-z]+)/#)?.1)
            let cookie = try #require(
                try await stand.ask(.post, "/watchlist/\(product)", form: "csrf=\(token)").cookie("soko_visitor"))
            let known = try await stand.get("/search/suggestions?lang=en&q=lea", [("Cookie", cookie)])
            #expect(known.bytes == stranger.bytes)
            let unnamed = try await stand.get("/search/suggestions?q=lea", [("Cookie", "soko_language=ar")])
            #expect(unnamed.headers["Vary"]?.contains("Accept-Language, Cookie") == true)
            #expect(unnamed.text.contains("المنتجات"))
        }
    }

    @Test(arguments: ["", "%20", "zzzzqqq", String(repeating: "x", count: 101), "%00%01"])
    func `where there is nothing to suggest, nothing is`(_ typed: String) async throws {
        try await withBazaar { stand, _, _ in
            let none = try await stand.get("/search/suggestions?lang=en&q=" + typed)
            #expect(none.code == 200)
            #expect(none.text == "<div data-said=\"Suggestions: 0\"></div>")
        }
    }

    @Test func `without an index names are suggested still`() async throws {
        try await withDatabase { db in
            try await Cast.product(of: try await Cast.seller("Amani Leather", in: db), in: db)
            let text = try await MarketStand(db).get("/search/suggestions?q=ama").text
            #expect(options(text).map(\.link) == ["/s/amani-leather?via=suggestion&typed=ama"])
        }
    }
}

extension String {
    fileprivate var addingPercent: String {
        let parts = split(separator: "q=", maxSplits: 1)
        return parts[0] + "q=" + PercentCoding.encoded(String(parts[1]))
    }
}
