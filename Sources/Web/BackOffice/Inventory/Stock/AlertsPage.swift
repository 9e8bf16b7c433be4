import Foundation
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the page of alerts shows.
struct AlertsView: Sendable {
    let alerts: [StockAlert]
    let next: Link?
    /// Of the last night; nil before the first.
    let check: StockCheck?
    /// Of this desk's shelves.
    let differences: [StockDifference]
}

/// What is low or out, and whether the books add up.
struct AlertsPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: AlertsView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.stock.path()))) { StockSaid.stock[language] }
                h1 { StockSaid.alerts[language] }
                a(.class("button"), .href(Link(routes.suggestions.path()))) { PurchaseSaid.suggestions[language] }
            }
            if let check = view.check { CheckLine(desk: desk, routes: routes, check: check, view: view) }
            if view.alerts.isEmpty {
                p(.class("desk-empty")) { StockSaid.noAlerts[language] }
            } else {
                section(.class("panel plain-scroll")) {
                    table(.class("plain")) {
                        thead {
                            tr {
                                th(.scope("col")) { StockSaid.product[language] }
                                th(.scope("col")) { StockSaid.location[language] }
                                th(.scope("col")) { PurchaseSaid.status[language] }
                                th(.scope("col"), .class("number")) { StockSaid.free[language] }
                                th(.scope("col")) { StockSaid.since[language] }
                            }
                        }
                        tbody { for alert in view.alerts { AlertRow(desk: desk, routes: routes, alert: alert) } }
                    }
                }
                if let next = view.next {
                    nav(.class("pages"), .aria("label", desk.frame.phrases.wall.pages)) {
                        a(.class("button"), .href(next), .rel("next")) { DeskSaid.next[language] }
                    }
                }
            }
        }
    }
}

private struct AlertRow: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let alert: StockAlert

    var body: some Markup {
        tr {
            td {
                a(.href(Link(routes.ledger.path(alert.shelf.variant)))) { bdi { alert.title } }
                small(.class("quiet")) {
                    bdi { alert.sku }
                    if desk.area == .market { " · \(alert.sellerName)" }
                }
            }
            td { bdi { alert.locationName } }
            td {
                span(.class("mark-\(StockSaid.state(alert.state).tone.rawValue)")) {
                    StockSaid.state(alert.state).said[desk.language]
                }
            }
            td(.class("number")) { desk.language.grouped(alert.free) }
            td {
                time(.datetime(alert.at.ISO8601Format())) { bdi { DeskTime(alert.at).text } }
                if alert.toldAt != nil { small(.class("quiet")) { StockSaid.told[desk.language] } }
            }
        }
    }
}

/// Whether the last nightly check found the books right.
private struct CheckLine: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let check: StockCheck
    let view: AlertsView

    var body: some Markup {
        // A seller reads of their own shelves only.
        let count = desk.area == .market ? check.differences : view.differences.count
        if count == 0 {
            p(.class("quiet")) { text(StockSaid.checkSound, check.shelves) }
        } else {
            div(.class("fault"), .role("alert")) {
                p { text(StockSaid.checkOff, count) }
                ul {
                    for difference in view.differences {
                        li {
                            a(.href(Link(routes.ledger.path(difference.shelf.variant)))) { bdi { difference.sku } }
                            " \(difference.onHand) ≠ \(difference.moved); \(difference.held) ≠ \(difference.promised)"
                        }
                    }
                }
            }
        }
    }

    private func text(_ said: Said, _ count: Int) -> String {
        said[desk.language].replacing("%n", with: desk.language.grouped(count))
            .replacing("%d", with: DeskTime(check.at).text)
    }
}

/// A time as a desk writes it: `2026-11-21 06:30`, in UTC.
struct DeskTime: Sendable {
    let text: String

    init(_ date: Date) {
        text = String(
            date.formatted(
                .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
            ).prefix(16))
    }
}
