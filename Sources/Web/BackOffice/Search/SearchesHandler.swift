import Accounts
import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Search
import Vocabulary

/// What people search for, and what to do about it. Nothing on it leads to anybody.
struct SearchesHandler: Sendable {
    let door: DeskDoor

    static let all = Route(.get, "/admin/searches")
    private static let pageSize = 50

    var endpoints: [Endpoint] {
        [
            Endpoint(Self.all, for: .staff(.insights)) { request in try await show(request) },
            SearchOrderHandler(door: door).endpoint,
        ]
    }

    private func show(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(
            request, filters: ["show", "from", "to", "language", "source", "q"], sort: "-weight", sortable: [])
        let kind = state["show"].flatMap(QueryFigures.Kind.init(rawValue:)) ?? .top
        let span = SearchSpan(
            from: state["from"], to: state["to"], language: state["language"].flatMap(Language.init(tag:)),
            source: state["source"].flatMap(SearchSource.init(rawValue:)), now: Date())
        let part = state["q"].map(SearchText.kept).flatMap { $0.isEmpty ? nil : $0 }
        let place = state.place.map { QueryFigures.Place(weight: Int($0.id) - 1, query: $0.key) }
        async let series = SearchDay.series(span, in: work.db)
        async let order = SearchOrder.current(in: work.db)
        async let found = QueryFigures.page(
            kind, span, containing: part, after: place, limit: Self.pageSize + 1, in: work.db)
        var rows = try await found
        var next: Link?
        if rows.count > Self.pageSize {
            rows.removeLast()
            next = rows.last.map { state.link(after: DeskPlace(key: $0.query, id: Int64($0.weight) + 1)) }
        }
        let days = try await series
        let view = SearchesView(
            kind: kind, span: span, days: Array(days.suffix(span.days)), before: Array(days.dropLast(span.days)).total,
            rows: rows, next: next, mayArrange: work.person.may(.merchandising), order: try await order,
            note: work.note, now: Date())
        return work.page(SearchesPage(desk: work.frame(SearchesSaid.title[work.language]), state: state, view: view))
    }
}

struct SearchesView: Sendable {
    let kind: QueryFigures.Kind
    let span: SearchSpan
    /// Oldest first.
    let days: [SearchDay]
    /// Of as many days before.
    let before: SearchFigures
    let rows: [QueryFigures]
    let next: Link?
    /// Whether whoever looks may add synonyms and the like.
    let mayArrange: Bool
    let order: SearchOrder
    let note: String?
    let now: Date
}
