import Accounts
import Catalog
import Flows
import Frame
import HTTP
import Vocabulary

/// What a listing fits, at both desks.
struct FitmentHandler: Sendable {
    let listings: ListingHandler
    private var door: DeskDoor { listings.door }
    private var routes: ListingRoutes { ListingRoutes(area: door.area) }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.fitments, for: door.area.audience(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, vehicle in
                    try await KeepFitment(db: work.db).add(
                        vehicle, years: try VehiclesHandler.years(request.form), to: id, by: work.hand)
                }
            },
            Endpoint(routes.fitmentRemoval, for: door.area.audience(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, vehicle in
                    try await KeepFitment(db: work.db).remove(vehicle, from: id, by: work.hand)
                }
            },
        ]
    }

    private func change(
        _ request: Request, _ id: ProductID, _ body: (DeskWork, VehicleID) async throws -> Void
    ) async throws -> Response {
        let work = try await door.form(request)
        let product = try await listings.found(id, work)
        do {
            guard let vehicle = request.form["vehicle"].flatMap(VehicleID.init(pathText:)) else {
                throw VehicleRefusal.noPlace
            }
            try await body(work, vehicle)
        } catch let refusal as VehicleRefusal {
            return try await listings.page(work, product, fault: VehicleSaid.refusal(refusal)[work.language])
        } catch let refusal as ListingRefusal {
            return try await listings.page(work, product, refusal: refusal)
        }
        return work.done(routes.one.path(id) + "#fits")
    }
}
