import Accounts
import Flows
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// Those who wait for somebody to look at their documents.
struct CheckListHandler: Sendable {
    private static let pageSize = 25
    private let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    var endpoints: [Endpoint] {
        [Endpoint(DeskRoutes.checks, for: .staff(.identity)) { request in try await list(request) }]
    }

    private func list(_ request: Request) async throws -> Response {
        let (visitor, _) = try desk.staff(request)
        let after = try request.query["after"].map { text in
            guard let cursor = Cursor(pathText: text) else { throw Problem(.badRequest, code: "bad-cursor") }
            return cursor
        }
        let found = try await WaitingCheck.oldest(after: after, limit: Self.pageSize + 1, in: desk.door.db)
        let shown = Array(found.prefix(Self.pageSize))
        let page = CheckListPage(
            desk.frame(request, visitor), checks: shown,
            total: try await WaitingCheck.count(in: desk.door.db),
            next: found.count > shown.count ? shown.last?.cursor : nil)
        return desk.page(page.rendered(), to: request)
    }
}
