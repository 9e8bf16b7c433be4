import Audit
import Boosting
import Flows
import Foundation
import Postgres
import Search
import SearchSupport
import Telemetry
import TestSupport
import Testing

struct LearnRankerTests {
    @Test func `a market whose readers choose what is new learns it, and what serves changes over by itself`()
        async throws
    {
        try await withFreshMarket { market in
            try await market.read(choosing: [2, 3])
            let before = try await market.titles("kettle")
            #expect(before.first == "kettle")
            let lesson = try await market.learn()
            let measure = try #require(lesson.measure)
            #expect(lesson.outcome == .used && lesson.queries == 30)
            #expect(measure.learned > 0.95 && measure.byHand < 0.9, "\(measure)")
            let ranker = market.index.search.ranker
            #expect(ranker.name == "hand-set")
            await ranker.refresh()
            let day = market.now.formatted(.iso8601.year().month().day())
            #expect(
                ranker.name
                    == "learned, \(day), NDCG \(KeptRanker.shown(measure.learned)) against \(KeptRanker.shown(measure.byHand))"
            )
            let after = try await market.titles("kettle")
            #expect(Set(after.prefix(2)) == ["kettle steel large", "kettle green family set"])
            // What it never saw as well.
            let other = try await market.titles("zipper")
            #expect(Set(other.prefix(2)) == ["zipper steel large", "zipper green family set"])
            let audited = try await market.audited()
            #expect(audited == ["system:learn-ranker \(try #require(lesson.ranker))"])
        }
    }

    @Test func `too few queries with clicks teach nothing, and say so`() async throws {
        try await withFreshMarket { market in
            try await market.read(choosing: [2], kinds: 12)
            // Asked often enough, opened by nobody.
            try await market.read(choosing: [], kinds: 30)
            let lesson = try await market.learn()
            #expect(lesson.outcome == .tooFewQueries && lesson.queries == 12)
            #expect(lesson.measure == nil && lesson.ranker == nil)
            let order = try await SearchOrder.current(in: market.db)
            #expect(order.ranker == nil && order.lesson?.outcome == .tooFewQueries && order.lesson?.queries == 12)
            let kept = try await market.kept()
            #expect(kept == 0)
        }
    }

    @Test func `what is no better than the weights set by hand is kept, and does not order`() async throws {
        try await withFreshMarket { market in
            try await market.read(choosing: [0])
            let lesson = try await market.learn()
            #expect(lesson.outcome == .noBetter && lesson.ranker == nil)
            let refusals: [String] = try await market.db.values("SELECT refusal FROM search_rankers")
            #expect(refusals == ["no-better"])
            await market.index.search.ranker.refresh()
            #expect(market.index.search.ranker.name == "hand-set")
            let audited = try await market.audited()
            #expect(audited == [])
        }
    }

    @Test func `the one in use stays when a later one is worse, and leaves when a later one is better`() async throws {
        try await withFreshMarket { market in
            try await market.read(choosing: [2, 3])
            let first = try await market.learn()
            #expect(first.outcome == .used)
            let again = try await market.learn()
            // As good is good enough: it knows more recent clicks.
            #expect(again.outcome == .used && again.ranker != first.ranker)
            try await market.db.run("UPDATE search_rankers SET model = convert_to('{}', 'UTF8')")
            let third = try await market.learn()
            #expect(third.outcome == .used && third.ranker != again.ranker)
        }
    }

    @Test func `whoever holds the weights set by hand keeps them from a schedule, not from an operator`() async throws {
        try await withFreshMarket { market in
            try await market.read(choosing: [2, 3])
            let choose = ChooseOrder(db: market.db), ranker = market.index.search.ranker
            try await choose.byHand(by: .account("neema"))
            try await choose.byHand(by: .account("neema"))
            let scheduled = try await market.learn()
            #expect(scheduled.outcome == .held && scheduled.ranker == nil)
            await ranker.refresh()
            #expect(ranker.name == "hand-set")
            try await choose.learned(by: .account("neema"))
            await ranker.refresh()
            #expect(ranker.name.hasPrefix("learned, "))
            try await choose.byHand(by: .account("neema"))
            await ranker.refresh()
            #expect(ranker.name == "hand-set")
            let asked = try await market.learn(by: .operatorAtTerminal)
            #expect(asked.outcome == .used)
            let ids: [String] = try await market.db.values("SELECT id::text FROM search_rankers ORDER BY id")
            let audited = try await market.audited()
            #expect(
                audited == [
                    "account:neema by hand", "account:neema \(ids[0])", "account:neema by hand", "operator \(ids[1])",
                ])
        }
    }
}
