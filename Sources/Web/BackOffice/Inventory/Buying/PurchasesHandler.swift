import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// The table of orders, and what should be ordered now.
struct PurchasesHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.orders, for: door.audience) { request in try await table(request) },
            Endpoint(routes.suggestions, for: door.audience) { request in
                try await suggestions(try await door.desk.work(request))
            },
            Endpoint(routes.suggested, for: door.audience, bodyLimit: 8 << 10) { request in try await draft(request) },
        ]
    }

    private func table(_ request: Request) async throws -> Response {
        let work = try await door.desk.work(request)
        let state = TableState(request, filters: ["status"], sort: "-created", sortable: [])
        // A place is a time and an id; whatever else the address holds begins at the first row.
        let place = state.place.flatMap { PlaceTime.holds($0.key) ? (key: $0.key, id: $0.id) : nil }
        let found = try await PurchaseOrderRow.page(
            of: work.hand.seller, status: state["status"].flatMap(PurchaseOrderStatus.init(rawValue:)), after: place,
            limit: 51, in: work.db)
        let rows = Array(found.prefix(50))
        let next = found.count > 50 ? rows.last.map { DeskPlace(key: $0.place.key, id: $0.place.id) } : nil
        let view = PurchasesView(
            state: state, rows: rows, next: next.map { state.link(after: $0) }, currency: door.currency)
        return work.page(
            PurchasesPage(desk: work.frame(PurchaseSaid.orders[work.language]), routes: routes, view: view))
    }

    private func suggestions(_ work: DeskWork, fault: PurchaseRefusal? = nil) async throws -> Response {
        let all = try await OrderSuggestion.all(of: work.hand.seller, limit: 300, in: work.db)
        return work.page(
            SuggestionsPage(
                desk: work.frame(PurchaseSaid.suggestions[work.language]), routes: routes, suggestions: all,
                fault: fault.map { PurchaseSaid.refusal($0)[work.language] }, currency: door.currency),
            fault == nil ? .ok : .unprocessable)
    }

    private func draft(_ request: Request) async throws -> Response {
        let work = try await door.desk.form(request), form = request.form
        do {
            guard let supplier = form["supplier"].flatMap(SupplierID.init(pathText:)),
                let location = form["location"].flatMap(LocationID.init(pathText:)),
                let id = try await KeepPurchaseOrder(db: work.db).draftSuggested(
                    from: supplier, to: location, by: work.hand)
            else { throw PurchaseRefusal.noLines }
            return work.done(routes.order.path(id))
        } catch let refusal as PurchaseRefusal { return try await suggestions(work, fault: refusal) }
    }
}

/// A time as PostgreSQL writes it, in an address that anybody may have written.
enum PlaceTime {
    static func holds(_ text: String) -> Bool {
        text.wholeMatch(of: /20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?/) != nil
            // The month and the day may still not exist.
            && KeepPurchaseOrder.isDay(String(text.prefix(10)))
            && (Int(text.dropFirst(11).prefix(2)) ?? 24) < 24
    }
}
