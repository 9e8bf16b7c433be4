import Foundation
import HTTP
import Postgres
import SearchSupport
import TestSupport
import Testing
import Vocabulary

/// Results of a search as a buyer sees them.
@Suite struct ResultsTests {
    @Test func `a search says how many it found and lists just those`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results("/?q=brake")
            #expect(page.code == 200)
            #expect(page.total == 13)
            #expect(page.titles.count == 13)
            #expect(page.titles.allSatisfy { $0.contains("Brake pads") || $0.contains("brake disc") })
            #expect(page.text.contains("<h1>Results for “<bdi>brake</bdi>”</h1>"))
            #expect(page.title == "Results for “brake” · Soko")
            #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
            let one = try await stand.results("/?q=%22oil%20filter%20no%205%22")
            #expect(one.total == 1 && one.titles == ["Oil filter no 5"])
        }
    }

    @Test func `pages follow one another, lose and repeat nothing, and end`() async throws {
        try await withBazaar { stand, _, _ in
            let total = try #require(try await stand.results("/?q=leather").total)
            for sort in ["", "&sort=newest", "&sort=cheapest", "&sort=dearest", "&at=-1.29,36.82&sort=nearest"] {
                let expected = try #require(try await stand.results("/?q=leather" + sort).total)
                let seen = try await stand.everything("/?q=leather" + sort)
                #expect(seen.count == expected && Set(seen).count == expected, "\(sort)")
            }
            #expect(total > 36)
            // Behind the last page is the first one.
            let beyond = try await stand.results("/?q=leather&page=27"), first = try await stand.results("/?q=leather")
            #expect(beyond.titles == first.titles)
            for page in ["0", "-1", "x", "99999999999999999999", "28"] {
                let odd = try await stand.results("/?q=leather&page=" + page)
                #expect(odd.code == 200 && odd.total == total, "\(page)")
            }
        }
    }

    @Test func `orders are what they say`() async throws {
        try await withBazaar { stand, bazaar, _ in
            func minor(_ numbers: [Int]) -> [Int] { numbers.map { $0 % 13 == 12 ? .max : 150 + $0 * $0 * 7 } }
            let newest = try await stand.everything("/?q=leather&sort=newest")
            #expect(newest == newest.sorted())
            let cheapest = minor(try await stand.everything("/?q=leather&sort=cheapest"))
            #expect(cheapest == cheapest.sorted())
            let dearest = minor(try await stand.everything("/?q=leather&sort=dearest")).filter { $0 < .max }
            #expect(dearest == dearest.sorted(by: >))
            let nearest = try await stand.everything("/?q=leather&at=-0.10,34.75&sort=nearest")
            // Sandals and shoes are Kisumu's, bags are Nairobi's.
            #expect(nearest.map { $0 % 3 == 1 ? 0 : 1 } == nearest.map { $0 % 3 == 1 ? 0 : 1 }.sorted())
            let page = try await stand.results("/?q=leather&sort=cheapest").text
            #expect(page.contains("aria-label=\"Sort: Price: low to high\""))
            #expect(page.contains("href=\"/?q=leather&amp;sort=newest\""))
            #expect(!page.contains("sort=nearest"))
            let placed = try await stand.results("/?q=leather&at=-0.10,34.75").text
            #expect(placed.contains("href=\"/?q=leather&amp;sort=nearest&amp;at=-0.10%2C34.75\""))
        }
    }

    @Test func `a word that the market does not know is set right, and said so`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results("/?q=lether%20bag")
            #expect(page.notes.first == "Showing results for leather bag. Nothing here has “lether”.")
            #expect(page.text.contains("<a href=\"/?q=leather%20bag\"><bdi>leather bag</bdi></a>"))
            #expect(page.titles.contains { $0.hasPrefix("Leather handbag") })
            let right = try await stand.results("/?q=leather")
            #expect(right.notes == [])
        }
    }

    @Test func `what was understood can be taken back one by one`() async throws {
        try await withBazaar { stand, bazaar, _ in
            let page = try await stand.results(
                "/?q=" + PercentCoding.encoded("red leather under 9000 near Westlands used"))
            #expect(page.understood.map(\.label) == ["red", "up to KSh\u{a0}9,000", "near Westlands", "Used"])
            let links = Dictionary(page.understood.map { ($0.label, $0.link) }) { first, _ in first }
            #expect(links["red"] == "/?q=leather%20under%209000%20near%20Westlands%20used")
            #expect(links["near Westlands"] == "/?q=red%20leather%20under%209000%20used")
            #expect(links["Used"] == "/?q=red%20leather%20under%209000%20near%20Westlands")
            for (label, link) in links {
                let without = try await stand.results(link)
                #expect(without.code == 200 && !without.understood.contains { $0.label == label }, "\(label)")
            }
            let car = try await stand.results("/?q=brake%20pads%20for%20toyota%20corolla%202008")
            #expect(car.understood.map(\.label) == ["Fits Toyota Corolla 2008"])
            #expect(car.understood.first?.link == "/?q=brake%20pads")
            #expect(car.titles.prefix(7).allSatisfy { $0.hasPrefix("Brake pads") })
            #expect(!car.text.contains("Does it fit my car?"))
            let old = try await stand.results("/?q=brake%20pads%20for%20toyota%20corolla%201990")
            #expect(old.understood.map(\.isGivenUp) == [true])
            #expect(old.notes == ["Nothing was found with “Fits Toyota Corolla 1990”. Here is what there is without."])
            let alone = try await stand.results("/?q=under%20900")
            #expect(alone.understood.map(\.link) == ["/"])
        }
    }

    @Test(arguments: [
        ("/?q=leather%20kettle", "Nothing has all of these words, so here is what comes closest."),
        ("/?q=leather%20under%201", "Nothing was found with “up to KSh\u{a0}1”. Here is what there is without."),
        (
            "/?q=oil%20filter&category=bags&condition=new",
            "Nothing matches the filters you chose, so they are off here."
        ),
    ])
    func `what was given up is said`(_ path: String, _ note: String) async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results(path)
            #expect(page.notes == [note])
            #expect(page.total ?? 0 > 0 && page.titles.count == min(36, page.total ?? 0))
            for language in ["sw", "fr", "ar", "th"] {
                let other = try await stand.results(path + "&lang=" + language)
                #expect(other.notes.count == 1 && other.notes != [note], "\(language)")
            }
        }
    }

    @Test func `filters that are off are off in every link and box of the page`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results("/?q=oil%20filter&category=bags&condition=used&days=1")
            let bare = try await stand.results("/?q=oil%20filter")
            #expect(page.total == bare.total)
            #expect(page.choices.map(\.link) == bare.choices.map(\.link))
            #expect(!page.text.contains("name=\"category\""))
        }
    }

    @Test func `nothing found is not the end of the road`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results("/?q=xylophone")
            #expect(page.text.contains("<h1>Nothing matches “<bdi>xylophone</bdi>”</h1>"))
            #expect(page.text.contains("<h2>New in the market</h2>"))
            #expect(page.numbers.first == 0 && page.titles.count == 36)
            #expect(page.next == nil)
            #expect(page.text.contains("href=\"/c/bags\""))
            #expect(page.text.contains("href=\"/search/picture\""))
            #expect(page.total == nil && page.choices.allSatisfy { $0.link.hasPrefix("/c/") })
        }
    }

    @Test func `what left the wall never shows, though the index still has it`() async throws {
        try await withBazaar { stand, bazaar, _ in
            let before = try await stand.results("/?q=brake")
            try await bazaar.db.run("UPDATE products SET status = 'flagged' WHERE title = 'Brake pads no 2'")
            let after = try await stand.results("/?q=brake")
            #expect(after.total == (before.total ?? 0) - 1)
            #expect(after.titles.count == after.total)
            for path in [
                "/?q=brake", "/?q=brake&sort=newest", "/?q=xylophone", "/?q=brake%20pads%20no%202",
                "/search/suggestions?q=brake%20pa", "/search/suggestions?q=brake%20pads%20no%202",
            ] {
                let page = try await stand.get(path)
                #expect(!page.text.contains("Brake pads no 2<"), "\(path)")
            }
        }
    }

    @Test func `a page of results sends a fixed number of statements`() async throws {
        try await withDatabase(connections: 1) { db in
            _ = try await Bazaar(db)
            let market = try await market(db)
            let stand = try MarketStand(db, search: market.search)
            _ = try await stand.get("/?q=warm")
            _ = try await stand.get("/search/suggestions?q=warm")
            func counts() async throws -> [Int] {
                var counts: [Int] = []
                for path in [
                    "/?q=leather", "/c/bags?q=leather&condition=used", "/?q=brake%20pads%20for%20toyota%20corolla",
                    "/?q=leather&page=2", "/?q=xylophone",
                ] {
                    counts.append(
                        try await statements(in: db) {
                            let response = try await stand.get(path)
                            #expect(response.code == 200)
                        })
                }
                return counts
            }
            let few = try await counts()
            let seller: SellerID = try #require(try await db.value("SELECT id FROM sellers ORDER BY id LIMIT 1"))
            for number in 100..<140 {
                try await Cast.product("Leather no \(number)", number: number, of: seller, in: db)
            }
            try await market.fill()
            let many = try await counts()
            #expect(few == many)
            #expect(few == [2, 3, 4, 2, 1])
        }
    }

    private func market(_ db: Database) async throws -> IndexedMarket {
        let market = try await IndexedMarket(db)
        try await market.fill()
        return market
    }
}
