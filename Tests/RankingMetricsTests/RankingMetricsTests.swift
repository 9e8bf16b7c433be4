import Foundation
import Testing

@testable import RankingMetrics

struct JudgmentsTests {
    private let judged = Judgments(["a": 2, "b": 1, "c": 1, "d": 0])

    @Test func `precision counts good answers over places, filled or not`() {
        #expect(judged.precision(["a", "x", "c", "d"], at: 4) == 0.5)
        #expect(judged.precision(["a"], at: 10) == 0.1)
        #expect(judged.precision(["x", "a"], at: 1) == 0)
        #expect(judged.precision(["b", "a", "c"], at: 2, least: 2) == 0.5)
    }

    @Test func `recall counts good answers over all that there are`() {
        #expect(judged.recall(["a", "x", "c"], at: 50) == 2.0 / 3)
        #expect(judged.recall(["a", "x", "c"], at: 2) == 1.0 / 3)
        #expect(judged.recall(["b", "a"], at: 2, least: 2) == 1)
        #expect(judged.recall(["a"], at: 2, least: 3) == nil)
    }

    @Test func `the reciprocal rank is that of the first good answer`() {
        #expect(judged.reciprocalRank(["x", "d", "b"]) == 1.0 / 3)
        #expect(judged.reciprocalRank(["b", "a"], least: 2) == 0.5)
        #expect(judged.reciprocalRank(["x", "y"]) == 0)
    }

    @Test func `ndcg is one for the best order, whichever of two equal gains comes first`() {
        #expect(judged.ndcg(["a", "b", "c"], at: 10) == 1)
        #expect(judged.ndcg(["a", "c", "b"], at: 10) == 1)
        let (second, third, fourth): (Double, Double, Double) = (1 / log2(3.0), 0.5, 1 / log2(5.0))
        let best = 2 + second + third
        let mixed = 1 + 2 * second + fourth
        #expect(judged.ndcg(["b", "a", "x", "c"], at: 10) == mixed / best)
        #expect(judged.ndcg(["x", "a"], at: 2) == 2 * second / (2 + second))
        #expect(judged.ndcg([], at: 3) == 0)
    }

    @Test func `an answer that comes twice counts once and takes one place`() {
        #expect(judged.precision(["a", "a", "a", "b"], at: 2) == 1)
        #expect(judged.ndcg(["a", "a", "b", "c"], at: 3) == 1)
        #expect(judged.recall(["b", "b"], at: 50) == 1.0 / 3)
        #expect(judged.reciprocalRank(["x", "x", "b"]) == 0.5)
    }

    @Test(arguments: [[:], ["a": 0, "b": 0]] as [[String: Double]])
    func `a question that nothing answers is not measured`(gains: [String: Double]) {
        let nothing = Judgments(gains)
        #expect(nothing.count == 0)
        #expect(nothing.precision(["a"], at: 1) == nil)
        #expect(nothing.recall(["a"], at: 1) == nil)
        #expect(nothing.reciprocalRank(["a"]) == nil)
        #expect(nothing.ndcg(["a"], at: 1) == nil)
        var mean = Mean()
        mean.add(nothing.ndcg(["a"], at: 1))
        #expect(mean.value == nil)
        mean.add(0.25)
        mean.add(0.75)
        #expect(mean.value == 0.5)
        #expect(mean.count == 2)
    }
}

struct RankingTests {
    @Test func `equal scores stand in the order of their ids`() {
        let scored: [(id: Int, score: Float)] = [(5, 0.5), (1, 0.2), (4, 0.9), (2, 0.5), (3, .nan)]
        #expect(Ranking.best(3, of: scored) == [4, 2, 5])
        #expect(Ranking.best(9, of: scored) == [4, 2, 5, 1, 3])
        #expect(Ranking.best(3, of: scored.reversed()) == [4, 2, 5])
        #expect(Ranking.best(2, of: []) == [Int]())
    }
}
