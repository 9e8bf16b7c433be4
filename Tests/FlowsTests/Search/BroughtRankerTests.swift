import Audit
import Boosting
import Flows
import Foundation
import Postgres
import Search
import SearchSupport
import TestSupport
import Testing

/// Rankers from files, and what is no ranker.
struct BroughtRankerTests {
    /// One that likes titles of few words.
    private func dense() throws -> LearnedRanker {
        let lessons = (0..<40).map { number -> LearnedRanker.Lesson in
            let all = (0..<5).map { place -> RankingFeatures in
                var features = RankingFeatures()
                features.density = Float(place) / 4
                features.words = Float((number + place) % 3) / 2
                return features
            }
            return .init(features: all, gains: all.map { Double($0.density * 4) })
        }
        return try LearnedRanker(learning: lessons)
    }

    @Test func `one that was kept is taken where searches are too few to judge it`() async throws {
        try await withFreshMarket { market in
            let lesson = try await market.learn.take(try dense().bytes())
            #expect(lesson.outcome == .used && lesson.measure == nil)
            let ranker = market.index.search.ranker
            await ranker.refresh()
            #expect(ranker.name == "learned, \(market.now.formatted(.iso8601.year().month().day())), not measured")
            let audited = try await market.audited()
            #expect(audited == ["operator \(try #require(lesson.ranker))"])
        }
    }

    @Test func `one that readers prove worse is kept, and does not order`() async throws {
        try await withFreshMarket { market in
            try await market.read(choosing: [2, 3])
            let lesson = try await market.learn.take(try dense().bytes())
            #expect(lesson.outcome == .noBetter && lesson.measure?.queries == 30)
            await market.index.search.ranker.refresh()
            #expect(market.index.search.ranker.name == "hand-set")
        }
    }

    @Test func `what is no ranker, or one over other features, is refused and nothing is kept`() async throws {
        try await withFreshMarket { market in
            let whole = String(decoding: try dense().bytes(), as: UTF8.self)
            let strange = [
                "", "{}", "\u{0}\u{1}", String(whole.prefix(3_000)),
                whole.replacing("words,coverage", with: "coverage,words"),
                whole.replacing("\"layout\"", with: "\"other\""),
                whole.replacing("\"left_children\":[1,", with: "\"left_children\":[999999,"),
            ]
            for text in strange {
                await #expect(throws: BoostingFault.self, "\(text.prefix(40))") {
                    try await market.learn.take(Array(text.utf8))
                }
            }
            let kept = try await market.kept()
            #expect(kept == 0)
        }
    }

    @Test func `one that breaks in the table leaves the order to the weights set by hand, and the name says why`()
        async throws
    {
        try await withFreshMarket { market in
            _ = try await market.learn.take(try dense().bytes())
            let broken = String(decoding: try dense().bytes(), as: UTF8.self).replacing(
                "\"left_children\":[1,", with: "\"left_children\":[77777,")
            try await market.db.run("UPDATE search_rankers SET model = convert_to(\(broken), 'UTF8')")
            let ranker = market.index.search.ranker
            await ranker.refresh()
            #expect(ranker.name == "hand-set, as the learned one cannot be used: trees that give no order")
            #expect(
                ranker.scores([.standard, RankingFeatures()]) == HandSetRanker().scores([.standard, RankingFeatures()]))
            let titles = try await market.titles("kettle")
            #expect(titles.count == 4)
            try await ChooseOrder(db: market.db).byHand(by: .operatorAtTerminal)
            await ranker.refresh()
            #expect(ranker.name == "hand-set")
        }
    }

    @Test func `while the database is away the order stays`() async throws {
        try await withFreshMarket { market in
            _ = try await market.learn.take(try dense().bytes())
            let ranker = market.index.search.ranker
            await ranker.refresh()
            let name = ranker.name
            try await withoutDatabase(market.db) { await ranker.refresh() }
            #expect(ranker.name == name && name.hasPrefix("learned"))
        }
    }
}
