import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

struct ImportListView: Sendable {
    let runs: [ImportRun]
    /// Whose goods may be brought; empty at a seller's own desk.
    let sellers: [Seller]
    let ticket: String
    let state: TableState
    let note: String?
}

/// All files of a desk, and how to bring another.
struct ImportListPage: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportListView
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { ImportSaid.imports[language] } }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            div(.class("desk-columns")) {
                ImportDropZone(desk: desk, routes: routes, view: view)
                ImportAddress(desk: desk, routes: routes, view: view)
            }
            DeskTable(desk, state: view.state, heads: heads, rows: view.runs.map(row))
        }
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("name", ImportSaid.file[language]), TableHead("state", ListingSaid.status[language]),
            TableHead("outcome", ImportSaid.outcome[language]),
            TableHead("when", ImportSaid.brought[language]),
        ]
        if desk.area == .market { heads.insert(TableHead("seller", ListingSaid.seller[language]), at: 1) }
        return heads
    }

    private func row(_ run: ImportRun) -> TableRow {
        TableRow(
            id: run.id.pathText, link: Link(routes.one.path(run.id)),
            cells: [
                "name": .text(run.name.isEmpty ? "—" : run.name), "seller": .text(run.sellerName),
                "state": .mark(ImportSaid.state(run.state)[language], ImportSaid.tone(run.state)),
                "outcome": .text(ImportSaid.sofar(run, in: language)),
                "when": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(run.createdAt))))),
            ])
    }
}

/// A plain file field; where scripts run, a place to drop the file on, with a bar.
struct ImportDropZone: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportListView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { ImportSaid.bring[language] }
            form(
                .method("post"), .action(Link(routes.file.path(view.ticket))), .enctype("multipart/form-data"),
                .class("drop"), .data("drop")
            ) {
                SellerChoice(desk: desk, sellers: view.sellers, id: "drop-seller")
                label(.class("drop-zone"), .for("drop-file")) {
                    span { ImportSaid.drop[language] }
                    small(.class("quiet")) { ImportSaid.kinds[language] }
                    input(
                        .id("drop-file"), .type("file"), .name("file"), .required(),
                        .accept(".csv,.tsv,.txt,.xml,.rss,.gz,.zip,text/csv,text/xml,application/xml"))
                }
                progress(.max("100"), .value("0"), .hidden(), .aria("label", ImportSaid.sending[language]))
                p(.class("fault"), .role("alert"), .hidden())
                button(.class("button primary"), .type("submit")) { ImportSaid.send[language] }
            }
        }
    }
}

struct ImportAddress: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportListView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, ImportSaid.fromAddress[language], action: Link(routes.address.path()),
            submit: ImportSaid.fetch[language]
        ) {
            SellerChoice(desk: desk, sellers: view.sellers, id: "address-seller")
            DeskField(
                ImportSaid.address[language], "url", "", .line(maxLength: 2_000, inputMode: "url", suggestions: []),
                hint: ImportSaid.addressHint[language], isRequired: true)
        }
    }
}

struct SellerChoice: Markup {
    let desk: DeskFrame
    let sellers: [Seller]
    let id: String

    var body: some Markup {
        if !sellers.isEmpty {
            div(.class("field")) {
                label(.for(id)) { ListingSaid.seller[desk.language] }
                select(.id(id), .name("seller")) {
                    for seller in sellers { option(.value(seller.slug)) { seller.name } }
                }
            }
        }
    }
}
