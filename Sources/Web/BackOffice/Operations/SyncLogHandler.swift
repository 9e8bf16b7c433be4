import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Scouting
import Vocabulary

/// What reading the catalogues changed: everybody's at the market's desk, one's own at a seller's.
struct SyncLogHandler: Sendable {
    let door: DeskDoor

    var endpoint: Endpoint {
        Endpoint(door.area.route(.get, "/sync"), for: door.area.audience(.jobs)) { request in try await list(request) }
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let isMarket = work.hand.isMarket
        let state = TableState(
            request, filters: isMarket ? ["q", "product", "change"] : ["product", "change"], sort: "-at",
            sortable: ["at"])
        let found = try await SyncLogRow.page(
            of: work.hand.seller, slug: isMarket ? state["q"] : nil,
            product: state["product"].flatMap(ProductID.init(pathText:)),
            change: state["change"].flatMap(CatalogChange.init(rawValue:)), after: state.place?.moment,
            limit: ReadAhead<SyncLogRow>.size + 1, in: work.db)
        return work.page(
            SyncLogPage(
                desk: work.frame(SyncSaid.title[work.language]), state: state, rows: ReadAhead(found), now: Date()))
    }
}

struct SyncLogPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let rows: ReadAhead<SyncLogRow>
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { SyncSaid.title[language] } }
            FilterForm(
                desk, state: state, searchLabel: desk.area == .market ? OperationSaid.seller[language] : nil,
                filters: [
                    TableFilter(
                        "change", OperationSaid.change[language],
                        CatalogChange.allCases.map { ($0.rawValue, SyncSaid.change($0.rawValue)[language]) })
                ], heads: [])
            DeskTable(desk, state: state, heads: heads, rows: rows.rows.map(row), next: next)
        }
    }

    private var next: Link? {
        guard rows.hasMore, let last = rows.rows.last else { return nil }
        return state.link(after: DeskPlace(at: last.at, id: last.id))
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("product", OperationSaid.product[language]), TableHead("change", OperationSaid.change[language]),
            TableHead("was", OperationSaid.was[language]), TableHead("becomes", OperationSaid.becomes[language]),
            TableHead("at", OperationSaid.when[language]),
        ]
        if desk.area == .market { heads.insert(TableHead("seller", OperationSaid.seller[language]), at: 1) }
        return heads
    }

    private func row(_ line: SyncLogRow) -> TableRow {
        let title = line.title ?? ""
        return TableRow(
            id: String(line.id), link: line.product.map { Link("\(desk.area.prefix)/listings/\($0.pathText)") },
            cells: [
                "product": .text(title.isEmpty ? "—" : title), "seller": .lines(line.sellerName, line.sellerSlug),
                "change": .mark(
                    SyncSaid.change(line.change)[language], ["gone", "rejected"].contains(line.change) ? .bad : .calm),
                "was": .text(line.was ?? "—"), "becomes": .text(line.becomes ?? "—"),
                "at": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(line.at))))),
            ])
    }
}
