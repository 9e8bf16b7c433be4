import Testing

@testable import Retrieval

/// What every player of the text index has to do; each test runs against all of them.
@Suite struct TextIndexSuite {
    @Test(arguments: TextPlayers.all)
    func `words are found in every field, those in the title first`(player: TextPlayer) async throws {
        let index = try await player.filled()
        let shoes = try await found("shoes", in: index)
        #expect(Set(shoes) == [1, 2, 3, 4])
        // Its description alone has the word.
        #expect(shoes.last == 3)
        #expect(try await found("leather", in: index) == [3, 1])
        #expect(try await found("red shoes", in: index) == [1, 3])
        #expect(try await found("viatu", in: index) == [1])
    }

    @Test(arguments: TextPlayers.all)
    func `Arabic, Thai and French words are found in another form`(player: TextPlayer) async throws {
        let index = try await player.filled()
        #expect(try await found("الأحمر", in: index) == [5])
        #expect(try await found("รองเท้าสีแดง", in: index) == [6])
        #expect(try await found("plaquette", in: index) == [7])
    }

    @Test(arguments: TextPlayers.all)
    func `a part number is found however it is written`(player: TextPlayer) async throws {
        let index = try await player.filled()
        for typed in ["04465-02220", "0446502220", "04465 02220", "04465.02220"] {
            #expect(try await found(typed, in: index) == [1], "\(typed)")
        }
    }

    @Test(arguments: TextPlayers.all)
    func `typos, compounds and half words lead to what was meant`(player: TextPlayer) async throws {
        let index = try await player.filled()
        let plan = try await QueryPlanner(index).plan("lether shoes")
        #expect(plan.corrections == [Correction(typed: "lether", meant: "leather")])
        #expect(try await found("lether shoes", in: index) == [1, 3])
        #expect(try await found("leath", in: index, isTyping: true) == [3, 1])
    }

    @Test(arguments: TextPlayers.all)
    func `other names are looked for too`(player: TextPlayer) async throws {
        let index = try await player.filled()
        let planner = QueryPlanner(index, alternatives: ["footwear": ["shoe"], "brake pads": ["plaquettes de frein"]])
        for (typed, ids) in [("footwear", [2, 1, 3, 4]), ("brake pads", [7])] {
            var query = IndexQuery()
            query.words = try await planner.plan(typed).words
            #expect(try await index.search(query).hits.map(\.id).sorted() == ids.map(Int64.init).sorted(), "\(typed)")
        }
    }

    @Test(arguments: TextPlayers.all)
    func `what stands beside a choice is what choosing it shows`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.words = [WordWish("shoe", ways: [["shoe"]])]
        query.filter.choices = [.init("brand", ["bata"]), .init("condition", ["new"])]
        query.counts = CountWish()
        let answer = try await index.search(query)
        #expect(Set(answer.hits.map(\.id)) == [1, 4])
        #expect(answer.matches == 2)
        for (facet, count) in answer.counts?.facets ?? [:] where facet.kind == "brand" || facet.kind == "condition" {
            var other = query
            other.filter.choices.removeAll { $0.kind == facet.kind }
            other.filter.choices.append(.init(facet.kind, [facet.value]))
            #expect(try await index.search(other).matches == count, "\(facet)")
        }
        #expect(answer.counts?.facets[Facet("brand", "nike")] == 1)
        #expect(answer.counts?.facets[Facet("condition", "used")] == 1)
        #expect(answer.counts?.facets[Facet("a.season", "winter")] == 1)
    }

    @Test(arguments: TextPlayers.all)
    func `numbers, prices, age and distance narrow down and are counted`(player: TextPlayer) async throws {
        let index = try await player.filled()
        func ids(_ change: (inout IndexQuery) -> Void) async throws -> [Int64] {
            var query = IndexQuery()
            query.most = 100
            change(&query)
            return try await index.search(query).hits.map(\.id).sorted()
        }
        #expect(try await ids { $0.filter.spans = [.init("width", from: 200, to: .infinity)] } == [1])
        #expect(try await ids { $0.filter.amount = 800...7_000 } == [1, 5, 6])
        #expect(try await ids { $0.filter.since = 2_000_000 } == [2, 3, 4])
        #expect(try await ids { $0.filter.isAvailable = true } == [1, 2, 4, 5, 6, 7])
        #expect(
            try await ids {
                $0.filter.centre = .init(latitude: -1.3, longitude: 36.8)
                $0.filter.radius = 10
            } == [1])
        var query = IndexQuery()
        query.filter.amount = 0...1_000
        query.counts = CountWish()
        query.counts?.amounts = [1_000, 8_000]
        query.counts?.times = [1_000_000, 2_500_000]
        let answer = try await index.search(query)
        #expect(answer.matches == 2)
        #expect(answer.counts?.amounts == [2, 2, 2])
        #expect(answer.counts?.times == [1, 0, 1])
    }

    @Test(arguments: TextPlayers.all)
    func `lists are put in every order`(player: TextPlayer) async throws {
        let index = try await player.filled()
        func ids(_ order: IndexQuery.Order) async throws -> [Int64] {
            var query = IndexQuery()
            (query.order, query.most) = (order, 3)
            query.filter.centre = .init(latitude: -4, longitude: 39.6)
            return try await index.search(query).hits.map(\.id)
        }
        #expect(try await ids(.time) == [3, 4, 2])
        #expect(try await ids(.amount) == [4, 6, 1])
        #expect(try await ids(.amountDown) == [7, 2, 5])
        #expect(Array(try await ids(.distance).prefix(2)) == [2, 1])
    }

    @Test(arguments: TextPlayers.all)
    func `phrases, exclusions and any of the words`(player: TextPlayer) async throws {
        let index = try await player.filled()
        var query = IndexQuery()
        query.words = [WordWish("leather", ways: [["leather"]])]
        query.phrases = [[["leather", "shoe"]]]
        #expect(try await index.search(query).hits.map(\.id) == [1])
        query.phrases = []
        query.excluded = ["bag"]
        #expect(try await index.search(query).hits.map(\.id) == [1])
        query.excluded = []
        query.words.append(WordWish("polish", ways: [["polish"]]))
        #expect(try await index.search(query).hits.isEmpty)
        query.match = .any
        #expect(Set(try await index.search(query).hits.map(\.id)) == [1, 3, 4])
    }

    @Test(arguments: TextPlayers.all)
    func `what is put again is replaced, what is removed is gone`(player: TextPlayer) async throws {
        let index = try await player.filled()
        try await index.apply(
            [.put(IndexDocument(id: 1, texts: [.init(.title, "Green hat")], amount: 1)), .remove(2), .remove(999)],
            position: "9:9")
        #expect(try await found("shoes", in: index) == [4, 3])
        #expect(try await found("green hat", in: index) == [1])
        #expect(try await index.count() == Shop.goods.count - 1)
        #expect(try await index.position() == "9:9")
        #expect(try await index.fetch([3, 2, 1], IndexQuery()).hits.map(\.id) == [3, 1])
    }

    @Test(arguments: TextPlayers.all)
    func `nothing that is typed is an operator, or too much`(player: TextPlayer) async throws {
        let index = try await player.filled()
        let hostile = [
            "", " ", "AND OR NOT", "* ? ~ ^ : ( ) [ ] { }", "\"unbalanced", "title:shoe*", "'; DROP TABLE products; --",
            String(repeating: "(a+)+", count: 2_000), String(repeating: "x", count: 10_000), "\u{202E}seohs\u{0}\u{7}",
            String(repeating: "shoe ", count: 3_000), "Q1 N0446502220", "{\"match_all\":{}}", "👟👟👟", "\u{FFFD}\u{FFFE}",
        ]
        for typed in hostile {
            var query = IndexQuery()
            query.words = try await QueryPlanner(index).plan(typed).words
            #expect(query.words.count <= 24)
            query.counts = CountWish()
            _ = try await index.search(query)
            _ = try await index.completions(of: typed, limit: 5)
            _ = try await index.correction(of: typed)
        }
        // What is no value of any document narrows down to nothing, and breaks nothing.
        var query = IndexQuery()
        query.filter.choices = [.init("brand", ["bata\" OR \"1", "\u{0}"])]
        #expect(try await index.search(query).matches == 0)
    }

    private func found(_ typed: String, in index: any TextIndex, isTyping: Bool = false) async throws -> [Int64] {
        var query = IndexQuery()
        query.words = try await QueryPlanner(index).plan(typed, isTyping: isTyping).words
        return try await index.search(query).hits.map(\.id)
    }
}
