import Accounts
import Flows
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// Showing who one is.
package struct IdentityHandler: Sendable {
    /// Four documents and the words around them.
    package static let bodyLimit = 4 * ReadDocument.mostBytes + (256 << 10)

    private let lobby: Lobby
    private let limits: DoorLimits
    private let handIn: HandInIdentity

    package init(_ lobby: Lobby, limits: DoorLimits, handIn: HandInIdentity) {
        (self.lobby, self.limits, self.handIn) = (lobby, limits, handIn)
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.identity, for: .signedIn) { request in try await identity(request) },
            Endpoint(AccountRoutes.identityCheck, for: .signedIn, bodyLimit: Self.bodyLimit) { request in
                try await check(request)
            },
        ]
    }

    private func identity(_ request: Request, number: String = "", fault: IdentityRefusal? = nil) async throws
        -> Response
    {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        let latest = try await IdentityCheck.latest(of: person.account, in: lobby.door.db)
        let page = IdentityPage(lobby.kit.frame(request, visitor), check: latest, number: number, fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func check(_ request: Request) async throws -> Response {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        try await limits.admit(.identity, contact: person.account.pathText, from: request.peer)
        let number = request.form["number"] ?? ""
        do {
            try await handIn(person.account, number: number, documents: request.files("document").map(\.bytes))
            return .redirect(to: AccountRoutes.identity.path())
        } catch let refusal as IdentityRefusal {
            return try await identity(request, number: number, fault: refusal)
        }
    }
}
