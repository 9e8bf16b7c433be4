import Accounts
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Insights
import Vocabulary

/// The first page of a desk.
struct DashboardHandler: Sendable {
    private let door: DeskDoor
    private let read: ReadDashboard

    init(door: DeskDoor, read: ReadDashboard) { (self.door, self.read) = (door, read) }

    var endpoints: [Endpoint] {
        [
            Endpoint(door.area.route(.get, ""), for: door.area.audience(.insights)) { request in
                try await show(request)
            },
            Endpoint(door.area.route(.get, "/activity"), for: door.area.audience(.insights)) { request in
                try await activity(request)
            },
        ]
    }

    private func show(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        // A page takes what it does not understand for the usual; the API refuses it.
        let span = request.query["days"].flatMap { Int($0) }.flatMap(StatsSpan.init(rawValue:)) ?? .month
        let now = Date()
        async let board = read(of: work.hand.seller, span)
        async let latest = Activity.latest(of: work.hand.seller, sources(work), limit: 12, in: work.db)
        let view = DashboardView(board: try await board, latest: try await latest, now: now)
        return work.page(DashboardPage(desk: work.frame(DashboardSaid.title[work.language]), view: view))
    }

    private func activity(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let place = request.query["after"].flatMap(ActivityPlace.init(text:))
        let found = try await Activity.latest(
            of: work.hand.seller, sources(work), after: place, limit: Self.pageSize + 1, in: work.db)
        let shown = Array(found.prefix(Self.pageSize))
        let next = found.count > shown.count ? shown.last.map { "\(request.path)?after=\($0.place.text)" } : nil
        return work.page(
            ActivityPage(
                desk: work.frame(DashboardSaid.activity[work.language]), items: shown, next: next.map { Link($0) },
                now: Date()))
    }

    private static let pageSize = 50

    /// The audit log is for who may read it.
    private func sources(_ work: DeskWork) -> Set<Activity.Source> {
        work.hand.isMarket && work.person.may(.audit) ? [.sync, .lead, .stock, .audit] : [.sync, .lead, .stock]
    }
}

struct DashboardView: Sendable {
    let board: Dashboard
    let latest: [Activity]
    let now: Date
}
