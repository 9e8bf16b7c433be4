import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import TestSupport
import Testing
import Vocabulary

@testable import Flows

@Suite struct SearchGoodsTests {
    @Test func `words, prices and colours of one line are understood together`() async throws {
        try await withMarket { market in
            let found = try await market.ask("red shoes under 3000")
            #expect(found.titles == ["Red canvas shoes"])
            #expect(found.finding.reading?.priceTo?.minor == 300_000)
            #expect(found.finding.relaxed == [])
        }
    }

    @Test func `a category's name in another language finds its goods`() async throws {
        try await withMarket { market in
            let found = try await market.ask("viatu")
            #expect(Set(found.titles) == ["Red leather shoes", "Red canvas shoes", "Blue running shoes"])
        }
    }

    @Test(
        arguments: [
            ("oil 500ml", "Cooking oil 0.5 L"), ("oil half 500 millilitres", "Cooking oil 0.5 L"),
            ("1500 ml oil", "Cooking oil 1.5L"),
            ("bulb 40w", "Bulb 40-Watt"), ("8 foot ladder", "Ladder 8 ft."), ("8ft ladder", "Ladder 8 ft."),
            ("michelin 205 55 16", "Michelin 205/55R16"), ("8 x 10 rug", "Rug 8x10"), ("rug 8×10", "Rug 8x10"),
            ("rug 5x7", "Rug 5 ft. x 7 ft."), ("red mug", "Mug ya chai, nyekundu"), ("black mug", "السوداء Mug"),
        ])
    func `a measure or a colour is found however the title writes it`(typed: String, title: String) async throws {
        let titles = [
            "Cooking oil 0.5 L", "Cooking oil 1.5L", "Bulb 40-Watt", "Bulb 60-Watt", "Ladder 8 ft.", "Ladder 6 ft.",
            "Michelin 205/55R16", "Michelin 195/65R15", "Rug 8x10", "Rug 5 ft. x 7 ft.",
            "Mug ya chai, nyekundu", "السوداء Mug", "White mug",
        ]
        try await withMarket(titles.map { ($0, "home", 1_000) }) { market in
            let found = try await market.ask(typed)
            #expect(found.titles.first == title)
        }
    }

    @Test func `a list is never empty without a word of what was given up`() async throws {
        try await withMarket { market in
            let some = try await market.ask("wooden leather shoes")
            #expect(some.titles.first == "Red leather shoes")
            #expect(some.finding.relaxed == [.someWords] && some.finding.givenUp == [])
            let colour = try await market.ask("purple leather shoes")
            #expect(colour.titles.first == "Red leather shoes")
            #expect(colour.finding.relaxed == [.understood] && colour.finding.givenUp == [.colour])
            let price = try await market.ask("leather shoes under 10")
            #expect(price.titles.first == "Red leather shoes")
            #expect(price.finding.relaxed == [.understood] && price.finding.givenUp == [.price])
            let filter = try await market.ask("shoes") { $0.filter.condition = .used }
            #expect(filter.finding.relaxed == [.filters])
            #expect(filter.finding.total == 3)
            let nothing = try await market.ask("zzzz qqqq")
            #expect(nothing.finding.relaxed == [.newest])
            #expect(nothing.finding.total == 0)
            #expect(nothing.titles.count == 5)
        }
    }

    @Test func `of several wishes only that one is given up without which most is found`() async throws {
        try await withMarket { market in
            let condition = try await market.ask("leather shoes used under 4500")
            #expect(condition.titles.first == "Red leather shoes")
            #expect(condition.finding.relaxed == [.understood] && condition.finding.givenUp == [.condition])
            // The price stays.
            #expect(!condition.titles.contains("Blue running shoes"))
        }
        try await withMarket(prepare: "UPDATE products SET condition = 'used' WHERE title = 'Blue running shoes'") {
            market in
            // Used ones cost more: without the price there is one, without the condition there are two.
            let most = try await market.ask("used shoes under 5000")
            #expect(Set(most.titles) == ["Red leather shoes", "Red canvas shoes"])
            #expect(most.finding.givenUp == [.condition])
            let dear = try await market.ask("used shoes under 100")
            #expect(dear.titles.first == "Blue running shoes" && dear.finding.givenUp == [.price])
            let both = try await market.ask("used pot under 100")
            #expect(both.titles.first == "Enamel pot" && both.finding.givenUp == [.price, .condition])
            let neither = try await market.ask("used zzzz under 100")
            #expect(neither.finding.relaxed == [.newest] && neither.finding.givenUp == [])
        }
    }

    @Test func `who asks for a thing at a price wants the thing rather than anything else at that price`() async throws
    {
        try await withMarket { market in
            // Red canvas shoes are red and cheap, and no bag.
            let dearer = try await market.ask("leather bag under 3000")
            #expect(dearer.titles.first == "Leather bag")
            #expect(dearer.finding.relaxed == [.understood] && dearer.finding.givenUp == [.price])
            let other = try await market.ask("red bag under 3000")
            #expect(other.titles.first == "Leather bag")
            #expect(other.finding.relaxed == [.understood] && other.finding.givenUp == [.colour, .price])
        }
    }

    @Test func `a typo is set right, and said`() async throws {
        try await withMarket { market in
            let found = try await market.ask("lether shoes")
            #expect(found.titles.first == "Red leather shoes")
            #expect(found.finding.corrections == [Correction(typed: "lether", meant: "leather")])
        }
    }

    @Test func `counts are those of what each choice shows`() async throws {
        try await withMarket { market in
            let found = try await market.ask("shoes") { $0.counts = true }
            let counts = try #require(found.finding.counts)
            #expect(counts.categories == ["shoes": 3])
            #expect(counts.conditions == ["new": 3])
            #expect(counts.prices.reduce(0) { $0 + $1.count } == 3)
            for band in counts.prices where band.count > 0 {
                let narrowed = try await market.ask("shoes") {
                    $0.filter.priceFrom = band.from
                    $0.filter.priceTo = band.to.map { $0 - 1 }
                }
                #expect(narrowed.finding.total == band.count)
            }
        }
    }

    @Test func `stars are counted for all goods that reach them`() async throws {
        let rated: SQL = """
            UPDATE products SET (rating_sum, rating_count) = (v.stars, v.reviews)
            FROM (VALUES ('Red leather shoes', 9, 2), ('Red canvas shoes', 11, 3), ('Leather bag', 5, 1)) v (title, stars, reviews)
            WHERE v.title = products.title
            """
        try await withMarket(prepare: rated) { market in
            let found = try await market.ask("shoes") { $0.counts = true }
            #expect(found.finding.counts?.ratings == ["4": 1, "3": 2, "2": 2])
            let three = try await market.ask("shoes") { ($0.filter.rating, $0.counts) = (3, true) }
            #expect(Set(three.titles) == ["Red leather shoes", "Red canvas shoes"])
            // As if none were chosen.
            #expect(three.finding.counts?.ratings == ["4": 1, "3": 2, "2": 2])
            #expect(three.finding.counts?.conditions == ["new": 2])
            let four = try await market.ask("shoes") { $0.filter.rating = 4 }
            #expect(four.titles == ["Red leather shoes"])
        }
    }

    @Test func `lists are ordered by price and by time when somebody wishes it`() async throws {
        try await withMarket { market in
            let cheapest = try await market.ask("shoes") { $0.order = .cheapest }
            #expect(cheapest.titles == ["Red canvas shoes", "Red leather shoes", "Blue running shoes"])
            let said = try await market.ask("cheap shoes")
            #expect(said.titles.first == "Red canvas shoes")
            let dearest = try await market.ask("shoes") { $0.order = .dearest }
            #expect(dearest.titles == ["Blue running shoes", "Red leather shoes", "Red canvas shoes"])
        }
    }

    @Test func `quotes and dashes do what people expect`() async throws {
        try await withMarket { market in
            let quoted = try await market.ask("\"leather shoes\"")
            #expect(quoted.titles == ["Red leather shoes"])
            let without = try await market.ask("shoes -red")
            #expect(without.titles == ["Blue running shoes"])
        }
    }

    @Test func `other names of the back office are looked for`() async throws {
        try await withMarket { market in
            try await market.db.run("INSERT INTO synonyms (id, words) VALUES (1, '{footwear,shoes}')")
            let found = try await market.ask("footwear")
            #expect(found.finding.total == 3)
        }
    }

    @Test func `suggestions finish words and name categories, sellers and goods`() async throws {
        try await withMarket { market in
            let suggest = SuggestGoods(db: market.db, index: { market.index }, log: .silent)
            let found = try await suggest("sho", in: .swahili)
            #expect(found.queries == ["shoes"])
            #expect(found.categories.map(\.name) == ["Viatu"])
            #expect(found.products.count == 3)
            #expect(try await suggest("ama", in: .english).sellers.map(\.name) == ["Amani"])
            #expect(try await suggest("", in: .english).isEmpty)
            #expect(try await suggest(String(repeating: "x", count: 10_000), in: .english).isEmpty)
            try await market.db.run("UPDATE products SET status = 'hidden' WHERE title LIKE 'Blue%'")
            // The index does not know yet: what is hidden shows nowhere.
            #expect(
                try await suggest("shoes", in: .english).products.map(\.title).contains("Blue running shoes") == false)
        }
    }
}

/// A small market with its index.
private struct SearchedMarket: Sendable {
    let db: Database
    let index: XapianIndex
    let goods: SearchGoods

    struct Found {
        let finding: SearchFinding
        let titles: [String]
    }

    func ask(_ typed: String, _ change: (inout SearchWish) -> Void = { _ in }) async throws -> Found {
        var wish = SearchWish(typed)
        change(&wish)
        let finding = try #require(try await goods(wish))
        let cards = try await ProductCard.find(finding.products, in: db)
        return Found(finding: finding, titles: cards.map(\.card.title))
    }
}

private let shelf: [(title: String, category: String, shillings: Int64)] = [
    ("Red leather shoes", "shoes", 4_000), ("Red canvas shoes", "shoes", 2_000), ("Blue running shoes", "shoes", 6_000),
    ("Leather bag", "bags", 5_000), ("Enamel pot", "kitchen", 900),
]

private func withMarket(
    _ goods: [(title: String, category: String, shillings: Int64)] = shelf, prepare change: SQL = "SELECT 1",
    _ body: (SearchedMarket) async throws -> Void
) async throws {
    try await withDatabase { db in
        let amani = try await Cast.seller(in: db)
        for (at, one) in goods.enumerated() {
            try await Cast.product(
                one.title, number: at, of: amani, description: "", category: one.category, shillings: one.shillings,
                liveSince: Date(timeIntervalSince1970: 1_790_000_000 + Double(at)), in: db)
        }
        try await db.run(change)
        let folder = NSTemporaryDirectory() + "market-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }  // only room on a disk
        let analyser = TextAnalyser(market: [.english, .swahili, .arabic])
        let index = try await RebuildSearch(db: db, analyser: analyser)(into: folder + "/one")
        let search = MarketSearch.over(
            db, currency: .kes, languages: [.english, .swahili, .arabic], index: { index }, log: .silent)
        try await body(SearchedMarket(db: db, index: index, goods: search.goods))
    }
}
