import Frame
import HTML
import HTTP
import Inventory
import Sellers
import Vocabulary

/// What the page of one supplier shows.
struct SupplierView: Sendable {
    /// Nil for a new one.
    let supplier: Supplier?
    let form: SupplierForm
    let fault: String?
    /// Whose a new one may be; empty at a seller's own desk.
    let sellers: [Seller]
    var locations: [Location] = []
    /// The latest from it.
    var orders: [PurchaseOrderRow] = []
    var note: String?
}

/// One supplier at a desk.
struct SupplierPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: SupplierView
    let currency: Currency
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.suppliers.path()))) { PurchaseSaid.suppliers[language] }
                h1 { bdi { desk.frame.title ?? "" } }
                if let supplier = view.supplier { ArchiveForm(desk: desk, routes: routes, supplier: supplier) }
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                SupplierFormPanel(desk: desk, routes: routes, view: view)
                if let supplier = view.supplier {
                    div {
                        if !supplier.isArchived {
                            DraftPanel(desk: desk, routes: routes, view: view, supplier: supplier)
                        }
                        if !view.orders.isEmpty {
                            LatestOrders(desk: desk, routes: routes, view: view, currency: currency)
                        }
                    }
                }
            }
        }
    }
}

private struct ArchiveForm: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let supplier: Supplier

    var body: some Markup {
        let route = supplier.isArchived ? routes.restoration : routes.archive
        form(.method("post"), .action(Link(route.path(supplier.id)))) {
            input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
            button(.class(supplier.isArchived ? "button small" : "button small danger"), .type("submit")) {
                (supplier.isArchived ? PurchaseSaid.restore : PurchaseSaid.archive)[desk.language]
            }
        }
    }
}

private struct SupplierFormPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: SupplierView
    private var language: Language { desk.language }
    private var form: SupplierForm { view.form }

    var body: some Markup {
        DeskForm(
            desk, PurchaseSaid.details[language],
            action: Link(view.supplier.map { routes.supplierRevision.path($0.id) } ?? routes.supplierCreation.path()),
            submit: DeskSaid.save[language]
        ) {
            if view.supplier == nil, desk.area == .market {
                DeskField(StockSaid.seller[language], "seller", "", .choice(view.sellers.map { ($0.slug, $0.name) }))
            }
            DeskField(
                PurchaseSaid.name[language], "name", form.name, .line(maxLength: 120, inputMode: nil, suggestions: []),
                isRequired: true)
            DeskField(
                PurchaseSaid.email[language], "email", form.email,
                .line(maxLength: 254, inputMode: "email", suggestions: []), hint: PurchaseSaid.emailHint[language])
            DeskField(
                PurchaseSaid.phone[language], "phone", form.phone,
                .line(maxLength: 40, inputMode: "tel", suggestions: []))
            div(.class("field-row")) {
                DeskField(
                    PurchaseSaid.leadDays[language], "leadDays", form.leadDays,
                    .line(maxLength: 3, inputMode: "numeric", suggestions: []))
                DeskField(
                    PurchaseSaid.currency[language], "currency", form.currency,
                    .line(maxLength: 3, inputMode: nil, suggestions: []))
            }
            DeskField(StockSaid.note[language], "note", form.note, .area(rows: 4, maxLength: 2_000))
        }
    }
}

private struct DraftPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: SupplierView
    let supplier: Supplier
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, PurchaseSaid.newOrder[language], action: Link(routes.draft.path(supplier.id)),
            submit: PurchaseSaid.newOrder[language]
        ) {
            if view.locations.count > 1 {
                DeskField(
                    StockSaid.location[language], "location", "",
                    .choice(view.locations.map { ($0.id.pathText, $0.name) }))
            }
            DeskField(
                PurchaseSaid.expected[language], "expected", "",
                .line(maxLength: 10, inputMode: nil, suggestions: []), hint: PurchaseSaid.expectedHint[language])
            DeskField(StockSaid.note[language], "remark", "", .area(rows: 2, maxLength: 2_000))
        }
    }
}

private struct LatestOrders: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: SupplierView
    let currency: Currency

    var body: some Markup {
        section(.class("panel")) {
            h2 { PurchaseSaid.orders[desk.language] }
            table(.class("plain")) {
                tbody {
                    for order in view.orders {
                        tr {
                            td {
                                a(.href(Link(routes.order.path(order.id)))) { bdi { PurchaseOrder.name(order.number) } }
                            }
                            td {
                                span(.class("mark-\(PurchaseSaid.status(order.status).tone.rawValue)")) {
                                    PurchaseSaid.status(order.status).said[desk.language]
                                }
                            }
                            td(.class("number")) {
                                bdi {
                                    Amount(order.totalMinor, order.currency, market: currency, in: desk.language).text
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
