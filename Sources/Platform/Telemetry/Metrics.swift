import Synchronization

/// The process's counters, gauges and histograms, printed in the Prometheus text format (version 0.0.4).
///
/// A series is looked up once and kept by whoever counts; counting is one atomic operation.
package final class Metrics: Sendable {
    private struct Family {
        let help: String
        let kind: String
        var series: [(labels: String, read: @Sendable () -> [(suffix: String, labels: String, value: String)])] = []
    }

    private let families = Mutex<[String: Family]>([:])

    package init() {}

    /// A number that only grows. The same name and labels give the same counter.
    package func counter(_ name: String, _ help: String, labels: [(String, String)] = []) -> Counter {
        let counter = Counter()
        register(name, help, "counter", labels) { [("", "", String(counter.value))] }
        return counter
    }

    /// A number read when it is asked for.
    package func gauge(
        _ name: String, _ help: String, labels: [(String, String)] = [], read: @escaping @Sendable () -> Double
    ) {
        register(name, help, "gauge", labels) { [("", "", String(read()))] }
    }

    /// How long something took, in seconds.
    package func histogram(_ name: String, _ help: String, labels: [(String, String)] = []) -> Histogram {
        let histogram = Histogram()
        register(name, help, "histogram", labels) { histogram.lines() }
        return histogram
    }

    /// All series as text.
    package func text() -> String {
        families.withLock { families in
            var text = ""
            for (name, family) in families.sorted(by: { $0.key < $1.key }) {
                text += "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.kind)\n"
                for series in family.series {
                    for line in series.read() {
                        let labels = [series.labels, line.labels].filter { !$0.isEmpty }.joined(separator: ",")
                        text += name + line.suffix + (labels.isEmpty ? "" : "{\(labels)}") + " \(line.value)\n"
                    }
                }
            }
            return text
        }
    }

    private func register(
        _ name: String, _ help: String, _ kind: String, _ labels: [(String, String)],
        read: @escaping @Sendable () -> [(suffix: String, labels: String, value: String)]
    ) {
        let printed = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        families.withLock { families in
            precondition(families[name].map { $0.kind == kind } ?? true, "\(name) is registered as two kinds")
            let known = families[name]?.series.contains { $0.labels == printed } ?? false
            precondition(!known, "\(name){\(printed)} is registered twice")
            families[name, default: Family(help: help, kind: kind)].series.append((printed, read))
        }
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

/// A number that only grows.
package final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    package var value: Int { count.load(ordering: .relaxed) }
    package func add(_ amount: Int = 1) { count.wrappingAdd(amount, ordering: .relaxed) }
}
