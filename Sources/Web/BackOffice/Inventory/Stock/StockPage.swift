import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the table of shelves shows.
struct StockView: Sendable {
    let state: TableState
    let rows: [StockRow]
    let next: Link?
    let counts: StockCounts
    /// To choose from; empty: no choice.
    let locations: [Location]
    let note: String?
    /// The market's own.
    let currency: Currency
}

/// The table of shelves.
struct StockPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: StockView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { StockSaid.stock[language] }
                StockRooms(desk: desk, routes: routes)
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            StockTabs(desk: desk, view: view)
            FilterForm(
                desk, state: view.state, searchLabel: StockSaid.searchHint[language], filters: filters, heads: heads)
            DeskTable(
                desk, state: view.state, heads: heads, rows: view.rows.map(row),
                bulk: [
                    BulkAction(
                        StockSaid.setThreshold[language], Link(routes.thresholds.path()),
                        field: ("threshold", StockSaid.threshold[language]))
                ], next: view.next)
        }
    }

    private var filters: [TableFilter] {
        view.locations.count < 2
            ? []
            : [
                TableFilter(
                    "location", StockSaid.location[language], view.locations.map { ($0.id.pathText, $0.name) })
            ]
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("product", StockSaid.product[language]), TableHead("sku", StockSaid.sku[language]),
            TableHead("location", StockSaid.location[language]),
            TableHead("onHand", StockSaid.onHand[language], isNumber: true),
            TableHead("held", StockSaid.held[language], isNumber: true),
            TableHead("free", StockSaid.free[language], isSortable: true, isNumber: true),
            TableHead("lowAt", StockSaid.threshold[language], isNumber: true),
            TableHead("value", StockSaid.value[language], isNumber: true),
        ]
        if desk.area == .market { heads.insert(TableHead("seller", StockSaid.seller[language]), at: 2) }
        return heads
    }

    private func row(_ row: StockRow) -> TableRow {
        let title = row.title.isEmpty ? "—" : row.title
        let tone = StockSaid.state(row.state).tone
        let free = language.grouped(row.free)
        return TableRow(
            id: row.shelf.text, link: Link(routes.ledger.path(row.shelf.variant)),
            cells: [
                "product": row.options.isEmpty ? .text(title) : .lines(title, row.options),
                "sku": .number(row.sku), "seller": .text(row.sellerName), "location": .text(row.locationName),
                "onHand": .number(language.grouped(row.onHand)), "held": .number(language.grouped(row.held)),
                "free": row.state == .enough ? .number(free) : .mark(free, tone),
                "lowAt": .number(row.lowAt.map(language.grouped) ?? "—"),
                "value": .number(
                    Amount(row.valueMinor, row.currency, market: view.currency, in: language).text),
            ])
    }
}

/// The other rooms of stock.
struct StockRooms: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes

    var body: some Markup {
        a(.class("button small"), .href(Link(routes.alerts.path()))) { StockSaid.alerts[desk.language] }
        a(.class("button small"), .href(Link(routes.locations.path()))) { StockSaid.locations[desk.language] }
        a(.class("button primary"), .href(Link(routes.count.path())), .data("key", "n")) {
            StockSaid.count[desk.language]
        }
    }
}

/// How many shelves stand how.
struct StockTabs: Markup {
    let desk: DeskFrame
    let view: StockView

    var body: some Markup {
        nav(.class("tabs"), .aria("label", StockSaid.stock[desk.language])) {
            for tab in tabs {
                a(
                    .href(view.state.link(filter: ("standing", tab.standing?.rawValue))),
                    .aria("current", view.state["standing"] == tab.standing?.rawValue ? "page" : nil)
                ) { "\(tab.said[desk.language]) \(desk.language.grouped(tab.count))" }
            }
        }
    }

    private var tabs: [(standing: StockFilter.Standing?, said: Said, count: Int)] {
        [
            (nil, DeskSaid.any, view.counts.all), (.low, StockSaid.low, view.counts.low),
            (.out, StockSaid.out, view.counts.out), (.held, StockSaid.held, view.counts.held),
        ]
    }
}
