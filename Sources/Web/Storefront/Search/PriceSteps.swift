import Flows

/// Bands of prices that are worth choosing between.
enum PriceSteps {
    /// At most `most`, none empty, and none where there is nothing to choose: of the many narrow bands that a search counts,
    /// those with the fewest goods together are joined first. The outer ones are open, for nothing lies beyond them.
    static func joined(_ bands: [SearchCounts.Band<Int64>], most: Int = 6) -> [SearchCounts.Band<Int64>] {
        var steps = bands.filter { $0.count > 0 }
        while steps.count > most {
            let pairs = steps.indices.dropFirst()
            guard let at = pairs.min(by: { together($0, steps) < together($1, steps) }) else { break }
            steps[at - 1] = .init(from: steps[at - 1].from, to: steps[at].to, count: together(at, steps))
            steps.remove(at: at)
        }
        guard steps.count > 1, let first = steps.first, let last = steps.last else { return [] }
        steps[0] = .init(from: nil, to: first.to, count: first.count)
        steps[steps.count - 1] = .init(from: last.from, to: nil, count: last.count)
        return steps
    }

    private static func together(_ at: Int, _ steps: [SearchCounts.Band<Int64>]) -> Int {
        steps[at - 1].count + steps[at].count
    }
}
