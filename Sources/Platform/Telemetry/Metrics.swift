import Synchronization

/// The process's counters, gauges and histograms, printed in the Prometheus text format (version 0.0.4).
///
/// A series is looked up once and kept by whoever counts; counting is one atomic operation.
package final class Metrics: Sendable {
    private enum Source { case counter(Counter), gauge(@Sendable () -> Double), histogram(Histogram) }
    private struct Family {
        let help: String
        let kind: String
        var series: [(labels: String, source: Source)] = []
    }

    private let families = Mutex<[String: Family]>([:])

    package init() {}

    /// A number that only grows. The same name and labels give the same counter.
    package func counter(_ name: String, _ help: String, labels: [(String, String)] = []) -> Counter {
        let source = register(name, help, "counter", labels) { .counter(Counter()) }
        guard case .counter(let counter) = source else { preconditionFailure("\(name) is a counter") }
        return counter
    }

    /// A number read when it is asked for. Each name and labels may be given once.
    package func gauge(
        _ name: String, _ help: String, labels: [(String, String)] = [], read: @escaping @Sendable () -> Double
    ) {
        register(name, help, "gauge", labels) { .gauge(read) }
    }

    /// How long something took, in seconds. The same name and labels give the same histogram.
    package func histogram(_ name: String, _ help: String, labels: [(String, String)] = []) -> Histogram {
        let source = register(name, help, "histogram", labels) { .histogram(Histogram()) }
        guard case .histogram(let histogram) = source else { preconditionFailure("\(name) is a histogram") }
        return histogram
    }

    /// All series as text.
    package func text() -> String {
        // Gauges are read outside the lock: one that counts something itself must not wait for it.
        let families = families.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# HELP \(name) \(Self.escaped(family.help, quotes: false))\n# TYPE \(name) \(family.kind)\n"
            for series in family.series {
                for line in Self.lines(of: series.source) {
                    let labels = [series.labels, line.labels].filter { !$0.isEmpty }.joined(separator: ",")
                    text += name + line.suffix + (labels.isEmpty ? "" : "{\(labels)}") + " \(line.value)\n"
                }
            }
        }
        return text
    }

    private static func lines(of source: Source) -> [(suffix: String, labels: String, value: String)] {
        switch source {
        case .counter(let counter): [("", "", String(counter.value))]
        case .gauge(let read): [("", "", printed(read()))]
        case .histogram(let histogram): histogram.lines()
        }
    }

    private static func printed(_ value: Double) -> String {
        value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : String(value)
    }

    @discardableResult
    private func register(
        _ name: String, _ help: String, _ kind: String, _ labels: [(String, String)], make: () -> Source
    ) -> Source {
        let printed = labels.map { "\($0.0)=\"\(Self.escaped($0.1, quotes: true))\"" }.joined(separator: ",")
        return families.withLock { families in
            var family = families[name] ?? Family(help: help, kind: kind)
            precondition(family.kind == kind, "\(name) is registered as two kinds")
            if let known = family.series.first(where: { $0.labels == printed }) {
                precondition(kind != "gauge", "\(name){\(printed)} is registered twice")
                return known.source
            }
            let source = make()
            family.series.append((printed, source))
            families[name] = family
            return source
        }
    }

    private static func escaped(_ value: String, quotes: Bool) -> String {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? escaped.replacing("\"", with: "\\\"") : escaped
    }
}

/// A number that only grows.
package final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    package var value: Int { count.load(ordering: .relaxed) }
    package func add(_ amount: Int = 1) { count.wrappingAdd(amount, ordering: .relaxed) }
}
