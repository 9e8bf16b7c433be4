import Testing

@testable import Retrieval

/// What every player of the text index has to count alike.
@Suite struct TextIndexCountSuite {
    @Test(arguments: TextPlayers.all)
    func `a thing that fails one side alone is counted on that side alone`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.filter.choices = [
            .init("condition", ["new"], isCounted: false), .init("a.season", ["winter", "summer"]),
            .init("brand", ["bata"]),
        ]
        query.filter.centre = .init(latitude: -1.3, longitude: 36.8)
        query.counts = CountWish()
        query.counts?.distances = [10, 1_000]
        let own = [Facet("brand", "bata"): 1, Facet("condition", "new"): 1, Facet("a.season", "winter"): 1]
        let open = try await index.search(query)
        #expect(open.matches == 1)
        #expect(open.counts?.facets == own.merging([Facet("brand", "nike"): 1]) { first, _ in first })
        #expect(open.counts?.distances == [1, 0, 0])
        // The other brand is also too far away now: two sides.
        query.filter.radius = 100
        let near = try await index.search(query)
        #expect(near.matches == 1)
        #expect(near.counts?.facets == own)
        #expect(near.counts?.distances == [1, 0, 0])
        query.filter.choices.removeLast()
        let anyBrand = try await index.search(query)
        #expect(anyBrand.hits.map(\.id) == [1])
        #expect(anyBrand.counts?.facets == own)
        #expect(anyBrand.counts?.distances == [1, 1, 0])
    }

    @Test(arguments: TextPlayers.all)
    func `of two choices of a kind both are asked for, and either may be failed`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.filter.choices = [.init("a.season", ["winter"]), .init("a.season", ["summer"])]
        query.counts = CountWish()
        let answer = try await index.search(query)
        #expect(answer.matches == 0)
        #expect(answer.hits.isEmpty)
        #expect(answer.counts?.facets == [Facet("a.season", "winter"): 1, Facet("a.season", "summer"): 1])
    }

    @Test(arguments: TextPlayers.all)
    func `what something else found is counted like a search`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.counts = CountWish()
        query.counts?.amounts = [6_000]
        let answer = try await index.fetch([2, 99, 1, 3], query)
        #expect(answer.hits.map(\.id) == [2, 1, 3])
        #expect(answer.hits.map(\.weight) == [0, 0, 0])
        #expect(answer.hits.map(\.amount) == [9_000, 5_000, nil])
        #expect(answer.hits.map(\.isAvailable) == [true, true, false])
        #expect(answer.matches == 3)
        #expect(answer.counts?.amounts == [1, 1])
        // Everything that has a time, in one band; nothing is anywhere without a centre.
        #expect(answer.counts?.times == [3])
        #expect(answer.counts?.distances == [0])
    }

    @Test(arguments: TextPlayers.all)
    func `the market's words are known by how many things say them`(player: TextPlayer) async throws {
        let index = try await player.filled()
        let frequencies = try await index.frequencies(of: ["shoe", "leather", "nothing", NumberTerm.of("0446502220")])
        #expect(frequencies == [4, 2, 0, 1])
        let known = try await index.knownCounts(of: ["leather", "goes", "shoe", ""])
        #expect(known == [2, 0, 2, 0])
        let completions = try await index.completions(of: "sho", limit: 3)
        #expect(completions == [Completion("shoe", 2), Completion("shoes", 1)])
        let none = try await index.frequencies(of: [])
        #expect(none == [])
    }

    @Test(arguments: TextPlayers.all)
    func `a hit says what re-scoring needs, and a page that is too deep is empty`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.words = [WordWish("blue", ways: [["blue"]])]
        let hit = try #require(try await index.search(query).hits.first)
        #expect(hit.id == 2)
        #expect(hit.weight > 0)
        #expect(abs(hit.prior - 0.9) < 0.01)
        #expect(hit.time == 2_000_000)
        #expect(hit.place == .init(latitude: -4.04, longitude: 39.67))
        let words = [("blue", "blue"), ("shoe", "shoe")].map { (stem: $0.0, word: $0.1) }
        #expect(hit.title == TitleMarks(title: words, brand: [(stem: "nike", word: "nike")]))
        query.first = 20_000
        let deep = try await index.search(query)
        #expect(deep.hits.isEmpty)
    }

    @Test(arguments: TextPlayers.all)
    func `a place that is none, and a distance without end, leave nobody out`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.filter.centre = .init(latitude: -1.3, longitude: 36.8)
        query.filter.radius = .infinity
        query.filter.amount = 5_000...9_000
        query.counts = CountWish()
        let everywhere = try await index.search(query)
        #expect(everywhere.hits.map(\.id).contains(1))
        query.filter.centre = .init(latitude: 950, longitude: .infinity)
        query.filter.radius = nil
        let nowhere = try await index.search(query)
        #expect(nowhere.matches == 3)
    }
}
