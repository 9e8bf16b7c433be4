import Frame
import HTML
import HTTP
import Inventory
import Sellers
import Vocabulary

/// What the page of places shows.
struct LocationsView: Sendable {
    let locations: [Location]
    /// Whose a new one may be; empty at a seller's own desk.
    let sellers: [Seller]
    let fault: String?
    /// What was typed and refused.
    let typed: String
}

/// The places, each with its name to change, and a new one.
struct LocationsPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: LocationsView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.stock.path()))) { StockSaid.stock[language] }
                h1 { StockSaid.locations[language] }
            }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                div {
                    if view.locations.isEmpty { p(.class("desk-empty")) { DeskSaid.nothing[language] } }
                    for location in view.locations {
                        LocationPanel(
                            desk: desk, routes: routes, location: location,
                            sellerName: view.sellers.first { $0.id == location.seller }?.name)
                    }
                }
                DeskForm(
                    desk, StockSaid.newLocation[language], action: Link(routes.newLocation.path()),
                    submit: DeskSaid.save[language]
                ) {
                    if desk.area == .market {
                        DeskField(
                            StockSaid.seller[language], "seller", "", .choice(view.sellers.map { ($0.slug, $0.name) }))
                    }
                    DeskField(
                        StockSaid.name[language], "name", view.typed,
                        .line(maxLength: 80, inputMode: nil, suggestions: []), isRequired: true)
                }
            }
        }
    }
}

private struct LocationPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let location: Location
    let sellerName: String?
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            form(.method("post"), .action(Link(routes.location.path(location.id))), .class("desk-filter")) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(
                    .type("text"), .name("name"), .value(location.name), .maxLength(80), .required(), .dir("auto"),
                    .autocomplete("off"), .aria("label", StockSaid.name[language]))
                if location.isDefault {
                    span(.class("mark-good")) { StockSaid.usual[language] }
                } else {
                    label(.class("check")) {
                        input(.type("checkbox"), .name("usual"), .value("1"))
                        span { StockSaid.makeUsual[language] }
                    }
                }
                button(.class("button small"), .type("submit")) { DeskSaid.save[language] }
            }
            if let sellerName { p(.class("quiet")) { bdi { sellerName } } }
        }
    }
}
