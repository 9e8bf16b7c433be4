import Testing

@testable import Retrieval

/// Searches for words alone walk the lists of words themselves, all others leave that to Xapian's matcher: nobody may see a
/// difference.
@Suite struct WalkTests {
    static let questions: [(name: String, words: [WordWish], match: IndexQuery.Match)] = [
        ("one word", words("red"), .all),
        ("two words", words("red", "shoe"), .all),
        ("three words", words("shoe", "red", "small"), .all),
        ("a word that nothing has", words("blue", "nowhere"), .all),
        ("a word typed twice", words("red", "red"), .all),
        ("a word with other names", [WordWish("red", ways: [["red"], ["small"], ["nowhere"]])], .all),
        (
            "other names and another word", words("shoe") + [WordWish("b", ways: [["blue"], ["filler3"], ["red"]])],
            .all
        ),
        ("a word in two parts", [WordWish("redshoe", ways: [["red", "shoe"]])], .all),
        (
            "a word as a whole, in parts and under other names",
            [WordWish("redshoe", ways: [["filler5"], ["red", "shoe"], ["blue"], ["small", "filler3", "red"]])], .all
        ),
        ("parts and another word", words("small") + [WordWish("b", ways: [["red", "blue"], ["shoe"]])], .all),
        ("parts that nothing has", words("small") + [WordWish("b", ways: [["red", "nowhere"], ["neither"]])], .all),
        ("any of words in parts", words("small") + [WordWish("b", ways: [["red", "blue"], ["shoe"]])], .any),
        ("a small word", words("shoe", "red") + [WordWish("in", ways: [["filler1"]], isOptional: true)], .all),
        ("small words alone", [WordWish("in", ways: [["filler1"], ["filler2"]], isOptional: true)], .all),
        (
            "two small words",
            words("red") + ["filler1", "filler4"].map { WordWish($0, ways: [[$0]], isOptional: true) }, .all
        ),
        ("any of two words", words("red", "filler5"), .any),
        ("any of four words", words("red", "shoe", "small", "filler5"), .any),
        (
            "any of words, some with other names",
            words("filler6", "blue") + [WordWish("r", ways: [["red"], ["shoe"]])], .any
        ),
        ("any of words that nothing has", words("nowhere", "neither"), .any),
    ]

    @Test(arguments: questions.indices, [1, 7, 40, 1_000])
    func `words alone find the same as Xapian's own matcher, with the same weights`(question: Int, most: Int)
        async throws
    {
        let asked = Self.questions[question]
        // How frequent several words are together is estimated, and Xapian rounds that to whole documents.
        let near = asked.words.contains { $0.ways.count > 1 } ? 0.01 : 1e-5
        try await withGoods { index in
            for filter in Self.filters {
                var query = IndexQuery()
                (query.words, query.match, query.filter, query.most) = (asked.words, asked.match, filter, most)
                let walked = try await index.search(query)
                query.counts = CountWish()
                let counted = try await index.search(query)
                // Nothing has the word, so it leaves nothing out; a query that leaves out is none of words alone.
                (query.counts, query.excluded) = (nil, ["nowhere"])
                let matched = try await index.search(query)
                for found in [walked, counted] {
                    #expect(found.hits.count == matched.hits.count, "\(asked.name)")
                    for (one, other) in zip(found.hits, matched.hits) {
                        #expect(abs(one.weight - other.weight) < near, "\(asked.name)")
                    }
                    #expect(found.hits.map(\.id) == matched.hits.map(\.id), "\(asked.name)")
                }
                #expect(counted.matches == Self.expected(asked.words, asked.match, filter), "\(asked.name)")
            }
        }
    }

    @Test func `a later page goes on where the first ended`() async throws {
        try await withGoods { index in
            for counts in [CountWish(), nil] {
                var query = IndexQuery()
                query.words = Self.words("red")
                (query.counts, query.most) = (counts, 30)
                let whole = try await index.search(query).hits.map(\.id)
                (query.first, query.most) = (10, 20)
                let later = try await index.search(query).hits.map(\.id)
                #expect(later == Array(whole.dropFirst(10)))
            }
        }
    }

    @Test func `who looks at a part of many documents sees old and new ones, and all of few`() async throws {
        try await withGoods { index in
            for match in [IndexQuery.Match.all, .any] {
                var query = IndexQuery()
                (query.words, query.match) = (Self.words("red"), match)
                if match == .any { query.words += Self.words("shoe") }
                (query.most, query.looks) = (1_000, 100)
                let some = try await index.search(query).hits.map(\.id)
                #expect((50...200).contains(some.count))
                #expect(try #require(some.min()) < 50)
                #expect(try #require(some.max()) > 850)
                query.looks = 10_000
                let all = try await index.search(query).hits.map(\.id)
                #expect(all.count == Self.expected(query.words, match, IndexFilter()))
                #expect(Set(some).isSubset(of: all))
                // What is counted is looked at, all of it.
                (query.looks, query.counts) = (100, CountWish())
                #expect(try await index.search(query).hits.map(\.id) == all)
            }
        }
    }

    private static func words(_ words: String...) -> [WordWish] { words.map { WordWish($0, ways: [[$0]]) } }

    private static let filters: [IndexFilter] = {
        var chosen = IndexFilter(), priced = IndexFilter()
        chosen.choices = [.init("brand", ["third"])]
        priced.amount = 100...500
        return [IndexFilter(), chosen, priced]
    }()

    private static func expected(_ words: [WordWish], _ match: IndexQuery.Match, _ filter: IndexFilter) -> Int {
        Goods.all.count { goods in
            func has(_ word: WordWish) -> Bool { word.ways.contains { $0.allSatisfy(goods.words.contains) } }
            let needed = words.filter { !$0.isOptional }
            let isFound = needed.isEmpty || match == .any ? words.contains(where: has) : needed.allSatisfy(has)
            return isFound && (filter.choices.isEmpty || goods.number % 3 == 0)
                && filter.amount.map { $0.contains(Int64(goods.number)) } ?? true
        }
    }

    private struct Goods {
        let number: Int
        let words: [String]

        /// Words of very different frequency, titles of different length.
        static let all = (1...900).map { number in
            let often = ["red", "shoe", "small", "blue"].enumerated().filter { number % ($0.offset + 2) == 0 }.map(
                \.element)
            return Goods(number: number, words: often + (0..<number % 7).map { "filler\($0)" })
        }
    }

    private func withGoods(_ body: (XapianIndex) async throws -> Void) async throws {
        let place = TemporaryIndex()
        let index = try await place.open()
        let documents = Goods.all.map { goods in
            IndexDocument(
                id: Int64(goods.number), texts: [.init(.title, goods.words.joined(separator: " "))],
                facets: [Facet("brand", goods.number % 3 == 0 ? "third" : "other")], amount: Int64(goods.number))
        }
        try await index.apply(documents.map(IndexChange.put), position: "1:1")
        try await body(index)
    }
}
