import Frame
import HTML
import HTTP
import Vocabulary

/// What the count sheet shows.
struct CountView: Sendable {
    let sheet: CountSheet
    let locations: [(value: String, label: String)]
    let fault: String?
    let note: String?
}

/// The count sheet.
struct CountPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: CountView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.stock.path()))) { StockSaid.stock[language] }
                h1 { StockSaid.count[language] }
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            if view.locations.isEmpty {
                p(.class("desk-empty")) {
                    a(.href(Link(routes.locations.path()))) { StockSaid.newLocation[language] }
                }
            } else {
                form(.class("desk-filter"), .method("get"), .action(Link(routes.count.path()))) {
                    input(.type("hidden"), .name("fill"), .value("1"))
                    select(.name("location"), .aria("label", StockSaid.location[language])) {
                        for location in view.locations {
                            option(.value(location.value), .selected(location.value == view.sheet.location)) {
                                location.label
                            }
                        }
                    }
                    button(.class("button small"), .type("submit")) { StockSaid.countFill[language] }
                }
                DeskForm(
                    desk, StockSaid.count[language], action: Link(routes.counted.path()),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        StockSaid.location[language], "location", view.sheet.location, .choice(view.locations))
                    DeskField(
                        StockSaid.count[language], "lines", view.sheet.lines, .area(rows: 16, maxLength: 60_000),
                        hint: StockSaid.countHint[language], isRequired: true)
                }
            }
        }
    }
}
