import Accounts
import Audit
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Products that wait for a word of ours.
struct QualityHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(OperationRoutes.quality, for: .staff(.quality)) { request in try await list(request) },
            Endpoint(OperationRoutes.approval, for: .staff(.quality), bodyLimit: 64 << 10) { request in
                try await decide(request, isApproved: true)
            },
            Endpoint(OperationRoutes.rejection, for: .staff(.quality), bodyLimit: 64 << 10) { request in
                try await decide(request, isApproved: false)
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["q"], sort: "-updated", sortable: ["updated"])
        let page = try await DeskListing.page(
            DeskFilter(words: state["q"], status: .flagged), isDescending: state.isDescending, after: state.place,
            in: work.db)
        let words = try await DeskListing.words(of: page.rows.map(\.id), in: work.db)
        return work.page(
            QualityPage(
                desk: work.frame(OperationSaid.quality[work.language]), state: state, rows: page.rows, words: words,
                next: page.next.map { state.link(after: $0) }, note: OperationNote.of(request), now: Date()))
    }

    /// Each on its own: what cannot be decided on does not hold up the rest.
    private func decide(_ request: Request, isApproved: Bool) async throws -> Response {
        let work = try await door.form(request)
        let ids = request.form.all.filter { $0.name == "id" }.prefix(200).compactMap { ProductID(pathText: $0.value) }
        let (judge, actor) = (ApproveProduct(db: work.db), work.hand.account.actor)
        var decided = 0
        for id in ids {
            let isDone = isApproved ? try await judge(id, by: actor) : try await judge.reject(id, by: actor)
            decided += isDone ? 1 : 0
        }
        let language = work.language
        let verb = isApproved ? OperationSaid.approve : OperationSaid.reject
        var note = "\(verb[language]): \(language.grouped(decided))"
        if decided < ids.count {
            note += " · \(language.grouped(ids.count - decided)) \(OperationSaid.notDecided[language])"
        }
        return work.done(OperationRoutes.quality.path(), saying: note)
    }
}

struct QualityPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let rows: [DeskListing]
    let words: [ProductID: String]
    let next: Link?
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { OperationSaid.quality[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            FilterForm(desk, state: state, searchLabel: ListingSaid.searchHint[language], filters: [], heads: [])
            DeskTable(
                desk, state: state,
                heads: [
                    TableHead("picture", ListingSaid.pictures[language]),
                    TableHead("product", OperationSaid.product[language]),
                    TableHead("reason", OperationSaid.reason[language]),
                    TableHead("seller", OperationSaid.seller[language]),
                    TableHead("price", ListingSaid.price[language], isNumber: true),
                    TableHead("when", OperationSaid.when[language]),
                ], rows: rows.map(row),
                bulk: [
                    BulkAction(OperationSaid.approve[language], Link(OperationRoutes.approval.path())),
                    BulkAction(
                        OperationSaid.reject[language], Link(OperationRoutes.rejection.path()), isDangerous: true),
                ], next: next)
        }
    }

    private func row(_ listing: DeskListing) -> TableRow {
        TableRow(
            id: listing.id.pathText, link: nil,
            cells: [
                "picture": .picture(listing.picture.thumbnail(at: .market)),
                "product": .lines(listing.title.isEmpty ? "—" : listing.title, words[listing.id] ?? ""),
                "reason": .mark(listing.statusReason, .warn), "seller": .text(listing.sellerName),
                "price": .number(listing.price.text(in: language)),
                "when": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(listing.updatedAt))))),
            ])
    }
}
