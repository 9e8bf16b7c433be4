import Testing

@testable import Retrieval

/// Counted searches walk the lists of words themselves, others leave that to Xapian's matcher: nobody may see a difference.
@Suite struct ConjunctionTests {
    @Test(arguments: [["red"], ["red", "shoe"], ["shoe", "red", "small"], ["blue", "nowhere"], ["red", "red"]])
    func `what is counted is found in the same order, with the same weights`(words: [String]) async throws {
        try await withGoods { index in
            for filter in Self.filters {
                var query = IndexQuery()
                query.words = words.map { WordWish($0, ways: [[$0]]) }
                query.filter = filter
                query.most = 40
                let matched = try await index.search(query)
                query.counts = CountWish()
                let counted = try await index.search(query)
                #expect(counted.hits.map(\.id) == matched.hits.map(\.id))
                for (one, other) in zip(counted.hits, matched.hits) { #expect(abs(one.weight - other.weight) < 1e-9) }
                let expected = Goods.all.count { goods in
                    words.allSatisfy { goods.words.contains($0) }
                        && (filter.choices.isEmpty || goods.number % 3 == 0)
                        && filter.amount.map { $0.contains(Int64(goods.number)) } ?? true
                }
                #expect(counted.matches == expected)
            }
        }
    }

    @Test func `a later page of a counted search goes on where the first ended`() async throws {
        try await withGoods { index in
            var query = IndexQuery()
            query.words = [WordWish("red", ways: [["red"]])]
            (query.counts, query.most) = (CountWish(), 30)
            let whole = try await index.search(query).hits.map(\.id)
            (query.first, query.most) = (10, 20)
            let later = try await index.search(query).hits.map(\.id)
            #expect(later == Array(whole.dropFirst(10)))
        }
    }

    private static let filters: [IndexFilter] = {
        var chosen = IndexFilter(), priced = IndexFilter()
        chosen.choices = [.init("brand", ["third"])]
        priced.amount = 100...500
        return [IndexFilter(), chosen, priced]
    }()

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
