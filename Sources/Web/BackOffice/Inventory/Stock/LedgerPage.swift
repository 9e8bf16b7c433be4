import Foundation
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the page of one variant shows.
struct LedgerView: Sendable {
    let variant: StockedVariant
    let levels: [StockLevel]
    let movements: [StockMovement]
    let next: Link?
    let course: [StockPoint]
    let locations: [Location]
    let supplies: [Supply]
    let suppliers: [Supplier]
    let form: MovementForm
    let fault: String?
    let note: String?
    /// The market's own.
    let currency: Currency
}

/// One variant's stock.
struct LedgerPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: LedgerView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.stock.path()))) { StockSaid.stock[language] }
                h1 { bdi { desk.frame.title ?? "" } }
                p(.class("quiet")) {
                    bdi { ([view.variant.sku, view.variant.options].filter { !$0.isEmpty }).joined(separator: " · ") }
                }
                a(.class("button small"), .href(Link(ListingRoutes(area: desk.area).one.path(view.variant.product)))) {
                    ListingSaid.details[language]
                }
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                div {
                    ShelvesPanel(desk: desk, view: view)
                    LedgerPanel(desk: desk, view: view)
                }
                div {
                    MovementPanel(desk: desk, routes: routes, view: view)
                    SuppliesPanel(desk: desk, routes: routes, view: view)
                }
            }
        }
    }
}

/// How many lie where, now and over time.
private struct ShelvesPanel: Markup {
    let desk: DeskFrame
    let view: LedgerView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { StockSaid.shelves[language] }
            if view.levels.isEmpty {
                p(.class("quiet")) { StockSaid.notCounted[language] }
            } else {
                table(.class("plain")) {
                    thead {
                        tr {
                            th(.scope("col")) { StockSaid.location[language] }
                            th(.scope("col"), .class("number")) { StockSaid.onHand[language] }
                            th(.scope("col"), .class("number")) { StockSaid.held[language] }
                            th(.scope("col"), .class("number")) { StockSaid.free[language] }
                            th(.scope("col"), .class("number")) { StockSaid.threshold[language] }
                        }
                    }
                    tbody {
                        for level in view.levels {
                            tr {
                                td { bdi { level.locationName } }
                                td(.class("number")) { language.grouped(level.onHand) }
                                td(.class("number")) { language.grouped(level.held) }
                                td(.class("number")) {
                                    span(.class("mark-\(StockSaid.state(level.state).tone.rawValue)")) {
                                        language.grouped(level.onHand - level.held)
                                    }
                                }
                                td(.class("number")) { level.lowAt.map(language.grouped) ?? "—" }
                            }
                        }
                    }
                }
            }
            if view.course.count > 1 {
                Sparkline(
                    points: view.course.map { .init(at: $0.at.timeIntervalSince1970, value: Double($0.quantity)) },
                    label: StockSaid.course[language])
            }
        }
    }
}

/// The latest movements.
private struct LedgerPanel: Markup {
    let desk: DeskFrame
    let view: LedgerView
    private var language: Language { desk.language }

    var body: some Markup {
        if !view.movements.isEmpty {
            section(.class("panel")) {
                h2 { StockSaid.ledger[language] }
                div(.class("plain-scroll"), .role("region"), .tabIndex(0), .aria("label", StockSaid.ledger[language])) {
                    table(.class("plain")) {
                        thead {
                            tr {
                                th(.scope("col")) { StockSaid.when[language] }
                                th(.scope("col")) { StockSaid.what[language] }
                                th(.scope("col"), .class("number")) { StockSaid.quantity[language] }
                                th(.scope("col"), .class("number")) { StockSaid.balance[language] }
                                th(.scope("col"), .class("number")) { StockSaid.amount[language] }
                                th(.scope("col")) { StockSaid.note[language] }
                            }
                        }
                        tbody {
                            for movement in view.movements { MovementRow(desk: desk, view: view, movement: movement) }
                        }
                    }
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

private struct MovementRow: Markup {
    let desk: DeskFrame
    let view: LedgerView
    let movement: StockMovement
    private var language: Language { desk.language }

    var body: some Markup {
        tr {
            td { time(.datetime(movement.at.ISO8601Format())) { bdi { DeskTime(movement.at).text } } }
            td {
                StockSaid.kind(movement.kind)[language]
                if view.levels.count > 1 { small(.class("quiet")) { bdi { movement.locationName } } }
            }
            td(.class("number")) { bdi { (movement.quantity > 0 ? "+" : "") + language.grouped(movement.quantity) } }
            td(.class("number")) { language.grouped(movement.balance) }
            td(.class("number")) {
                bdi {
                    Amount(
                        movement.unitCostMinor ?? movement.unitPriceMinor, movement.currency, market: view.currency,
                        in: language
                    ).text
                }
            }
            td {
                if !movement.note.isEmpty { bdi { movement.note } }
                small(.class("quiet")) { bdi { movement.actor } }
            }
        }
    }
}
