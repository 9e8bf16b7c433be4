import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the table of orders shows.
struct PurchasesView: Sendable {
    let state: TableState
    let rows: [PurchaseOrderRow]
    let next: Link?
    let currency: Currency
}

/// The orders, the latest first.
struct PurchasesPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchasesView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { PurchaseSaid.orders[language] }
                a(.class("button small"), .href(Link(routes.suggestions.path()))) { PurchaseSaid.suggestions[language] }
                a(.class("button primary"), .href(Link(routes.suppliers.path())), .data("key", "n")) {
                    PurchaseSaid.newOrder[language]
                }
            }
            nav(.class("tabs"), .aria("label", PurchaseSaid.status[language])) {
                a(
                    .href(view.state.link(filter: ("status", nil))),
                    .aria("current", view.state["status"] == nil ? "page" : nil)
                ) { DeskSaid.any[language] }
                for status in PurchaseOrderStatus.allCases {
                    a(
                        .href(view.state.link(filter: ("status", status.rawValue))),
                        .aria("current", view.state["status"] == status.rawValue ? "page" : nil)
                    ) { PurchaseSaid.status(status).said[language] }
                }
            }
            DeskTable(desk, state: view.state, heads: heads, rows: view.rows.map(row), next: view.next)
        }
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("number", PurchaseSaid.number[language]), TableHead("status", PurchaseSaid.status[language]),
            TableHead("supplier", PurchaseSaid.supplier[language]),
            TableHead("received", PurchaseSaid.received[language], isNumber: true),
            TableHead("total", PurchaseSaid.total[language], isNumber: true),
            TableHead("expected", PurchaseSaid.expected[language]),
            TableHead("created", PurchaseSaid.created[language]),
        ]
        if desk.area == .market { heads.insert(TableHead("seller", StockSaid.seller[language]), at: 3) }
        return heads
    }

    private func row(_ order: PurchaseOrderRow) -> TableRow {
        let status = PurchaseSaid.status(order.status)
        return TableRow(
            id: order.id.pathText, link: Link(routes.order.path(order.id)),
            cells: [
                "number": .text(PurchaseOrder.name(order.number)), "status": .mark(status.said[language], status.tone),
                "supplier": .number(order.supplierName), "seller": .number(order.sellerName),
                "received": .number("\(language.grouped(order.received)) / \(language.grouped(order.ordered))"),
                "total": .number(Amount(order.totalMinor, order.currency, market: view.currency, in: language).text),
                "expected": .number(order.expectedOn ?? "—"), "created": .number(DeskTime(order.createdAt).text),
            ])
    }
}
