import Foundation
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the page of one order shows.
struct PurchaseView: Sendable {
    let order: PurchaseOrder
    let lines: [PurchaseOrderLine]
    let supplier: Supplier?
    let location: Location?
    let fault: String?
    let note: String?
    /// What was typed into forms that were refused.
    let form: LineForm
    let typed: [(name: String, value: String)]
    let currency: Currency

    func amount(_ minor: Int64, _ language: Language) -> String {
        Amount(minor, order.currency, market: currency, in: language).text
    }
}

/// One order. It prints as the order itself: what is for working on it stays on the screen.
struct PurchasePage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    private var language: Language { desk.language }
    private var order: PurchaseOrder { view.order }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.orders.path()))) { PurchaseSaid.orders[language] }
                h1 { bdi { order.name } }
                PurchaseStanding(desk: desk, routes: routes, view: view)
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                div {
                    PurchaseFacts(desk: desk, routes: routes, view: view)
                    PurchaseLines(desk: desk, routes: routes, view: view)
                    p(.class("quiet")) { PurchaseSaid.print[language] }
                }
                div {
                    if order.status == .draft { LinePanel(desk: desk, routes: routes, view: view) }
                    if order.status.isOpen { ReceiptPanel(desk: desk, routes: routes, view: view) }
                }
            }
        }
    }
}

/// Where it stands, and what may be done about it.
private struct PurchaseStanding: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView

    var body: some Markup {
        let status = view.order.status
        div(.class("standing")) {
            span(.class("mark-\(PurchaseSaid.status(status).tone.rawValue)")) {
                PurchaseSaid.status(status).said[desk.language]
            }
            if !status.next.isEmpty {
                form(.method("post")) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    if status == .draft, !view.lines.isEmpty {
                        button(
                            .class("button small primary"), .type("submit"),
                            .formAction(Link(routes.sending.path(view.order.id)))
                        ) { PurchaseSaid.send[desk.language] }
                    }
                    button(
                        .class("button small danger"), .type("submit"),
                        .formAction(Link(routes.cancellation.path(view.order.id)))
                    ) { PurchaseSaid.cancel[desk.language] }
                }
            }
        }
    }
}

private struct PurchaseFacts: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            dl(.class("facts")) {
                if let supplier = view.supplier {
                    dt { PurchaseSaid.supplier[language] }
                    dd {
                        a(.href(Link(routes.supplier.path(supplier.id)))) { bdi { supplier.name } }
                        if !supplier.email.isEmpty { small(.class("quiet")) { bdi { supplier.email } } }
                    }
                }
                if let location = view.location {
                    dt { StockSaid.location[language] }
                    dd { bdi { location.name } }
                }
                if let day = view.order.expectedOn {
                    dt { PurchaseSaid.expected[language] }
                    dd { time(.datetime(day)) { bdi { day } } }
                }
                dt { PurchaseSaid.created[language] }
                dd {
                    time(.datetime(view.order.createdAt.ISO8601Format())) {
                        bdi { DeskTime(view.order.createdAt).text }
                    }
                }
            }
            if !view.order.note.isEmpty { p(.dir("auto")) { view.order.note } }
        }
    }
}

private struct PurchaseLines: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { PurchaseSaid.lines[language] }
            if view.lines.isEmpty {
                p(.class("quiet")) { PurchaseSaid.noLines[language] }
            } else {
                div(.class("plain-scroll"), .role("region"), .tabIndex(0), .aria("label", PurchaseSaid.lines[language]))
                {
                    table(.class("plain")) {
                        thead {
                            tr {
                                th(.scope("col")) { StockSaid.product[language] }
                                th(.scope("col"), .class("number")) { PurchaseSaid.ordered[language] }
                                th(.scope("col"), .class("number")) { PurchaseSaid.received[language] }
                                th(.scope("col"), .class("number")) { PurchaseSaid.unitCost[language] }
                                th(.scope("col"), .class("number")) { PurchaseSaid.total[language] }
                            }
                        }
                        tbody {
                            for line in view.lines { LineRow(desk: desk, routes: routes, view: view, line: line) }
                            tr {
                                th(.scope("row")) { PurchaseSaid.total[language] }
                                td(.class("number")) { language.grouped(sum(\.ordered)) }
                                td(.class("number")) { language.grouped(sum(\.received)) }
                                td {}
                                td(.class("number")) {
                                    bdi { view.amount(view.lines.reduce(0) { $0 + $1.totalMinor }, language) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func sum(_ number: (PurchaseOrderLine) -> Int) -> Int { view.lines.reduce(0) { $0 + number($1) } }
}

private struct LineRow: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    let line: PurchaseOrderLine
    private var language: Language { desk.language }

    var body: some Markup {
        tr {
            td {
                a(.href(Link(routes.ledger.path(line.variant)))) { bdi { line.title.isEmpty ? line.sku : line.title } }
                small(.class("quiet")) {
                    bdi { line.supplierSKU.isEmpty ? line.sku : "\(line.sku) · \(line.supplierSKU)" }
                }
                if view.order.status == .draft {
                    form(.method("post"), .action(Link(routes.lineRemoval.path(view.order.id)))) {
                        input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                        input(.type("hidden"), .name("line"), .value(line.id.pathText))
                        button(.class("button small"), .type("submit")) { DeskSaid.delete[language] }
                    }
                }
            }
            td(.class("number")) { language.grouped(line.ordered) }
            td(.class("number")) { language.grouped(line.received) }
            td(.class("number")) { bdi { view.amount(line.unitCostMinor, language) } }
            td(.class("number")) { bdi { view.amount(line.totalMinor, language) } }
        }
    }
}
