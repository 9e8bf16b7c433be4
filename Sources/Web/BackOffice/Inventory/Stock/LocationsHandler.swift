import Accounts
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Sellers
import Vocabulary

/// The places where goods lie.
struct LocationsHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.locations, for: door.audience) { request in
                try await page(try await door.desk.work(request))
            },
            Endpoint(routes.newLocation, for: door.audience, bodyLimit: 8 << 10) { request in
                let work = try await door.desk.form(request), form = request.form
                return try await answering(work) {
                    guard let seller = try await work.owner(form["seller"]) else { throw StockRefusal.notThere }
                    try await KeepLocation(db: work.db).add(form["name"] ?? "", of: seller, by: work.hand)
                }
            },
            Endpoint(routes.location, for: door.audience, bodyLimit: 8 << 10) { request, id in
                let work = try await door.desk.form(request), form = request.form
                guard try await Location.find(id, of: work.hand.seller, in: work.db) != nil else {
                    throw Problem(.notFound, code: StockRefusal.notThere.code)
                }
                return try await answering(work) {
                    try await KeepLocation(db: work.db).change(
                        id, name: form["name"] ?? "", isDefault: form["usual"] != nil, by: work.hand)
                }
            },
        ]
    }

    private func answering(_ work: DeskWork, _ body: () async throws -> Void) async throws -> Response {
        do { try await body() } catch let refusal as StockRefusal {
            return try await page(work, fault: StockSaid.refusal(refusal)[work.language])
        }
        return work.done(routes.locations.path())
    }

    private func page(_ work: DeskWork, fault: String? = nil) async throws -> Response {
        let sellers = work.hand.isMarket ? try await Seller.all(in: work.db) : []
        let view = LocationsView(
            locations: try await Location.all(of: work.hand.seller, in: work.db), sellers: sellers, fault: fault,
            typed: work.request.method == .post ? work.request.form["name"] ?? "" : "")
        return work.page(
            LocationsPage(desk: work.frame(StockSaid.locations[work.language]), routes: routes, view: view),
            fault == nil ? .ok : .unprocessable)
    }
}

extension DeskWork {
    /// Whose a new row is: at the market's desk, the seller that the form names.
    func owner(_ slug: String?) async throws -> SellerID? {
        if let seller = hand.seller { return seller }
        guard let slug = slug.flatMap(Slug.init(pathText:)) else { return nil }
        return try await Seller.find(slug: slug, in: db)?.id
    }
}
