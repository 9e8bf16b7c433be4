import Accounts
import Catalog
import Discovery
import Flows
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// The visitor's cars: a make, then a model with its generation; the wall shows what fits.
struct GarageHandler: Sendable {
    let db: Database
    let kit: PageKit

    var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.garage, for: .everyone) { request in try await page(request) },
            Endpoint(StorefrontRoutes.parking, for: .everyone, bodyLimit: 8 << 10) { request in
                try await park(request)
            },
            Endpoint(StorefrontRoutes.unparking, for: .everyone, bodyLimit: 8 << 10) { request, id in
                try await change(request) { try await Garage.remove(id, of: $0, in: db) }
            },
            Endpoint(StorefrontRoutes.leaving, for: .everyone, bodyLimit: 8 << 10) { request in
                try await change(request) { try await Garage.leaveAll(of: $0, in: db) }
            },
        ]
    }

    /// `make` opens its models, `car` the engines of one; `return` is where the visitor came from.
    private func page(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let query = request.query
        let opened = query["car"].flatMap(VehicleID.init(pathText:)) ?? query["make"].flatMap(VehicleID.init(pathText:))
        let trail = try await opened.asyncMap { try await Vehicle.trail($0, in: db) } ?? []
        let choices: [Vehicle] =
            if let last = trail.last {
                last.level == .make
                    ? try await Vehicle.models(of: last.id, in: db) : try await Vehicle.below(last.id, in: db)
            } else {
                try await Vehicle.below(nil, in: db)
            }
        let cars = try await visitor.id.asyncMap { try await Garage.cars(of: $0, in: db) } ?? []
        var frame = kit.frame(request, visitor)
        frame.title = GarageSaid.title[visitor.language]
        let view = GarageView(
            cars: cars, trail: trail, choices: choices, back: LocalPath(query["return"]).text,
            isFull: query["full"] != nil)
        var response = Response.html(GaragePage(frame: frame, view: view).rendered())
        response.headers.add("Cache-Control", "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }

    private func park(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        let form = request.form
        guard let vehicle = form["vehicle"].flatMap(VehicleID.init(pathText:)) else {
            throw Problem(.unprocessable, code: "no-such-vehicle")
        }
        let year = form["year"].flatMap { Int($0) }.flatMap { (1900...2100).contains($0) ? $0 : nil }
        let (id, setCookie) = kit.visitors.identified(visitor)
        let isParked = try await db.transaction { tx in
            try await Garage.park(vehicle, year: year, for: id, in: tx)
        }
        let back = LocalPath(form["return"]).text
        var target = StorefrontRoutes.garage.path() + "?full=1"
        if isParked { target = Self.fitting(vehicle, year, at: back) }
        var response = Response.redirect(to: LocalPath(target).text)
        response.headers.add("Cache-Control", "no-store")
        if let setCookie { response.headers.add("Set-Cookie", setCookie) }
        return response
    }

    /// The page that the visitor came from, held against this car; what is no wall shows its badge by itself.
    private static func fitting(_ vehicle: VehicleID, _ year: Int?, at back: String) -> String {
        let parts = back.split(separator: "?", maxSplits: 1).map(String.init)
        let path = parts.first ?? "/"
        guard path == "/" || path.hasPrefix("/c/") || path.hasPrefix("/b/") else { return back }
        var pairs = Query(parts.count > 1 ? parts[1] : "").all.filter {
            !["fits", "year", "after", "before"].contains($0.name)
        }.map { ($0.name, $0.value) }
        pairs.append(("fits", vehicle.pathText))
        if let year { pairs.append(("year", String(year))) }
        return WallQuery.link(path, pairs).address
    }

    private func change(_ request: Request, _ body: (VisitorID) async throws -> Void) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        if let id = visitor.id { try await body(id) }
        var response = Response.redirect(to: StorefrontRoutes.garage.path())
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
