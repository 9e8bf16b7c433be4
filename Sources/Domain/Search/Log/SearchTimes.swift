import Foundation

/// How long searches took, counted between bounds that grow by the root of two: a median read from them is off by a fifth at
/// most, and days can be added up.
package struct SearchTimes: Sendable, Equatable {
    /// Upper ends in milliseconds; what is longer falls behind the last.
    package static let bounds: [Int] = [
        1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 2048, 4096, 8192,
    ]

    private var counts: [Int]

    /// - Parameter counts: searches by the number of their bucket; others are passed over.
    package init(_ counts: [Int: Int] = [:]) {
        self.counts = Array(repeating: 0, count: Self.bounds.count + 1)
        for (bucket, count) in counts where self.counts.indices.contains(bucket) { self.counts[bucket] += count }
    }

    package static func bucket(_ milliseconds: Int) -> Int { bounds.firstIndex { milliseconds <= $0 } ?? bounds.count }

    /// The bound, in milliseconds, that this share of all searches stays within; nil without a search, and the last bound for what
    /// lies behind it.
    package func percentile(_ share: Double) -> Int? {
        let all = counts.reduce(0, +)
        if all == 0 { return nil }
        let wanted = max(1, Int((Double(all) * share).rounded(.up)))
        var seen = 0
        for (bucket, count) in counts.enumerated() {
            seen += count
            if seen >= wanted { return Self.bounds[min(bucket, Self.bounds.count - 1)] }
        }
        return Self.bounds.last
    }

    package static func + (left: SearchTimes, right: SearchTimes) -> SearchTimes {
        var sum = left
        for bucket in sum.counts.indices { sum.counts[bucket] += right.counts[bucket] }
        return sum
    }
}
