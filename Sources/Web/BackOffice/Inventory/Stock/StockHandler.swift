import Accounts
import Catalog
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// The table of shelves, their thresholds, and what ran low.
struct StockHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.stock, for: door.audience) { request in try await table(request) },
            Endpoint(routes.thresholds, for: door.audience, bodyLimit: 64 << 10) { request in
                try await watch(request)
            },
            Endpoint(routes.alerts, for: door.audience) { request in try await alerts(request) },
        ]
    }

    private func table(_ request: Request) async throws -> Response {
        let work = try await door.desk.work(request)
        let state = TableState(
            request, filters: ["q", "standing", "location"], sort: "free", sortable: ["free"])
        let filter = StockFilter(
            seller: work.hand.seller, words: state["q"],
            standing: state["standing"].flatMap(StockFilter.Standing.init(rawValue:)),
            location: state["location"].flatMap(LocationID.init(pathText:)))
        let page = try await StockRow.page(
            filter, mostFirst: state.isDescending, after: state.place?.stock, in: work.db)
        let next = page.hasMore ? page.rows.last.map { state.link(after: DeskPlace($0.place)) } : nil
        let view = StockView(
            state: state, rows: page.rows, next: next,
            counts: try await StockRow.counts(of: work.hand.seller, in: work.db),
            // The market's desk has too many places for a menu.
            locations: work.hand.seller == nil ? [] : try await Location.all(of: work.hand.seller, in: work.db),
            note: request.query["note"].map { String($0.prefix(200)) }, currency: door.currency)
        return work.page(StockPage(desk: work.frame(StockSaid.stock[work.language]), routes: routes, view: view))
    }

    /// One `id` for each chosen shelf; an empty threshold watches no more.
    private func watch(_ request: Request) async throws -> Response {
        let work = try await door.desk.form(request)
        let form = request.form
        let shelves = form.all.filter { $0.name == "id" }.prefix(200).compactMap { Shelf(text: $0.value) }
        let typed = (form["threshold"] ?? "").filter { !$0.isWhitespace }
        let back = LocalPath(form["return"] ?? routes.stock.path()).text
        let lowAt = WholeNumber(typed)?.value
        guard typed.isEmpty || lowAt != nil else {
            return work.done(back, saying: StockSaid.refusal(.badQuantity)[work.language])
        }
        do {
            let count = try await WatchStock(db: work.db)(shelves, at: lowAt, by: work.hand)
            return work.done(
                back,
                saying: StockSaid.thresholdSet[work.language].replacing("%n", with: work.language.grouped(count)))
        } catch let refusal as StockRefusal {
            return work.done(back, saying: StockSaid.refusal(refusal)[work.language])
        }
    }

    private func alerts(_ request: Request) async throws -> Response {
        let work = try await door.desk.work(request)
        let place = request.query["after"].flatMap { Int64($0) }
        let found = try await StockAlert.open(of: work.hand.seller, olderThan: place, limit: 51, in: work.db)
        let check = try await StockCheck.latest(in: work.db)
        let view = AlertsView(
            alerts: Array(found.prefix(50)),
            next: found.count > 50 ? Link("\(routes.alerts.path())?after=\(found[49].id)") : nil, check: check,
            differences: try await check?.found(of: work.hand.seller, in: work.db) ?? [])
        return work.page(AlertsPage(desk: work.frame(StockSaid.alerts[work.language]), routes: routes, view: view))
    }
}

extension DeskPlace {
    init(_ place: StockPlace) {
        self.init(key: "\(place.free) \(place.shelf.location.pathText)", id: place.shelf.variant.rawValue)
    }

    /// Nil for what is no place in the table of shelves.
    var stock: StockPlace? {
        let parts = key.split(separator: " ").map(String.init)
        guard parts.count == 2, let free = Int32(parts[0]), let location = LocationID(pathText: parts[1]),
            let variant = VariantID(rawValue: id)
        else { return nil }
        return StockPlace(free: Int(free), shelf: Shelf(variant, location))
    }
}
