import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// The form that moves goods by hand.
struct MovementPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: LedgerView
    private var language: Language { desk.language }
    private var form: MovementForm { view.form }

    var body: some Markup {
        DeskForm(
            desk, StockSaid.move[language], action: Link(routes.movement.path(view.variant.id)),
            submit: DeskSaid.save[language]
        ) {
            div(.class("field-row")) {
                DeskField(
                    StockSaid.what[language], "kind", form.kind,
                    .choice(StockMovement.Kind.allCases.map { ($0.rawValue, StockSaid.kind($0)[language]) }))
                DeskField(
                    StockSaid.quantity[language], "quantity", form.quantity,
                    .line(maxLength: 10, inputMode: nil, suggestions: []), isRequired: true)
            }
            p(.class("note quiet")) { StockSaid.correctHint[language] }
            if view.locations.count > 1 {
                DeskField(
                    StockSaid.location[language], "location", form.location,
                    .choice(view.locations.map { ($0.id.pathText, $0.name) }))
            }
            DeskField(
                "\(StockSaid.unitAmount[language]) (\(view.currency.code))", "amount", form.amount,
                .line(maxLength: 24, inputMode: "decimal", suggestions: []))
            DeskField(
                StockSaid.note[language], "remark", form.note, .line(maxLength: 500, inputMode: nil, suggestions: []))
        }
    }
}

/// Who supplies it, and the form that adds one.
struct SuppliesPanel: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let view: LedgerView
    private var language: Language { desk.language }

    var body: some Markup {
        div(.id("suppliers")) {
            if !view.supplies.isEmpty {
                section(.class("panel")) {
                    h2 { PurchaseSaid.supplies[language] }
                    table(.class("plain")) {
                        tbody {
                            for supply in view.supplies {
                                SupplyRow(desk: desk, routes: routes, supply: supply, currency: view.currency)
                            }
                        }
                    }
                }
            }
            if view.suppliers.isEmpty {
                p(.class("quiet")) {
                    a(.href(Link(routes.newSupplier.path()))) { PurchaseSaid.newSupplier[language] }
                }
            } else {
                DeskForm(
                    desk, PurchaseSaid.supplier[language], action: Link(routes.supply.path(view.variant.id)),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        PurchaseSaid.supplier[language], "supplier", "",
                        .choice(view.suppliers.map { ($0.id.pathText, "\($0.name) (\($0.currency))") }))
                    div(.class("field-row")) {
                        DeskField(
                            PurchaseSaid.supplierSKU[language], "number", "",
                            .line(maxLength: 64, inputMode: nil, suggestions: []))
                        DeskField(
                            PurchaseSaid.minimum[language], "minimum", "1",
                            .line(maxLength: 7, inputMode: "numeric", suggestions: []))
                    }
                    DeskField(
                        PurchaseSaid.unitCost[language], "cost", "",
                        .line(maxLength: 24, inputMode: "decimal", suggestions: []), isRequired: true)
                }
            }
        }
    }
}

private struct SupplyRow: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let supply: Supply
    /// The market's own.
    let currency: Currency

    var body: some Markup {
        tr {
            td {
                a(.href(Link(routes.supplier.path(supply.supplier)))) { bdi { supply.supplierName } }
                if !supply.supplierSKU.isEmpty { small(.class("quiet")) { bdi { supply.supplierSKU } } }
            }
            td(.class("number")) { "≥ \(desk.language.grouped(supply.minimum))" }
            td(.class("number")) {
                bdi {
                    Amount(supply.unitCostMinor, supply.currency, market: currency, in: desk.language).text
                }
            }
            td {
                form(.method("post"), .action(Link(routes.supplyEnd.path(supply.variant)))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    input(.type("hidden"), .name("supplier"), .value(supply.supplier.pathText))
                    button(.class("button small"), .type("submit")) { DeskSaid.delete[desk.language] }
                }
            }
        }
    }
}

/// A listing's variants, each with what is free of it.
struct ListingStockPage: Markup {
    let desk: DeskFrame
    let routes: InventoryRoutes
    let variants: [StockedVariant]
    let stock: [VariantStock]

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.stock.path()))) { StockSaid.stock[desk.language] }
                h1 { bdi { desk.frame.title ?? "" } }
            }
            section(.class("panel")) {
                table(.class("plain")) {
                    thead {
                        tr {
                            th(.scope("col")) { StockSaid.sku[desk.language] }
                            th(.scope("col"), .class("number")) { StockSaid.free[desk.language] }
                        }
                    }
                    tbody {
                        for variant in variants {
                            tr {
                                td {
                                    a(.href(Link(routes.ledger.path(variant.id)))) { bdi { variant.sku } }
                                    small(.class("quiet")) { bdi { variant.options } }
                                }
                                td(.class("number")) { free(of: variant) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func free(of variant: StockedVariant) -> String {
        stock.first { $0.id == variant.id }?.free.map(desk.language.grouped) ?? "—"
    }
}
