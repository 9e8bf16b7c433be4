import Flows
import Foundation
import RankingMetrics
import Search

/// What one stage of the search is worth, and what it costs.
struct SearchStage: Sendable {
    let name: String
    private(set) var ndcg = Mean()
    private(set) var recall = Mean()
    private(set) var precision = Mean()
    private(set) var reciprocalRank = Mean()
    /// Of a query, all that stands before it included.
    let milliseconds: Double

    init(
        _ name: String, _ outcome: EvaluateSearch.Outcome, _ data: SearchJudgments,
        took: (EvaluateSearch.Asked) -> Duration,
        order: (EvaluateSearch.Asked) -> [Int]
    ) {
        self.name = name
        var spent = Duration.zero
        for asked in outcome.asked {
            spent += took(asked)
            let gains = data.gains[asked.query] ?? [:]
            if gains.isEmpty { continue }
            let (judged, ranking) = (Judgments(gains), order(asked).map { data.items[$0].id })
            ndcg.add(judged.ndcg(ranking, at: 10))
            recall.add(judged.recall(ranking, at: 50))
            precision.add(judged.precision(ranking, at: 10))
            reciprocalRank.add(judged.reciprocalRank(ranking))
        }
        milliseconds = spent / .milliseconds(1) / Double(max(1, outcome.asked.count))
    }

    /// BM25, words scored again, meaning, and both together.
    static func all(_ outcome: EvaluateSearch.Outcome, _ data: SearchJudgments, hasMeaning: Bool) -> [SearchStage] {
        let lexical = HandSetRanker(.standard.withoutMeaning), both = HandSetRanker()
        var stages = [
            SearchStage("words", outcome, data, took: { $0.wordsTime + $0.scoringTime }) { asked in
                asked.ordered(by: lexical, among: Set(asked.bm25))
            },
            SearchStage("BM25 alone", outcome, data, took: \.wordsTime, order: \.bm25),
        ]
        guard hasMeaning else { return stages }
        stages.append(SearchStage("meaning", outcome, data, took: { $0.encodeTime + $0.meaningTime }, order: \.near))
        stages.append(SearchStage("fusion", outcome, data, took: \.wholeTime) { $0.ordered(by: both) })
        return stages
    }
}

extension EvaluateSearch.Asked {
    var wholeTime: Duration { wordsTime + encodeTime + meaningTime + fusionTime }

    func ordered(by ranker: some Ranker, among wanted: Set<Int>? = nil) -> [Int] {
        let scores = ranker.scores(features)
        return candidates.indices.filter { wanted?.contains(candidates[$0]) ?? true }
            .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }.map { candidates[$0] }
    }
}

/// A ranker that learns from these very judgments, never from the query that it is asked: five folds by query.
struct LearnedStage {
    private let outcome: EvaluateSearch.Outcome
    private let data: SearchJudgments

    init(_ outcome: EvaluateSearch.Outcome, _ data: SearchJudgments) { (self.outcome, self.data) = (outcome, data) }

    /// - Returns: nil where there are too few judged queries to learn from.
    func stage() throws -> SearchStage? {
        let asked = outcome.asked.filter { !(data.gains[$0.query] ?? [:]).isEmpty }
        guard asked.count >= 20 * QueryFold.count else { return nil }
        var orders: [String: [Int]] = [:]
        for fold in 0..<QueryFold.count {
            let isHeld = { (one: EvaluateSearch.Asked) in QueryFold.of(one.query) == fold }
            let ranker = try ranker(asked.filter { !isHeld($0) })
            for one in asked where isHeld(one) { orders[one.query] = one.ordered(by: ranker) }
        }
        return SearchStage("fusion, learned", outcome, data, took: \.wholeTime) { orders[$0.query] ?? [] }
    }

    func ranker(_ asked: [EvaluateSearch.Asked]) throws -> LearnedRanker {
        try LearnedRanker(
            learning: asked.map { one in
                let gains = data.gains[one.query] ?? [:]
                return .init(features: one.features, gains: one.candidates.map { gains[data.items[$0].id] ?? 0 })
            })
    }
}
