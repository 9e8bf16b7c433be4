import Boosting
import Synchronization

/// Trees that were learned from judgments or clicks, over `RankingFeatures`.
package struct LearnedRanker: Ranker {
    package let name: String
    private let trees: BoostedTrees
    private let fallback = HandSetRanker()

    /// What more of each feature may do: a model of few clicks must not learn that a worse match is better.
    private static let signs = [1, 1, 1, 1, -1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0]

    /// One query's candidates and what each was worth.
    package struct Lesson: Sendable {
        package let features: [RankingFeatures]
        /// 0…31.
        package let gains: [Double]
        package init(features: [RankingFeatures], gains: [Double]) { (self.features, self.gains) = (features, gains) }
    }

    /// - Throws: `BoostingFault`.
    package init(learning lessons: [Lesson], name: String = "learned") throws(BoostingFault) {
        precondition(Self.signs.count == RankingFeatures.names.count, "a sign for each feature")
        // Where all candidates are worth the same there is nothing to learn.
        let lessons = lessons.filter { lesson in lesson.gains.contains { $0 != lesson.gains.first } }
        guard !lessons.isEmpty else { throw BoostingFault("nothing to learn from") }
        var recipe = BoostedTrees.Recipe()
        recipe.signs = Self.signs
        recipe.layout = RankingFeatures.layout
        trees = try BoostedTrees.trained(
            lessons.flatMap { $0.features.flatMap(\.numbers) }, columns: RankingFeatures.names.count,
            gains: lessons.flatMap { $0.gains.map { Float(min(31, max(0, $0.rounded()))) } },
            groups: lessons.map(\.gains.count), recipe)
        self.name = name
    }

    /// - Parameter bytes: as `bytes` wrote them; a stranger's are refused without harm.
    /// - Throws: `BoostingFault` for anything else, or for trees over other features than today's.
    package init(bytes: [UInt8], name: String = "learned") throws(BoostingFault) {
        trees = try BoostedTrees(
            bytes: bytes, columns: RankingFeatures.names.count, layout: RankingFeatures.layout)
        self.name = name
        // Better now than in the middle of an answer.
        let scores = try trees.scores([RankingFeatures(), .standard].flatMap(\.numbers))
        guard scores.allSatisfy(\.isFinite) else { throw BoostingFault("trees that give no order") }
    }

    package func bytes() throws(BoostingFault) -> [UInt8] { try trees.bytes() }

    package func scores(_ features: [RankingFeatures]) -> [Float] {
        // Trees that were read answer; should they ever not, an order by hand is better than none.
        guard let learned = try? trees.scores(features.flatMap(\.numbers)), learned.allSatisfy(\.isFinite) else {
            return fallback.scores(features)
        }
        // Half by hand: trees are flat beyond what they saw, and the two err in different places.
        let byHand = Self.normalised(fallback.scores(features))
        return zip(Self.normalised(learned), byHand).map { $0 + 0.5 * $1 }
    }

    private static func normalised(_ scores: [Float]) -> [Float] {
        guard let low = scores.min(), let high = scores.max(), high > low else { return scores.map { _ in 0 } }
        return scores.map { ($0 - low) / (high - low) }
    }
}
