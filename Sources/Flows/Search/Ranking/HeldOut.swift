import RankingMetrics
import Search

/// A query's candidates, and what they turned out to be worth.
///
/// It counts twice: as one that was asked before, and as if nobody ever had. Most queries of a market are new, and a ranker that
/// only follows the clicks of known ones has learned nothing for them.
struct GradedQuery: Sendable {
    let words: String
    let products: [Int64]
    /// With what was chosen before.
    let features: [RankingFeatures]
    let gains: [Double]

    var lessons: [LearnedRanker.Lesson] {
        [.init(features: features, gains: gains), .init(features: unasked, gains: gains)]
    }
    private var unasked: [RankingFeatures] {
        features.map { known in
            var features = known
            features.clicks = 0
            return features
        }
    }
    var isHeldOut: Bool { QueryFold.of(words) == 0 }

    /// NDCG@10 of what a ranker makes of them, the mean of both; nil where nothing is worth anything.
    func ndcg(_ ranker: any Ranker) -> Double? {
        let judged = Judgments(Dictionary(zip(products, gains), uniquingKeysWith: { first, _ in first }))
        var mean = Mean()
        for features in [features, unasked] {
            let scored = zip(products, ranker.scores(features)).map { (id: $0.0, score: $0.1) }
            mean.add(judged.ndcg(Ranking.best(10, of: scored), at: 10))
        }
        return mean.value
    }
}

/// Two rankers against each other, on queries that neither learned from.
struct HeldOut: Sendable {
    /// Of one query each.
    private let differences: [Double]
    private let mean, meanByHand: Double

    /// - Returns: nil where there is nothing to measure.
    init?(_ queries: [GradedQuery], _ ranker: any Ranker, against other: any Ranker = HandSetRanker()) {
        let pairs = queries.compactMap { query -> (Double, Double)? in
            guard let one = query.ndcg(ranker), let two = query.ndcg(other) else { return nil }
            return (one, two)
        }
        if pairs.isEmpty { return nil }
        let count = Double(pairs.count)
        differences = pairs.map { $0.0 - $0.1 }
        mean = pairs.reduce(0) { $0 + $1.0 } / count
        meanByHand = pairs.reduce(0) { $0 + $1.1 } / count
    }

    var measure: KeptRanker.Measure { .init(queries: differences.count, learned: mean, byHand: meanByHand) }

    /// By the margin at least, and by more than chance explains.
    func isBetter(_ course: RankingCourse) -> Bool {
        let count = Double(differences.count), gap = mean - meanByHand
        let spread = differences.reduce(0) { $0 + ($1 - gap) * ($1 - gap) }
        let error = count > 1 ? (spread / (count - 1) / count).squareRoot() : .infinity
        return gap >= course.margin && gap >= course.errors * error
    }
}
