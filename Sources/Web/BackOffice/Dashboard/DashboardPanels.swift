import Flows
import Foundation
import Frame
import HTML
import Insights
import Jobs
import Vocabulary

/// What brought most.
struct TopProductsPanel: Markup {
    let desk: DeskFrame
    let board: Dashboard
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { DashboardSaid.best[language] }
            if board.best.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
            ol(.class("desk-list")) {
                for product in board.best {
                    li {
                        Thumbnail(key: product.picture, area: desk.area)
                        div {
                            a(.href(Link("\(desk.area.prefix)/listings/\(product.id.pathText)")), .dir("auto")) {
                                bdi { product.title }
                            }
                            small(.class("quiet")) { facts(product) }
                        }
                        strong { bdi { value(product) } }
                    }
                }
            }
        }
    }

    private func facts(_ product: TopProduct) -> String {
        var facts: [String] = []
        if product.units > 0 { facts.append("\(DashboardSaid.units[language]): \(language.grouped(product.units))") }
        if product.leads > 0 { facts.append("\(DashboardSaid.leads[language]): \(language.grouped(product.leads))") }
        if product.views > 0 { facts.append("\(DashboardSaid.views[language]): \(language.grouped(product.views))") }
        return facts.joined(separator: " · ")
    }

    private func value(_ product: TopProduct) -> String {
        product.revenueMinor > 0 ? board.money(product.revenueMinor).display(language: language.tag) : ""
    }
}

/// What will soon be sold out.
struct RiskPanel: Markup {
    let desk: DeskFrame
    let products: [StockAtRisk]
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel"), .id("risk")) {
            h2 {
                DashboardSaid.atRisk[language]
                if let total = products.first?.total { span(.class("quiet")) { " \(language.grouped(total))" } }
            }
            if products.isEmpty { p(.class("quiet")) { DashboardSaid.noRisk[language] } }
            ol(.class("desk-list")) {
                for product in products {
                    li {
                        Thumbnail(key: product.picture, area: desk.area)
                        div {
                            a(.href(Link("\(desk.area.prefix)/listings/\(product.id.pathText)")), .dir("auto")) {
                                bdi { product.title }
                            }
                            small(.class("quiet")) {
                                "\(DashboardSaid.free[language]): \(language.grouped(product.free)) · "
                                "\(DashboardSaid.soldLately[language]): \(language.grouped(product.units))"
                            }
                        }
                        span(.class(product.free == 0 ? "mark-bad" : "mark-warn")) {
                            DashboardSaid.days(product.cover)[language]
                        }
                    }
                }
            }
        }
    }
}

/// Queues and catalogues, for the market's people.
struct HealthPanel: Markup {
    let desk: DeskFrame
    let board: Dashboard
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { DashboardSaid.health[language] }
            p {
                "\(DashboardSaid.catalogues[language]): "
                span(.class("mark-good")) {
                    "\(DashboardSaid.fresh[language]) \(language.grouped(board.standing.sellersFresh))"
                }
                " "
                span(.class(board.standing.sellersStale == 0 ? "mark-calm" : "mark-warn")) {
                    "\(DashboardSaid.stale[language]) \(language.grouped(board.standing.sellersStale))"
                }
                " "
                span(.class("mark-calm")) { "\(DashboardSaid.gone[language]) \(language.grouped(board.standing.gone))" }
            }
            if board.queues.isEmpty {
                p(.class("quiet")) { DashboardSaid.noJobs[language] }
            } else {
                div(
                    .class("desk-scroll"), .role("region"), .tabIndex(0), .aria("label", DashboardSaid.health[language])
                ) {
                    table(.class("plain")) {
                        thead {
                            tr {
                                th(.scope("col")) { DashboardSaid.queue[language] }
                                for head in [DashboardSaid.ready, DashboardSaid.running, DashboardSaid.dead] {
                                    th(.scope("col"), .class("number")) { head[language] }
                                }
                            }
                        }
                        tbody {
                            for queue in board.queues {
                                tr {
                                    td { bdi { queue.depth.kind } }
                                    td(.class("number")) { language.grouped(queue.depth.ready) }
                                    td(.class("number")) { language.grouped(queue.depth.running) }
                                    td(.class("number")) { language.grouped(queue.depth.dead) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A product's picture beside its name, or the place of one.
struct Thumbnail: Markup {
    let key: String?
    let area: DeskArea

    var body: some Markup {
        if let key {
            img(.src(Link("\(area.prefix)/img/\(key)/160.webp")), .width(44), .height(44), .alt(""), .loading("lazy"))
        } else {
            span(.class("no-picture"), .aria("hidden", "true"))
        }
    }
}
