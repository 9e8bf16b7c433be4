import Frame
import HTML
import Insights
import Vocabulary

/// One day of a chart.
struct DayBar: Sendable {
    /// `2026-11-21`
    let day: String
    /// Not negative.
    let number: Double
    let text: String
}

/// A figure day by day, as bars: drawn on the server, without words in the drawing, so that it can be mirrored. The
/// table below it says the same to who cannot see it.
struct DayChart: Markup {
    let desk: DeskFrame
    let title: String
    /// Oldest first.
    let days: [DayBar]
    let total: String
    /// Which of the palette's shades.
    let tone: Int

    init(desk: DeskFrame, title: String, days: [DayBar], total: String, tone: Int) {
        (self.desk, self.title, self.days, self.total, self.tone) = (desk, title, days, total, tone)
    }

    init(
        desk: DeskFrame, title: String, days: [DayFigures], total: String, tone: Int, number: (Figures) -> Double,
        text: (Figures) -> String
    ) {
        self.init(
            desk: desk, title: title,
            days: days.map { DayBar(day: $0.day, number: number($0.figures), text: text($0.figures)) }, total: total,
            tone: tone)
    }

    static let width = 600, height = 140

    var body: some Markup {
        figure(.class("panel chart tone-\(tone)")) {
            Element("figcaption", [], Caption(title: title, total: total))
            if days.contains(where: { $0.number > 0 }) {
                Element("svg", [.viewBox("0 0 \(Self.width) \(Self.height)"), .role("img")], Drawing(chart: self))
                p(.class("chart-ends")) {
                    bdi { days.first?.day ?? "" }
                    bdi { days.last?.day ?? "" }
                }
                ChartTable(chart: self)
            } else {
                p(.class("quiet")) { DeskSaid.nothing[desk.language] }
            }
        }
    }

    /// The largest day and when it was, for who hears the chart.
    var spoken: String {
        guard let best = days.max(by: { $0.number < $1.number }), best.number > 0 else {
            return DeskSaid.nothing[desk.language]
        }
        return "\(total). \(DashboardSaid.highest[desk.language]): \(best.text), \(best.day)"
    }

    /// Numbers only, so it may pass unescaped. A day with little still shows; one without anything does not.
    var path: String {
        let highest = max(days.map(\.number).max() ?? 0, 1e-9)
        let step = Double(Self.width) / Double(max(days.count, 1))
        let bar = max(2, Int(step * 0.72))
        var path = ""
        for (index, day) in days.enumerated() {
            guard day.number > 0 else { continue }
            let tall = max(2, Int((day.number / highest * Double(Self.height - 8)).rounded()))
            path += "M\(Int(Double(index) * step)) \(Self.height)v-\(tall)h\(bar)v\(tall)z"
        }
        return path
    }
}

private struct ChartTable: Markup {
    let chart: DayChart

    var body: some Markup {
        details {
            summary { DashboardSaid.asTable[chart.desk.language] }
            div(.class("chart-table")) {
                table(.class("plain")) {
                    thead {
                        tr {
                            th(.scope("col")) { DashboardSaid.day[chart.desk.language] }
                            th(.scope("col"), .class("number")) { chart.title }
                        }
                    }
                    tbody {
                        for day in chart.days.reversed() {
                            tr {
                                td { bdi { day.day } }
                                td(.class("number")) { bdi { day.text } }
                            }
                        }
                    }
                }
            }
        }
    }
}

private struct Drawing: Markup {
    let chart: DayChart

    var body: some Markup {
        Element("title", [], Words(text: chart.title))
        Element("desc", [], Words(text: chart.spoken))
        UnescapedMarkup(
            "<path class=\"base\" d=\"M0 \(DayChart.height)h\(DayChart.width)\"/><path class=\"bars\" d=\"\(chart.path)\"/>"
        )
    }
}

private struct Caption: Markup {
    let title, total: String

    var body: some Markup {
        span { title }
        strong { bdi { total } }
    }
}

private struct Words: Markup {
    let text: String
    var body: some Markup { text }
}
