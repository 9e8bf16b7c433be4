import Catalog
import Frame
import HTTP
import JSON
import Postgres
import Vocabulary

/// The tree of vehicles, for programs that let somebody choose a car.
struct VehiclesAPI: Sendable {
    let db: Database
    let kit: PageKit

    static let list = Route(.get, "/api/v1/vehicles")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .everyone, "Makes, or what stands right below a vehicle", tag: "Vehicles",
                query: [QueryParameter("below", VehicleID.schema, "Models of a make, generations of a model, engines")],
                returns: VehicleJSON.items, refusals: [.badRequest, .unavailable]
            ) { request in try await list(request) }
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        if let stranger = request.query.all.first(where: { $0.name != "below" }) {
            throw Problem(
                .badRequest, code: "bad-parameter", detail: "\(stranger.name.prefix(40)) is not a parameter here.")
        }
        let parent = try request.query["below"].map { text in
            guard let id = VehicleID(pathText: text) else {
                throw Problem(.badRequest, code: "bad-parameter", detail: "below is not an id.")
            }
            return id
        }
        return try await kit.lastGood.answer("api " + request.path + "?" + request.query.raw) {
            let found = try await Vehicle.below(parent, in: db)
            var json = JSONWriter()
            json.object { json in
                json.key("items")
                json.array(of: found) { json, vehicle in VehicleJSON.write(vehicle, to: &json) }
            }
            return sameForAll(json.bytes)
        }
    }
}

/// How vehicles, and what fits them, look in the API.
enum VehicleJSON {
    static let name = Schema.named("BrandName", .object([("name", .string()), ("slug", Slug.schema)]))
    private static let year = Schema.optional(.integer(minimum: 1900, maximum: 2100))
    static let vehicle = Schema.named(
        "Vehicle",
        .object([
            ("id", VehicleID.schema), ("level", .string(choices: Vehicle.Level.allCases.map(\.rawValue))),
            ("name", .string()), ("fullName", .string()), ("yearFrom", year), ("yearTo", year),
        ]))
    static let items = Schema.named("Vehicles", .object([("items", .array(vehicle))]))
    static let fitment = Schema.named(
        "Fitment",
        .object([("vehicle", VehicleID.schema), ("name", .string()), ("yearFrom", year), ("yearTo", year)]))

    static func write(_ vehicle: Vehicle, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", vehicle.id.pathText)
            json.member("level", vehicle.level.rawValue)
            json.member("name", vehicle.name)
            json.member("fullName", vehicle.fullName)
            json.member("yearFrom", vehicle.yearFrom)
            json.member("yearTo", vehicle.yearTo)
        }
    }

    static func write(_ fitment: Fitment, to json: inout JSONWriter) {
        json.object { json in
            json.member("vehicle", fitment.vehicle.pathText)
            json.member("name", fitment.name)
            json.member("yearFrom", fitment.yearFrom)
            json.member("yearTo", fitment.yearTo)
        }
    }
}
