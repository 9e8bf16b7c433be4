import Catalog
import Foundation
import HTTP
import Postgres
import SearchSupport
import TestSupport
import Testing
import Vocabulary

/// The search as programs ask it.
@Suite struct SearchAPITests {
    /// Forty bags, red ones new, black ones used, each a hundred shillings dearer than the one before; and a kettle.
    private func withBags(_ body: (APIStand, Database) async throws -> Void) async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            try await db.run(
                "UPDATE sellers SET latitude = -1.2650, longitude = 36.8000, location = 'Westlands, Nairobi'")
            try await db.transaction { tx in
                try await Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm").save(
                    in: tx)
                try await Attribute.attach("width", to: "bags", isRequired: false, isFilter: true, in: tx)
            }
            for number in 1...40 {
                let id = try await Cast.product(
                    "\(number % 2 == 0 ? "Red" : "Black") bag no \(number)", number: number, of: amani,
                    shillings: Int64(number * 100),
                    liveSince: Date(timeIntervalSinceNow: -Double(number) * 86_400 + 3_600), in: db)
                try await db.run(
                    """
                    UPDATE products SET rating_sum = \(number <= 5 ? number : 0), rating_count = \(number <= 5 ? 1 : 0), condition = \(number % 2 == 0 ? "new" : "used"), attributes = \("{\"width\": \(number)}")::jsonb
                    WHERE id = \(id)
                    """)
            }
            try await Cast.product("Kettle", number: 99, of: amani, category: "kitchen", in: db)
            let market = try await IndexedMarket(db)
            try await market.fill()
            try await body(APIStand(db, search: market.search), db)
        }
    }

    private func numbers(_ response: Response) throws -> [Int] {
        try response.titles().compactMap { Int($0.split(separator: " ").last ?? "") }
    }

    @Test func `a search is read, narrowed down, ordered and paged`() async throws {
        try await withBags { stand, _ in
            for (query, expected) in [
                ("q=bag&sort=cheapest&limit=3", [1, 2, 3]), ("q=bag&sort=dearest&limit=2&page=2", [38, 37]),
                ("q=bag&sort=newest&days=2", [1, 2]), ("q=bag&sort=cheapest&priceFrom=399900", [40]),
                ("q=bag&sort=cheapest&condition=used&limit=2", [1, 3]),
                ("q=red%20bag%20under%20500&sort=newest", [2, 4]), ("q=bag&rating=4&sort=cheapest", [4, 5]),
                ("q=bag&category=bags&attribute=width:7", [7]), ("q=bag&attribute=width:7..8&sort=cheapest", [7, 8]),
                ("q=bag&at=-1.26,36.80&km=5&sort=cheapest&limit=1", [1]),
                ("q=bag&at=0,0&km=5&sort=cheapest&limit=1", [1]),
            ] {
                let found = try await stand.get("/api/v1/search?" + query)
                #expect(try numbers(found) == expected, "\(query)")
            }
            var seen: [Int] = []
            var page: Int? = 1
            while let number = page {
                let answer = try await stand.get("/api/v1/search?q=bag&limit=15&page=\(number)")
                seen += try numbers(answer)
                let json = try answer.json()
                #expect(json["total"] as? Int == 40)
                page = json["next"] as? Int
            }
            #expect(seen.sorted() == Array(1...40))
        }
    }

    @Test func `it says what it understood, set right and gave up`() async throws {
        try await withBags { stand, _ in
            let understood = try await stand.get("/api/v1/search?q=red%20bag%20under%20500").text
            #expect(
                understood.contains(
                    #""understood":[{"kind":"colour","said":"red","without":"bag under 500"},{"kind":"price","said":"under 500","without":"red bag"}]"#
                ))
            let corrected = try await stand.get("/api/v1/search?q=kettel").text
            #expect(corrected.contains(#""corrections":[{"typed":"kettel","meant":"kettle"}]"#))
            let relaxed = try await stand.get("/api/v1/search?q=kettle&category=bags").text
            #expect(relaxed.contains(#""total":1"#) && relaxed.contains(#""relaxed":["filters"]"#))
            // The newest goods are no answer to a program.
            let nothing = try await stand.get("/api/v1/search?q=xylophone")
            #expect(
                nothing.text
                    == #"{"items":[],"total":0,"page":1,"next":null,"understood":[],"corrections":[],"relaxed":[],"givenUp":[],"facets":null}"#
            )
        }
    }

    @Test func `facets count what choosing them lists`() async throws {
        try await withBags { stand, _ in
            let json = try await stand.get("/api/v1/search?q=bag&counts=true&condition=used").json()
            let facets = try #require(json["facets"] as? [String: Any])
            let conditions = try #require(facets["conditions"] as? [[String: Any]])
            #expect(conditions.map { $0["value"] as? String } == ["new", "used"])
            #expect(conditions.map { $0["count"] as? Int } == [20, 20])
            let ratings = try #require(facets["ratings"] as? [[String: Any]])
            #expect(ratings.map { $0["value"] as? String } == ["2", "3", "4"])
            #expect(ratings.map { $0["count"] as? Int } == [2, 2, 1])
            let prices = try #require(facets["prices"] as? [[String: Any]])
            for band in prices {
                let from = band["from"] as? Int ?? 0, to = band["to"] as? Int ?? 100_000_000
                let listed = try await stand.get(
                    "/api/v1/search?q=bag&condition=used&priceFrom=\(from)&priceTo=\(to - 1)"
                ).json()
                #expect(listed["total"] as? Int == band["count"] as? Int, "\(from)")
            }
        }
    }

    @Test func `what it does not understand is refused`() async throws {
        try await withBags { stand, _ in
            for query in [
                "", "q=", "q=%20", "sort=newest", "q=bag&sort=best", "q=bag&sort=nearest", "q=bag&km=5", "q=bag&at=x",
                "q=bag&at=91,0", "q=bag&days=0", "q=bag&days=x", "q=bag&stock=yes", "q=bag&counts=1", "q=bag&page=0",
                "q=bag&page=51", "q=bag&limit=0", "q=bag&limit=101", "q=bag&limit=100&page=11", "q=bag&after=1",
                "q=bag&x=1",
                "q=bag&language=xx", "q=bag&attribute=width:1&attribute=width:2", "q=bag&attribute=height:1",
                "q=bag&category=nothing", "q=bag&brand=nobody", "q=bag&km=20001&at=0,0",
            ] {
                let refused = try await stand.get("/api/v1/search?" + query)
                #expect(refused.code == 400, "\(query)")
                #expect(try refused.problem() == "bad-parameter", "\(query)")
            }
            for query in ["x=1", "q=a&language=xx", "q=a&sort=newest"] {
                let refused = try await stand.get("/api/v1/suggestions?" + query)
                #expect(refused.code == 400, "\(query)")
            }
        }
    }

    @Test func `suggestions have names, places and goods, and may be kept for some seconds`() async throws {
        try await withBags { stand, _ in
            let answer = try await stand.get("/api/v1/suggestions?q=ba&language=sw")
            #expect(answer.headers["Cache-Control"] == "public, max-age=15")
            let json = try answer.json()
            #expect(json["queries"] as? [String] == ["bag"])
            #expect((json["categories"] as? [[String: Any]])?.first?["slug"] as? String == "bags")
            #expect((json["categories"] as? [[String: Any]])?.first?["name"] as? String == "Mikoba")
            // Two letters are nobody's wish yet.
            #expect((json["products"] as? [[String: Any]])?.count == 0)
            let goods = try await stand.get("/api/v1/suggestions?q=bag&language=sw").json()
            #expect((goods["products"] as? [[String: Any]])?.count == 6)
            let none = try await stand.get("/api/v1/suggestions?q=" + String(repeating: "a", count: 5_000))
            #expect(none.text == #"{"queries":[],"categories":[],"brands":[],"sellers":[],"products":[]}"#)
        }
    }

    @Test func `what left the wall is not found, though the index still has it`() async throws {
        try await withBags { stand, db in
            try await db.run("UPDATE products SET status = 'inactive' WHERE title = 'Kettle'")
            let found = try await stand.get("/api/v1/search?q=kettle"),
                suggested = try await stand.get("/api/v1/suggestions?q=kettle")
            #expect(try found.json()["total"] as? Int == 0)
            #expect(!found.text.contains("Kettle") && !suggested.text.contains("Kettle"))
        }
    }

    @Test func `while there is no index the search says so, and when to come again`() async throws {
        try await withDatabase { db in
            let answer = try await APIStand(db).get("/api/v1/search?q=bag")
            #expect(answer.code == 503)
            #expect(answer.headers["Retry-After"] == "10")
            #expect(try answer.problem() == "search-not-ready")
        }
    }
}
