import Accounts
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// Makes accounts: a form, then a code.
package struct JoinHandler: Sendable {
    private let lobby: Lobby
    private let limits: DoorLimits
    private let register: Register

    package init(_ lobby: Lobby, limits: DoorLimits) {
        (self.lobby, self.limits) = (lobby, limits)
        register = Register(lobby.door)
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.join, for: .everyone) { request in form(request) },
            Endpoint(AccountRoutes.joining, for: .everyone, bodyLimit: 16 << 10) { request in try await begin(request)
            },
            Endpoint(AccountRoutes.joinCode, for: .everyone) { request in code(request) },
            Endpoint(AccountRoutes.joinConfirmation, for: .everyone, bodyLimit: 4 << 10) { request in
                try await confirm(request)
            },
        ]
    }

    private func form(_ request: Request) -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        if visitor.person != nil { return .redirect(to: AccountRoutes.room.path()) }
        let page = JoinPage(
            lobby.kit.frame(request, visitor), typed: JoinPage.Typed(), fault: nil, puzzle: limits.puzzle(for: .join),
            provider: lobby.providerName)
        return lobby.page(page.rendered(), to: request)
    }

    private func begin(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let form = request.form
        let typed = JoinPage.Typed(name: form["name"] ?? "", contact: form["contact"] ?? "")
        do {
            let contact = try lobby.contact(typed.contact)
            guard limits.isSolved(form["challenge"], for: .join) else { throw AccountRefusal.challengeNeeded }
            try await limits.admit(.join, contact: lobby.fingerprint(contact), from: request.peer)
            let wish = Register.Wish(
                contact: contact, name: typed.name, password: form["password"] ?? "", language: visitor.language)
            return lobby.awaiting(try await register.begin(wish), at: AccountRoutes.joinCode)
        } catch let refusal as AccountRefusal {
            let page = JoinPage(
                lobby.kit.frame(request, visitor), typed: typed, fault: refusal, puzzle: limits.puzzle(for: .join),
                provider: lobby.providerName)
            return lobby.page(page.rendered(), .unprocessable, to: request)
        }
    }

    private func code(_ request: Request, fault: AccountRefusal? = nil) -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let page = CodePage(
            lobby.kit.frame(request, visitor), action: AccountRoutes.joinConfirmation.path(),
            again: AccountRoutes.join.path(),
            fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func confirm(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        do {
            let signedIn = try await register.confirm(
                lobby.steps.secret(of: request), code: request.form["code"] ?? "", from: lobby.device(request))
            return try await lobby.welcome(signedIn, from: visitor, to: LocalPath(AccountRoutes.room.path()))
        } catch let refusal as AccountRefusal {
            return code(request, fault: refusal)
        }
    }
}
