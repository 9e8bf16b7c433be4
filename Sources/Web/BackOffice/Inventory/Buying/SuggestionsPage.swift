import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What should be ordered now, one panel for each supplier and place.
struct SuggestionsPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let suggestions: [OrderSuggestion]
    let fault: String?
    let currency: Currency
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.orders.path()))) { PurchaseSaid.orders[language] }
                h1 { PurchaseSaid.suggestions[language] }
            }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            if suggestions.isEmpty { p(.class("desk-empty")) { PurchaseSaid.noSuggestions[language] } }
            for group in groups {
                SuggestionPanel(desk: desk, routes: routes, lines: group, currency: currency)
            }
        }
    }

    /// They come by supplier and place.
    private var groups: [[OrderSuggestion]] {
        suggestions.reduce(into: []) { groups, next in
            if let last = groups.last?.last, last.supplier == next.supplier, last.location == next.location {
                groups[groups.count - 1].append(next)
            } else {
                groups.append([next])
            }
        }
    }
}

private struct SuggestionPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    /// Of one supplier and place, at least one.
    let lines: [OrderSuggestion]
    let currency: Currency
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, "\(lines[0].supplierName) · \(lines[0].locationName)", action: Link(routes.suggested.path()),
            submit: PurchaseSaid.draftAll[language]
        ) {
            input(.type("hidden"), .name("supplier"), .value(lines[0].supplier.pathText))
            input(.type("hidden"), .name("location"), .value(lines[0].location.pathText))
            table(.class("plain")) {
                thead {
                    tr {
                        th(.scope("col")) { StockSaid.product[language] }
                        th(.scope("col"), .class("number")) { StockSaid.free[language] }
                        th(.scope("col"), .class("number")) { StockSaid.threshold[language] }
                        th(.scope("col"), .class("number")) { PurchaseSaid.ordered[language] }
                        th(.scope("col"), .class("number")) { PurchaseSaid.unitCost[language] }
                    }
                }
                tbody {
                    for line in lines {
                        tr {
                            td {
                                a(.href(Link(routes.ledger.path(line.variant)))) { bdi { line.title } }
                                small(.class("quiet")) { bdi { line.sku } }
                            }
                            td(.class("number")) { language.grouped(line.free) }
                            td(.class("number")) { language.grouped(line.lowAt) }
                            td(.class("number")) { language.grouped(line.quantity) }
                            td(.class("number")) {
                                bdi { Amount(line.unitCostMinor, line.currency, market: currency, in: language).text }
                            }
                        }
                    }
                }
            }
        }
    }
}
