/// The order of what was scored, the same on every run.
package enum Ranking {
    /// The best `k`, highest score first; among equal scores the smaller id. A score that is not a number comes last.
    package static func best<ID: Comparable>(_ k: Int, of scored: [(id: ID, score: Float)]) -> [ID] {
        let order = { (a: (id: ID, score: Float), b: (id: ID, score: Float)) in
            let (first, second) = (a.score.isNaN ? -Float.infinity : a.score, b.score.isNaN ? -Float.infinity : b.score)
            return first == second ? a.id < b.id : first > second
        }
        var kept = [(id: ID, score: Float)]()
        kept.reserveCapacity(k + 1)
        // The few that are kept stay sorted: k is small, and most candidates fall at the first comparison.
        for candidate in scored {
            if kept.count == k {
                guard let last = kept.last, order(candidate, last) else { continue }
                kept.removeLast()
            }
            var place = kept.count
            while place > 0, order(candidate, kept[place - 1]) { place -= 1 }
            kept.insert(candidate, at: place)
        }
        return kept.map(\.id)
    }
}

/// The mean of what could be measured.
package struct Mean: Sendable, Hashable {
    private var sum = 0.0
    package private(set) var count = 0

    package init() {}

    /// - Parameter value: nil is left out.
    package mutating func add(_ value: Double?) {
        guard let value else { return }
        (sum, count) = (sum + value, count + 1)
    }

    /// Nil when nothing was measured.
    package var value: Double? { count == 0 ? nil : sum / Double(count) }
}
