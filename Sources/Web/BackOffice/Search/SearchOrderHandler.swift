import Accounts
import Flows
import Frame
import HTTP

/// What puts results in their order: the weights set by hand, or what was learned.
struct SearchOrderHandler: Sendable {
    let door: DeskDoor

    static let choice = Route(.post, "/admin/searches/order")

    var endpoint: Endpoint {
        Endpoint(Self.choice, for: .staff(.merchandising), bodyLimit: 4 << 10) { request in try await choose(request) }
    }

    private func choose(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let choose = ChooseOrder(db: work.db)
        switch request.form["order"] {
        case "by-hand": try await choose.byHand(by: work.person.account.actor)
        case "learned": try await choose.learned(by: work.person.account.actor)
        default: throw Problem(.badRequest, code: "no-such-order")
        }
        return work.done(SearchesHandler.all.path(), saying: work.saved)
    }
}
