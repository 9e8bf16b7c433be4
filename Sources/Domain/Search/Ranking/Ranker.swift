import Retrieval

/// Gives candidates their order: the higher, the better. Scores of two queries cannot be compared.
package protocol Ranker: Sendable {
    /// Shown by `/health` and `soko evaluate`.
    var name: String { get }

    /// - Returns: one score per candidate, in their order.
    func scores(_ features: [RankingFeatures]) -> [Float]
}

/// Weights set by hand, for a market that has no clicks to learn from yet.
///
/// A sum, so that nothing decides alone: BM25 leads, the share of the query that the title covers keeps half matches below
/// whole ones, and meaning lifts what says the same in other words. Found with `soko evaluate search` on shop goods whose
/// judgments come from their own categories and descriptions (docs/search.md has the table), not on anything it is measured by.
package struct HandSetRanker: Ranker {
    package let name = "hand-set"
    package var weights: RankingFeatures

    package init(_ weights: RankingFeatures = .standard) { self.weights = weights }

    package func scores(_ features: [RankingFeatures]) -> [Float] {
        let weights = weights.numbers
        return features.map { zip($0.numbers, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }
}

extension RankingFeatures {
    /// The same weights for words alone.
    package var withoutMeaning: RankingFeatures {
        var weights = self
        (weights.meaning, weights.nearness) = (0, 0)
        return weights
    }
}

extension RankingFeatures {
    /// Weights of `HandSetRanker`.
    package static let standard = {
        var weights = RankingFeatures()
        weights.words = 1
        weights.coverage = 0.3
        weights.exactness = 0.3
        weights.adjacency = 0.1
        weights.missingNumbers = -0.3
        weights.density = 0.45
        weights.endsWithIt = 0.12
        weights.brand = 0.1
        weights.meaning = 1
        weights.nearness = 0.25
        weights.freshness = 0.03
        weights.prior = 0.05
        weights.isAvailable = 0.2
        weights.clicks = 0.6
        weights.length = 0
        return weights
    }()
}
