import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// The table of listings, and what is done to many at once.
struct ListingsHandler: Sendable {
    let door: DeskDoor
    private var routes: ListingRoutes { ListingRoutes(area: door.area) }
    private var audience: Audience { door.area.audience(.catalogue) }

    init(_ door: DeskDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [Endpoint(routes.all, for: audience) { request in try await table(request) }]
            + MoveListing.Move.allCases.map { move in
                Endpoint(routes.move(move), for: audience, bodyLimit: 64 << 10) { request in
                    try await self.move(move, request)
                }
            }
    }

    private func table(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = Self.state(request)
        let tree = try await CategoryTree.load(in: work.db)
        let filter = Self.filter(state, tree, of: work.hand.seller)
        let page = try await DeskListing.page(
            filter, by: DeskOrder(rawValue: state.sort) ?? .updated, isDescending: state.isDescending,
            after: state.place, in: work.db)
        let counts = try await DeskListing.counts(of: work.hand.seller, in: work.db)
        let title = ListingSaid.listings[work.language]
        let view = ListingsView(
            state: state, tree: tree, rows: page.rows, next: page.next.map { state.link(after: $0) }, counts: counts,
            note: request.query["note"].map { String($0.prefix(200)) }, undo: request.query["undo"])
        return work.page(ListingsPage(desk: work.frame(title), routes: routes, view: view, now: Date()))
    }

    /// What the table's address asks for; its export understands the same.
    static func state(_ request: Request) -> TableState {
        TableState(
            request, filters: ["q", "status", "category", "brand"], sort: "-updated",
            sortable: Set(DeskOrder.allCases.map(\.rawValue)))
    }

    static func filter(_ state: TableState, _ tree: CategoryTree, of seller: SellerID?) -> DeskFilter {
        DeskFilter(
            seller: seller, words: state["q"], status: state["status"].flatMap(ProductStatus.init(rawValue:)),
            categories: state["category"].map { tree[$0] == nil ? [$0] : tree.branch($0) } ?? [],
            brand: state["brand"].flatMap(BrandID.init(pathText:)))
    }

    /// One `id` for each chosen row.
    private func move(_ move: MoveListing.Move, _ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let form = request.form
        let ids = form.all.filter { $0.name == "id" }.prefix(200).compactMap { ProductID(pathText: $0.value) }
        let outcome = try await MoveListing(db: work.db).all(ids, move, by: work.hand)
        var note = "\(ListingSaid.move(move)[work.language]): \(work.language.grouped(outcome.moved.count))"
        if let (_, refusal) = outcome.refused.first {
            note += " · \(work.language.grouped(outcome.refused.count)): \(ListingSaid.refusal(refusal)[work.language])"
        }
        var back = LocalPath(form["return"] ?? routes.all.path()).text
        if move == .delete, !outcome.moved.isEmpty {
            // Undo is a button on the next page, for as long as that page stands.
            let ids = outcome.moved.map(\.pathText).joined(separator: ".")
            back += (back.contains("?") ? "&" : "?") + "undo=" + ids
        }
        return work.done(back, saying: note)
    }
}

/// What the table of listings shows.
struct ListingsView: Sendable {
    let state: TableState
    let tree: CategoryTree
    let rows: [DeskListing]
    let next: Link?
    let counts: [StatusCount]
    let note: String?
    /// Ids of what was just deleted, between dots.
    let undo: String?
}
