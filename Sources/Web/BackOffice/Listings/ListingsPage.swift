import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// The table of listings.
struct ListingsPage: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let view: ListingsView
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { ListingSaid.listings[language] }
                a(.class("button primary"), .href(Link(routes.new.path())), .data("key", "n")) {
                    ListingSaid.new[language]
                }
            }
            if let note = view.note { DeskNote(desk: desk, text: note, undo: undo) }
            StatusTabs(desk: desk, view: view)
            FilterForm(
                desk, state: view.state, searchLabel: ListingSaid.searchHint[language], filters: [categories],
                heads: heads)
            DeskTable(
                desk, state: view.state, heads: heads, rows: view.rows.map(row), bulk: bulk, next: view.next,
                isExported: false)
            if !view.rows.isEmpty { ExportLinks(desk: desk, state: view.state) }
        }
    }

    private var undo: UndoView? {
        guard let ids = view.undo?.split(separator: ".").map(String.init), !ids.isEmpty else { return nil }
        return UndoView(action: Link(routes.move(.restore).path()), ids: Array(ids.prefix(200)))
    }

    private var bulk: [BulkAction] {
        let moves: [MoveListing.Move] =
            view.state["status"] == ProductStatus.deleted.rawValue
            ? [.restore] : [.publish, .hide, .sell, .delete]
        return moves.map {
            BulkAction(ListingSaid.move($0)[language], Link(routes.move($0).path()), isDangerous: $0 == .delete)
        }
    }

    private var categories: TableFilter {
        TableFilter(
            "category", ListingSaid.category[language],
            view.tree.preorder.map { node in
                (node.code, String(repeating: "\u{2003}", count: node.depth - 1) + node.names[language])
            })
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("picture", ListingSaid.pictures[language]),
            TableHead("title", ListingSaid.product[language], isSortable: true),
            TableHead("status", ListingSaid.status[language]),
            TableHead("category", ListingSaid.category[language]),
            TableHead("brand", ListingSaid.brand[language], isUsual: false),
            TableHead("price", ListingSaid.price[language], isSortable: true, isNumber: true),
            TableHead("stock", ListingSaid.stock[language], isNumber: true),
            TableHead("updated", ListingSaid.updated[language], isSortable: true),
        ]
        if desk.area == .market { heads.insert(TableHead("seller", ListingSaid.seller[language]), at: 3) }
        return heads
    }

    private func row(_ listing: DeskListing) -> TableRow {
        let title = listing.title.isEmpty ? "—" : listing.title
        return TableRow(
            id: listing.id.pathText, link: Link(routes.one.path(listing.id)),
            cells: [
                "picture": .picture(listing.picture.thumbnail(at: desk.area)),
                "title": listing.sku.map { .lines(title, $0) } ?? .text(title),
                "status": .mark(ListingSaid.status(listing.status)[language], ListingSaid.tone(listing.status)),
                "seller": .text(listing.sellerName),
                "category": .text(view.tree.name(listing.category, in: language)),
                "brand": .text(listing.brand ?? "—"),
                "price": .number(listing.price.text(in: language)),
                "stock": stock(of: listing),
                "updated": .text(
                    desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(listing.updatedAt))))),
            ])
    }
}

extension ListingsPage {
    /// Leads to its shelves, for whom they open; what has no variant has none.
    private func stock(of listing: DeskListing) -> TableCell {
        let text = listing.stock.map(language.grouped) ?? "—"
        let inventory = InventoryRoutes(area: desk.area)
        if listing.sku != nil, desk.entries.contains(where: { $0.path == inventory.stock.path() }) {
            return .link(text, Link(inventory.listing.path(listing.id)))
        }
        return listing.stock == 0 ? .mark(text, .bad) : .number(text)
    }
}

/// Every status that has listings, with how many.
struct StatusTabs: Markup {
    let desk: DeskFrame
    let view: ListingsView

    var body: some Markup {
        nav(.class("tabs"), .aria("label", ListingSaid.status[desk.language])) {
            a(
                .href(view.state.link(filter: ("status", nil))),
                .aria("current", view.state["status"] == nil ? "page" : nil)
            ) { "\(DeskSaid.any[desk.language]) \(desk.language.grouped(total))" }
            for count in view.counts {
                a(
                    .href(view.state.link(filter: ("status", count.status.rawValue))),
                    .aria("current", view.state["status"] == count.status.rawValue ? "page" : nil)
                ) { "\(ListingSaid.status(count.status)[desk.language]) \(desk.language.grouped(count.count))" }
            }
        }
    }

    private var total: Int { view.counts.filter { $0.status != .deleted }.reduce(0) { $0 + $1.count } }
}

/// What takes back the last deletion.
struct UndoView: Sendable {
    let action: Link
    let ids: [String]
}

/// Says what was just done.
struct DeskNote: Markup {
    let desk: DeskFrame
    let text: String
    var undo: UndoView?

    var body: some Markup {
        div(.class("notice"), .role("status")) {
            p { text }
            if let undo {
                form(.method("post"), .action(undo.action)) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    for id in undo.ids { input(.type("hidden"), .name("id"), .value(id)) }
                    button(.class("button small"), .type("submit"), .data("key", "z")) { DeskSaid.undo[desk.language] }
                }
            }
        }
    }
}

extension ListedPicture {
    /// 160 pixels wide; nil without a picture of ours or one that a page may show.
    func thumbnail(at area: DeskArea) -> Link? {
        if let key { return Link("\(area.prefix)/img/\(key)/160.webp") }
        let link = Link(sourceURL)
        return sourceURL.isEmpty || link.address == "about:invalid" ? nil : link
    }
}

extension ListedPrice {
    func text(in language: Language) -> String {
        guard case .amount(let minor, let code) = self, let currency = Currency(code: code) else { return "—" }
        return Money(minor: minor, currency: currency).display(language: language.tag)
    }
}
