import Accounts
import Flows
import Foundation
import Frame
import HTTP
import Insights
import JSON
import Vocabulary

/// The desks' figures for programs: the whole market's for its staff, one's own for a seller.
struct DashboardAPI: Sendable {
    private let accounts: AccountAPI
    private let read: ReadDashboard

    init(_ accounts: AccountAPI, read: ReadDashboard) { (self.accounts, self.read) = (accounts, read) }

    static let stats = Route(.get, "/api/v1/admin/dashboard/stats")
    static let activity = Route(.get, "/api/v1/admin/dashboard/recent-activity")
    static let ownStats = Route(.get, "/api/v1/sell/dashboard/stats")
    static let ownActivity = Route(.get, "/api/v1/sell/dashboard/recent-activity")

    private static let span = QueryParameter(
        "days", DashboardJSON.span, "So many days (of UTC), today the last of them; 30 unless told")
    private static let places = [
        QueryParameter("after", DashboardJSON.place, "Only what follows this place: the `next` of the page before"),
        QueryParameter("limit", .integer(minimum: 1, maximum: 100), "How many, 20 unless told"),
    ]

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.stats, for: .staff(.insights), "The market's figures, held against as many days before",
                tag: "Dashboard", query: [Self.span], returns: DashboardJSON.stats,
                refusals: [.badRequest, .forbidden]
            ) { request in
                _ = try await accounts.owner(request)
                return try await stats(request, of: nil)
            },
            Endpoint(
                Self.activity, for: .staff(.insights),
                "What happened, newest first: catalogues, leads, stock and, for who may read it, the audit log",
                tag: "Dashboard", query: Self.places, returns: DashboardJSON.activities,
                refusals: [.badRequest, .forbidden]
            ) { request in
                let person = try await accounts.owner(request)
                return try await activity(request, of: nil, [.sync, .lead, .stock], with: person)
            },
            Endpoint(
                Self.ownStats, for: .sellers, "The figures of one's own store", tag: "Dashboard", query: [Self.span],
                returns: DashboardJSON.stats, refusals: [.badRequest, .forbidden, .notFound]
            ) { request in
                let seller = try await store(of: try await accounts.owner(request))
                return try await stats(request, of: seller)
            },
            Endpoint(
                Self.ownActivity, for: .sellers, "What happened in one's own store, newest first", tag: "Dashboard",
                query: Self.places, returns: DashboardJSON.activities, refusals: [.badRequest, .forbidden, .notFound]
            ) { request in
                let person = try await accounts.owner(request)
                return try await activity(
                    request, of: try await store(of: person), [.sync, .lead, .stock], with: person)
            },
        ]
    }

    private func store(of person: Person) async throws -> SellerID {
        guard let seller = try await Account.store(of: person.account, in: accounts.door.db) else {
            throw Problem(.notFound, code: "no-store")
        }
        return seller
    }

    private func stats(_ request: Request, of seller: SellerID?) async throws -> Response {
        try Self.refuseStrangers(request, knowing: ["days"])
        guard let span = request.query["days"].map({ Int($0).flatMap(StatsSpan.init(rawValue:)) }) ?? .month else {
            throw Problem(.badRequest, code: "bad-parameter", detail: "days should be 7, 30 or 90.")
        }
        var json = JSONWriter(reserving: 16_384)
        DashboardJSON.write(try await read(of: seller, span), to: &json)
        return AccountJSON.held(.json(json.bytes))
    }

    private func activity(
        _ request: Request, of seller: SellerID?, _ sources: Set<Activity.Source>, with person: Person
    ) async throws -> Response {
        try Self.refuseStrangers(request, knowing: ["after", "limit"])
        let limit = try ListQuery.limit(request.query, most: 100, otherwise: 20)
        let place = try request.query["after"].map { text in
            guard let place = ActivityPlace(text: text) else {
                throw Problem(.badRequest, code: "bad-parameter", detail: "after is not a place in a list.")
            }
            return place
        }
        let seen = seller == nil && person.may(.audit) ? sources.union([.audit]) : sources
        let found = try await Activity.latest(
            of: seller, seen, after: place, limit: limit + 1, in: accounts.door.db)
        var json = JSONWriter(reserving: 8_192)
        DashboardJSON.write(Array(found.prefix(limit)), hasMore: found.count > limit, to: &json)
        return AccountJSON.held(.json(json.bytes))
    }

    private static func refuseStrangers(_ request: Request, knowing names: Set<String>) throws {
        if let stranger = request.query.all.first(where: { !names.contains($0.name) }) {
            throw Problem(
                .badRequest, code: "bad-parameter", detail: "\(stranger.name.prefix(40)) is not a parameter here.")
        }
    }
}
