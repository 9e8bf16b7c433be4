import Flows
import Frame
import HTML
import Insights
import Vocabulary

/// One figure, held against as many days before.
struct FigureTile: Markup {
    let label: String
    let value: String
    let change: FigureChange
    let language: Language

    var body: some Markup {
        div(.class("tile")) {
            p(.class("quiet")) { label }
            p(.class("tile-value")) { bdi { value } }
            p(.class("tile-change \(change.tone)")) {
                bdi { change.text }
                span(.class("unseen")) { " \(DashboardSaid.before[language])" }
            }
        }
    }

    /// In the order of the page.
    static func all(_ board: Dashboard, _ language: Language) -> [FigureTile] {
        let (now, before) = (board.figures, board.before)
        func tile(_ label: Said, _ value: String, _ now: Double, _ before: Double) -> FigureTile {
            FigureTile(
                label: label[language], value: value, change: FigureChange(now: now, before: before), language: language
            )
        }
        func count(_ label: Said, _ now: Int, _ before: Int) -> FigureTile {
            tile(label, language.grouped(now), Double(now), Double(before))
        }
        return [
            tile(
                DashboardSaid.revenue, board.money(now.revenueMinor).display(language: language.tag),
                Double(now.revenueMinor), Double(before.revenueMinor)),
            count(DashboardSaid.units, now.units, before.units),
            count(DashboardSaid.leads, now.leads, before.leads),
            count(DashboardSaid.views, now.views, before.views),
            count(DashboardSaid.visitors, now.visitors, before.visitors),
            tile(
                DashboardSaid.conversion, FigureChange.percent(now.conversion), now.conversion ?? 0,
                before.conversion ?? 0),
            FigureTile(
                label: DashboardSaid.live[language], value: language.grouped(board.standing.liveListings),
                change: FigureChange(now: 0, before: 0), language: language),
        ]
    }
}

/// By how much a figure grew or shrank.
struct FigureChange: Sendable, Equatable {
    /// `+12%`, `−3%`; empty where there is nothing to hold it against.
    let text: String
    let tone: String

    /// - Parameter isBetterLess: of times and of what went wrong.
    init(now: Double, before: Double, isBetterLess: Bool = false) {
        guard before > 0 else {
            (text, tone) = ("", "")
            return
        }
        let percent = Int(((now - before) / before * 100).rounded())
        text = percent == 0 ? "±0%" : percent > 0 ? "+\(percent)%" : "−\(-percent)%"
        tone = percent == 0 ? "" : (percent > 0) != isBetterLess ? "up" : "down"
    }

    /// One digit behind the point: `3.4%`; `—` for nil.
    static func percent(_ share: Double?) -> String {
        guard let share else { return "—" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
