import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// The form that adds a line to a draft.
struct LinePanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, PurchaseSaid.addLine[language], action: Link(routes.line.path(view.order.id)),
            submit: PurchaseSaid.addLine[language]
        ) {
            DeskField(
                StockSaid.sku[language], "number", view.form.number,
                .line(maxLength: 64, inputMode: nil, suggestions: []), isRequired: true)
            div(.class("field-row")) {
                DeskField(
                    "\(PurchaseSaid.unitCost[language]) (\(view.order.currency))", "cost", view.form.cost,
                    .line(maxLength: 24, inputMode: "decimal", suggestions: []),
                    hint: PurchaseSaid.unitCostHint[language])
                DeskField(
                    StockSaid.quantity[language], "quantity", view.form.quantity,
                    .line(maxLength: 7, inputMode: "numeric", suggestions: []), isRequired: true)
            }
        }
    }
}

/// The form that takes a delivery in.
struct ReceiptPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: PurchaseView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { PurchaseSaid.receive[language] }
            form(.method("post"), .action(Link(routes.receipt.path(view.order.id)))) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(
                    .type("hidden"), .name("seen"), .value(String(view.lines.reduce(0) { $0 + $1.received })))
                table(.class("plain")) {
                    thead {
                        tr {
                            th(.scope("col")) { StockSaid.product[language] }
                            th(.scope("col"), .class("number")) { PurchaseSaid.cameNow[language] }
                        }
                    }
                    tbody {
                        for line in view.lines where line.awaited > 0 {
                            tr {
                                td {
                                    bdi { line.title }
                                    small(.class("quiet")) { bdi { line.sku } }
                                }
                                td(.class("number")) {
                                    input(
                                        .type("text"), .class("few"), .name("got.\(line.id.pathText)"),
                                        .value(typed(line)), .inputMode("numeric"), .maxLength(7),
                                        .autocomplete("off"),
                                        .aria("label", "\(PurchaseSaid.cameNow[language]) \(line.sku)"))
                                    " / \(language.grouped(line.awaited))"
                                }
                            }
                        }
                    }
                }
                div(.class("standing")) {
                    button(.class("button primary"), .type("submit")) { PurchaseSaid.receive[language] }
                    button(.class("button"), .type("submit"), .name("all"), .value("1")) {
                        PurchaseSaid.receiveAll[language]
                    }
                }
            }
        }
    }

    private func typed(_ line: PurchaseOrderLine) -> String {
        view.typed.first { $0.name == "got." + line.id.pathText }?.value ?? ""
    }
}
