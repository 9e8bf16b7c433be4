import Flows
import Foundation
import Frame
import HTML
import Insights
import Vocabulary

/// What a desk shows first.
struct DashboardPage: Markup {
    let desk: DeskFrame
    let view: DashboardView
    private var language: Language { desk.language }
    private var board: Dashboard { view.board }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { DashboardSaid.title[language] }
                SpanTabs(desk: desk, chosen: board.span)
            }
            if desk.area == .store && board.standing.listings == 0 {
                FirstSteps(desk: desk)
            } else {
                ToDoPanel(desk: desk, board: board)
                div(.class("desk-tiles")) { for tile in FigureTile.all(board, language) { tile } }
                div(.class("desk-columns even")) {
                    DayChart(
                        desk: desk, title: DashboardSaid.revenue[language], days: board.days,
                        total: board.money(board.figures.revenueMinor).display(language: language.tag), tone: 0,
                        number: { Double($0.revenueMinor) },
                        text: { [board, language] in board.money($0.revenueMinor).display(language: language.tag) })
                    DayChart(
                        desk: desk, title: DashboardSaid.leads[language], days: board.days,
                        total: language.grouped(board.figures.leads), tone: 1, number: { Double($0.leads) },
                        text: { [language] in language.grouped($0.leads) })
                    DayChart(
                        desk: desk, title: DashboardSaid.views[language], days: board.days,
                        total: language.grouped(board.figures.views), tone: 2, number: { Double($0.views) },
                        text: { [language] in language.grouped($0.views) })
                    DayChart(
                        desk: desk, title: DashboardSaid.units[language], days: board.days,
                        total: language.grouped(board.figures.units), tone: 4, number: { Double($0.units) },
                        text: { [language] in language.grouped($0.units) })
                }
                div(.class("desk-columns even")) {
                    TopProductsPanel(desk: desk, board: board)
                    RiskPanel(desk: desk, products: board.atRisk)
                    if desk.area == .market { HealthPanel(desk: desk, board: board) }
                    ActivityPanel(desk: desk, items: view.latest, now: view.now)
                }
            }
        }
    }
}

/// The last 7, 30 or 90 days.
struct SpanTabs: Markup {
    let desk: DeskFrame
    let chosen: StatsSpan

    var body: some Markup {
        nav(.class("tabs"), .aria("label", DashboardSaid.span[desk.language])) {
            for span in StatsSpan.allCases {
                a(
                    .href(Link("\(desk.area.prefix)?days=\(span.days)")),
                    .aria("current", span == chosen ? "page" : nil)
                ) { DashboardSaid.days(span.days)[desk.language] }
            }
        }
    }
}

/// For a seller whose store is still empty.
struct FirstSteps: Markup {
    let desk: DeskFrame

    var body: some Markup {
        section(.class("panel")) {
            h2 { DashboardSaid.welcome[desk.language] }
            p(.class("quiet")) { DashboardSaid.welcomeText[desk.language] }
            ol(.class("desk-steps")) {
                li { a(.href(Link("/account/store"))) { DashboardSaid.stepStore[desk.language] } }
                li { a(.href(Link("/sell/listings/new"))) { DashboardSaid.stepListing[desk.language] } }
                li { a(.href(Link("/account/identity"))) { DashboardSaid.stepIdentity[desk.language] } }
            }
        }
    }
}
