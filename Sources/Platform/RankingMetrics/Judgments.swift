import Foundation

/// What somebody said about one question: how good each answer is. What is not named is worth nothing.
package struct Judgments<ID: Hashable & Sendable>: Sendable {
    /// Only those above 0.
    private let gains: [ID: Double]
    /// Largest first.
    private let ideal: [Double]

    /// - Parameter gains: 0 or more, finite.
    package init(_ gains: [ID: Double]) {
        precondition(gains.values.allSatisfy { $0 >= 0 && $0.isFinite }, "a gain is 0 or more")
        self.gains = gains.filter { $0.value > 0 }
        ideal = self.gains.values.sorted(by: >)
    }

    /// How many answers are worth something. A question without one cannot be measured: every figure of it is nil, and it
    /// stays out of the mean.
    package var count: Int { gains.count }

    /// The share of the first `k` places that hold an answer worth `least` or more. Places that stay empty count as wrong.
    ///
    /// - Parameters:
    ///   - ranking: best first; an id that comes again counts at its first place only and takes no further place.
    ///   - k: 1 or more.
    package func precision(_ ranking: some Sequence<ID>, at k: Int, least: Double = 0) -> Double? {
        guard !gains.isEmpty else { return nil }
        return Double(hits(ranking, k, least)) / Double(k)
    }

    /// The share of all answers worth `least` or more that stand in the first `k` places; nil when there is none.
    package func recall(_ ranking: some Sequence<ID>, at k: Int, least: Double = 0) -> Double? {
        let wanted = gains.values.count { $0 >= least }
        guard wanted > 0 else { return nil }
        return Double(hits(ranking, k, least)) / Double(wanted)
    }

    /// One over the place of the first answer worth `least` or more; 0 when the ranking has none.
    package func reciprocalRank(_ ranking: some Sequence<ID>, least: Double = 0) -> Double? {
        guard !gains.isEmpty else { return nil }
        let first = once(ranking, Int.max).firstIndex { isHit($0, least) }
        return first.map { 1 / Double($0 + 1) } ?? 0
    }

    /// The discounted sum of gains (gain / log2(place + 1)) of the first `k` places, over that of the best possible order.
    package func ndcg(_ ranking: some Sequence<ID>, at k: Int) -> Double? {
        guard !gains.isEmpty else { return nil }
        let found = once(ranking, k).map { gains[$0] ?? 0 }
        return Self.discounted(found) / Self.discounted(ideal.prefix(k))
    }

    private func hits(_ ranking: some Sequence<ID>, _ k: Int, _ least: Double) -> Int {
        once(ranking, k).count { isHit($0, least) }
    }

    private func isHit(_ id: ID, _ least: Double) -> Bool { gains[id].map { $0 >= least } ?? false }

    private func once(_ ranking: some Sequence<ID>, _ k: Int) -> [ID] {
        precondition(k > 0, "at least one place")
        var seen = Set<ID>(), first = [ID]()
        for id in ranking where seen.insert(id).inserted {
            first.append(id)
            if first.count == k { break }
        }
        return first
    }

    private static func discounted(_ gains: some Sequence<Double>) -> Double {
        gains.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
    }
}
