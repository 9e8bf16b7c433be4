import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTTP
import Learning
import Postgres
import SearchSupport
import TestSupport
import Testing
import Vectors
import Vocabulary

/// Searches by picture, by programs and by suggestions, in the same log as those that somebody typed.
struct SearchSourcesTests {
    private static let firefox = (
        "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    )

    private func ask(
        _ doors: MarketDoors, _ path: String, from referer: String? = nil, _ cookie: (String, String)? = nil
    )
        async throws -> Response
    {
        let headers = [Self.firefox] + (referer.map { [("Referer", "http://soko.test" + $0)] } ?? [])
        return try await doors.ask(.get, path, headers + (cookie.map { [$0] } ?? []), peer: "203.0.113.5")
    }

    private func lines(_ doors: MarketDoors, _ statement: SQL) async throws -> [String] {
        await doors.search.diary.flush()
        return try await doors.db.values(statement)
    }

    private func logged(_ doors: MarketDoors) async throws -> [String] {
        try await lines(
            doors,
            """
            SELECT concat_ws(' ', source, query, coalesce(total::text, '?'), sort, cardinality(shown), (visitor IS NOT NULL)::text)
            FROM search_log ORDER BY id
            """)
    }

    /// `source query searches clicked clicks purchases`
    private func sums(_ doors: MarketDoors) async throws -> [String] {
        try await lines(
            doors,
            "SELECT concat_ws(' ', source, query, searches, clicked, clicks, purchases) FROM search_days ORDER BY source, query"
        )
    }

    private func baskets(_ db: Database) async throws -> [ProductID] {
        let amani = try await Cast.seller(in: db), embedder = LocalEmbedder(words: .letters)
        var baskets: [ProductID] = []
        for (number, title) in ["Sisal basket", "Palm basket"].enumerated() {
            let id = try await Cast.product(title, number: number + 1, of: amani, in: db)
            let embedding = try #require(try await embedder.embed(texts: [title]).first)
            try await ProductEmbedding.store(embedding, of: id, model: embedder.name, in: db)
            baskets.append(id)
        }
        return baskets
    }

    @Test func `a search by picture is logged as one, with what was opened and bought from it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), baskets = try await baskets(db)
            let address = "/search/picture?like=\(baskets[0])"
            _ = try await ask(doors, address)
            _ = try await ask(doors, "/p/\(baskets[1])", from: address)
            _ = try await ask(doors, "/p/\(baskets[1])/whatsapp", from: "/p/\(baskets[1])")
            _ = try await ask(doors, address + "&q=Red")
            _ = try await ask(doors, "/search/picture")
            let rows = try await logged(doors)
            #expect(rows == ["picture picture 1 relevance 1 false", "picture red 1 relevance 1 false"])
            let found = try await sums(doors)
            #expect(found == ["picture picture 1 1 1 1", "picture red 1 0 0 0"])
        }
    }

    @Test func `a program's search is nobody's, a browser's is its visitor's unless they want peace`() async throws {
        try await withDatabase { db in
            _ = try await baskets(db)
            let market = try await IndexedMarket(db)
            try await market.fill()
            let doors = try MarketDoors(db, search: market.search)
            let cookie = ("Cookie", String(doors.kit.visitors.becoming(.random()).prefix { $0 != ";" }))
            for headers in [[], [cookie], [cookie, ("Sec-GPC", "1")], [cookie, ("DNT", "1")]] {
                let answer = try await doors.ask(.get, "/api/v1/search?q=basket", headers)
                #expect(answer.status == .ok)
            }
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            _ = try await doors.ask(.get, "/api/v1/search?q=basket", [neema.cookie])
            let rows = try await logged(doors)
            #expect(
                rows == [
                    "api basket 2 relevance 2 false", "api basket 2 relevance 2 true", "api basket 2 relevance 2 false",
                    "api basket 2 relevance 2 false",
                ])
        }
    }

    @Test func `what is chosen among suggestions is logged as such, whether words or a page`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), baskets = try await baskets(db)
            _ = try await ask(doors, "/?q=basket&via=suggestion")
            _ = try await ask(doors, "/p/\(baskets[0])", from: "/?q=basket&via=suggestion")
            _ = try await ask(doors, "/p/\(baskets[1])?via=suggestion&typed=Pal", from: "/?q=basket&via=suggestion")
            _ = try await ask(doors, "/p/\(baskets[1])/whatsapp", from: "/p/\(baskets[1])?via=suggestion&typed=Pal")
            _ = try await ask(doors, "/c/bags?via=suggestion&typed=ba")
            _ = try await ask(doors, "/s/amani?via=suggestion&typed=am")
            for path in ["/s/amani?typed=am", "/c/bags?via=else&typed=ba", "/s/amani?via=suggestion&typed="] {
                _ = try await ask(doors, path)
            }
            let rows = try await logged(doors)
            #expect(
                rows == [
                    "suggestion basket 2 newest 2 false", "suggestion pal 1 suggestion 1 false",
                    "suggestion ba ? suggestion 0 false", "suggestion am ? suggestion 0 false",
                ])
            let found = try await sums(doors)
            #expect(
                found == [
                    "suggestion am 1 0 0 0", "suggestion ba 1 0 0 0", "suggestion basket 1 1 1 0",
                    "suggestion pal 1 1 1 1",
                ])
            let buckets = try await lines(
                doors,
                "SELECT concat_ws(' ', bucket < 0, sum(searches)) FROM search_totals GROUP BY bucket < 0 ORDER BY 1")
            // Nobody waited for an answer: no median counts them.
            #expect(buckets == ["f 1", "t 3"])
        }
    }

    @Test func `the desk says where searches come from, and shows those of one source alone`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), baskets = try await baskets(db)
            _ = try await ask(doors, "/search/picture?like=\(baskets[0])")
            _ = try await ask(doors, "/?q=picture")
            _ = try await ask(doors, "/?q=basket")
            _ = try await ask(doors, "/?q=basket&via=suggestion&condition=new")
            await doors.search.diary.flush()
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            func shown(_ query: String) async throws -> [String] {
                let path = "/admin/searches?format=csv&col=query&col=searches&col=source" + query
                let file = try await doors.ask(.get, path, [neema.cookie]).whole()
                return file.split(separator: "\r\n").dropFirst().map(String.init)
            }
            let all = try await shown("")
            #expect(all == ["basket,2,Search box · Suggestions", "By picture,1,By picture", "picture,1,Search box"])
            let pictures = try await shown("&source=picture")
            #expect(pictures == ["By picture,1,By picture"])
            let suggested = try await shown("&source=suggestion&q=BASK")
            #expect(suggested == ["basket,1,Suggestions"])
            let unknown = try await shown("&source=nothing&q=picture")
            #expect(unknown == ["By picture,1,By picture", "picture,1,Search box"])
            let page = try await doors.ask(.get, "/admin/searches?lang=ar", [neema.cookie]).text
            #expect(page.contains("بالصورة") && !page.contains("/?q=PICTURE"))
        }
    }
}
