import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// What the table of suppliers shows.
struct SuppliersView: Sendable {
    let state: TableState
    let rows: [Supplier]
    let next: Link?
}

/// Suppliers by name.
struct SuppliersPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: SuppliersView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { PurchaseSaid.suppliers[language] }
                a(.class("button primary"), .href(Link(routes.newSupplier.path())), .data("key", "n")) {
                    PurchaseSaid.newSupplier[language]
                }
            }
            nav(.class("tabs"), .aria("label", PurchaseSaid.status[language])) {
                for (value, said) in [(nil, PurchaseSaid.active), ("1", PurchaseSaid.archived)] as [(String?, Said)] {
                    a(
                        .href(view.state.link(filter: ("archived", value))),
                        .aria("current", view.state["archived"] == value ? "page" : nil)
                    ) { said[language] }
                }
            }
            FilterForm(desk, state: view.state, searchLabel: PurchaseSaid.name[language], filters: [], heads: heads)
            DeskTable(desk, state: view.state, heads: heads, rows: view.rows.map(row), next: view.next)
        }
    }

    private var heads: [TableHead] {
        [
            TableHead("name", PurchaseSaid.supplier[language]), TableHead("email", PurchaseSaid.email[language]),
            TableHead("phone", PurchaseSaid.phone[language]),
            TableHead("lead", PurchaseSaid.leadDays[language], isNumber: true),
            TableHead("currency", PurchaseSaid.currency[language]),
        ]
    }

    private func row(_ supplier: Supplier) -> TableRow {
        TableRow(
            id: supplier.id.pathText, link: Link(routes.supplier.path(supplier.id)),
            cells: [
                "name": .text(supplier.name), "email": .number(supplier.email.isEmpty ? "—" : supplier.email),
                "phone": .number(supplier.phone.isEmpty ? "—" : supplier.phone),
                "lead": .number(language.grouped(supplier.leadDays)), "currency": .number(supplier.currency),
            ])
    }
}
