import HTML

/// How a value went over time, as steps: it holds until it changes. Drawn on the server; the table beside it says the
/// same to who cannot see it.
struct Sparkline: Markup {
    struct Point: Sendable {
        /// Seconds since 1970.
        let at: Double
        let value: Double
    }

    /// Oldest first, two or more.
    let points: [Point]
    let label: String
    private let width = 320.0, height = 72.0

    var body: some Markup {
        Element(
            "svg",
            [
                .class("spark"), .viewBox("0 0 \(Int(width)) \(Int(height))"), .role("img"), .aria("label", label),
            ], UnescapedMarkup("<path d=\"\(path)\"/>"))
    }

    /// Numbers only, so it may pass unescaped.
    private var path: String {
        guard let first = points.first, let last = points.last else { return "" }
        let span = max(last.at - first.at, 1), values = points.map(\.value)
        let low = values.min() ?? 0, range = max((values.max() ?? 1) - low, 1e-9)
        func place(_ point: Point) -> (x: Int, y: Int) {
            (
                Int((point.at - first.at) / span * (width - 16) + 4),
                Int(height - 6 - (point.value - low) / range * (height - 12))
            )
        }
        let start = place(first)
        var path = "M\(start.x) \(start.y)"
        for point in points.dropFirst() {
            let next = place(point)
            path += "H\(next.x)V\(next.y)"
        }
        return path + "H\(Int(width))"
    }
}
