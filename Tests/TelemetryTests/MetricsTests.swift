import Dispatch
import Telemetry
import Testing

struct MetricsTests {
    @Test func `series are printed by name with help and kind`() {
        let metrics = Metrics()
        metrics.counter("b_total", "Things\ncounted \\ here.", labels: [("kind", "x")]).add(3)
        metrics.counter("b_total", "Things\ncounted \\ here.", labels: [("kind", "y")]).add()
        metrics.gauge("a", "A level.") { 1.5 }
        #expect(
            metrics.text() == """
                # HELP a A level.
                # TYPE a gauge
                a 1.5
                # HELP b_total Things\\ncounted \\\\ here.
                # TYPE b_total counter
                b_total{kind="x"} 3
                b_total{kind="y"} 1

                """)
    }
    @Test func `a label's value cannot break out of its line`() {
        let metrics = Metrics()
        metrics.counter("c", "C.", labels: [("path", "a\"b\\c\nd"), ("e", "")]).add()
        #expect(metrics.text().hasSuffix("c{path=\"a\\\"b\\\\c\\nd\",e=\"\"} 1\n"))
    }
    @Test func `the same name and labels give the same counter and the same histogram`() {
        let metrics = Metrics()
        let one = metrics.counter("c", "C."), other = metrics.counter("c", "C.")
        #expect(one === other)
        #expect(metrics.counter("c", "C.", labels: [("a", "b")]) !== one)
        #expect(metrics.histogram("h", "H.") === metrics.histogram("h", "H."))
    }
    @Test func `gauges print numbers that no counter has`() {
        let metrics = Metrics()
        for (name, value) in [("a", Double.infinity), ("b", -.infinity), ("c", .nan)] {
            metrics.gauge(name, "") { value }
        }
        let values = metrics.text().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(values == ["a +Inf", "b -Inf", "c NaN"])
    }
    @Test func `a gauge may count something itself while it is read`() {
        let metrics = Metrics()
        metrics.gauge("a", "") { Double(metrics.counter("reads", "").value) }
        #expect(metrics.text().contains("a 0.0\n"))
    }
    @Test func `buckets are cumulative and a bound belongs to its own bucket`() {
        let metrics = Metrics()
        let histogram = metrics.histogram("h", "H.", labels: [("k", "v")])
        for duration in [
            Duration.zero, .microseconds(500), .milliseconds(1), .milliseconds(2), .seconds(1), .seconds(31),
        ] {
            histogram.observe(duration)
        }
        let lines = metrics.text().split(separator: "\n").filter { $0.hasPrefix("h") }
        #expect(
            lines == [
                "h_bucket{k=\"v\",le=\"0.0005\"} 2", "h_bucket{k=\"v\",le=\"0.001\"} 3",
                "h_bucket{k=\"v\",le=\"0.0025\"} 4",
                "h_bucket{k=\"v\",le=\"0.005\"} 4", "h_bucket{k=\"v\",le=\"0.01\"} 4",
                "h_bucket{k=\"v\",le=\"0.025\"} 4",
                "h_bucket{k=\"v\",le=\"0.05\"} 4", "h_bucket{k=\"v\",le=\"0.1\"} 4", "h_bucket{k=\"v\",le=\"0.25\"} 4",
                "h_bucket{k=\"v\",le=\"0.5\"} 4", "h_bucket{k=\"v\",le=\"1.0\"} 5", "h_bucket{k=\"v\",le=\"2.5\"} 5",
                "h_bucket{k=\"v\",le=\"5.0\"} 5", "h_bucket{k=\"v\",le=\"10.0\"} 5", "h_bucket{k=\"v\",le=\"30.0\"} 5",
                "h_bucket{k=\"v\",le=\"+Inf\"} 6", "h_sum{k=\"v\"} 32.0035", "h_count{k=\"v\"} 6",
            ])
    }
    @Test func `nothing is lost when many threads count`() {
        let metrics = Metrics()
        let counter = metrics.counter("c", "C."), histogram = metrics.histogram("h", "H.")
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<10_000 {
                counter.add()
                histogram.observe(.milliseconds(3))
            }
        }
        #expect(counter.value == 80_000)
        #expect(metrics.text().contains("h_count 80000\n"))
    }
}
