import Synchronization

/// Durations in fixed buckets from 0.5 ms to 30 s.
package final class Histogram: Sendable {
    private static let bounds: [Double] = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]

    private struct Counts {
        var buckets = [Int](repeating: 0, count: Histogram.bounds.count + 1)
        var sum = 0.0
    }
    private let counts = Mutex(Counts())

    package init() {}

    package func observe(_ duration: Duration) {
        let parts = duration.components
        let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        var bucket = 0
        while bucket < Self.bounds.count, seconds > Self.bounds[bucket] { bucket += 1 }
        counts.withLock { counts in
            counts.buckets[bucket] += 1
            counts.sum += seconds
        }
    }

    func lines() -> [(suffix: String, labels: String, value: String)] {
        let counts = counts.withLock { $0 }
        var total = 0
        var lines: [(suffix: String, labels: String, value: String)] = []
        for (bound, count) in zip(Self.bounds, counts.buckets) {
            total += count
            lines.append(("_bucket", "le=\"\(bound)\"", String(total)))
        }
        total += counts.buckets[Self.bounds.count]
        return lines + [
            ("_bucket", "le=\"+Inf\"", String(total)), ("_sum", "", String(counts.sum)), ("_count", "", String(total)),
        ]
    }
}
