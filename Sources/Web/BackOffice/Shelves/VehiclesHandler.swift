import Accounts
import Catalog
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// Makes, models, generations and engines, one floor at a time.
struct VehiclesHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.vehicles, for: .staff(.catalogue)) { request in
                try await floor(try await door.work(request), nil)
            },
            Endpoint(ShelfRoutes.vehicle, for: .staff(.catalogue)) { request, id in
                try await floor(try await door.work(request), id)
            },
            Endpoint(ShelfRoutes.vehicleCreation, for: .staff(.catalogue), bodyLimit: 8 << 10) { request in
                let parent = request.form["below"].flatMap(VehicleID.init(pathText:))
                return try await change(request, parent) { work, form in
                    _ = try await Vehicle.named(
                        (form["name"] ?? "").trimmed, below: parent, years: try Self.years(form), in: work.db)
                    return parent
                }
            },
            Endpoint(ShelfRoutes.vehicleChange, for: .staff(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, form in
                    try await work.db.transaction { tx in
                        try await Vehicle.change(
                            id, name: (form["name"] ?? "").trimmed, years: try Self.years(form), in: tx)
                    }
                    return id
                }
            },
            Endpoint(ShelfRoutes.vehicleRemoval, for: .staff(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, _ in
                    let parent = try await Vehicle.find(id, in: work.db)?.parent
                    try await Vehicle.remove(id, in: work.db)
                    return parent
                }
            },
        ]
    }

    /// - Throws: `VehicleRefusal.badYears` for what is no year.
    static func years(_ form: Query) throws -> (from: Int?, to: Int?) {
        func year(_ name: String) throws -> Int? {
            let typed = (form[name] ?? "").trimmed
            if typed.isEmpty { return nil }
            guard typed.utf8.count == 4, let year = Int(typed), year > 0 else { throw VehicleRefusal.badYears }
            return year
        }
        return (try year("from"), try year("to"))
    }

    private func floor(_ work: DeskWork, _ id: VehicleID?, refusal: VehicleRefusal? = nil) async throws -> Response {
        let trail = try await id.asyncMap { try await Vehicle.trail($0, in: work.db) } ?? []
        if id != nil, trail.isEmpty { throw Problem(.notFound, code: "no-such-vehicle") }
        return work.page(
            VehiclesPage(
                desk: work.frame(trail.last?.fullName ?? VehicleSaid.vehicles[work.language]), trail: trail,
                below: try await Vehicle.below(id, in: work.db), note: work.note,
                fault: refusal.map { VehicleSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }

    /// - Parameter body: returns whose page shows afterwards.
    private func change(
        _ request: Request, _ place: VehicleID?, _ body: (DeskWork, Query) async throws -> VehicleID?
    ) async throws -> Response {
        let work = try await door.form(request)
        do {
            let next = try await body(work, request.form)
            return work.done(
                next.map { ShelfRoutes.vehicle.path($0) } ?? ShelfRoutes.vehicles.path(), saying: work.saved)
        } catch let refusal as VehicleRefusal { return try await floor(work, place, refusal: refusal) }
    }
}
