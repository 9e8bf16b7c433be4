import Accounts
import Flows
import Frame
import Gate
import HTML
import HTTP
import Vocabulary

/// Makes accounts: a form, then a code.
package struct JoinHandler: Sendable {
    private let lobby: Lobby
    private let gate: DoorGate
    private let register: Register

    package init(_ lobby: Lobby, _ gate: DoorGate) {
        (self.lobby, self.gate) = (lobby, gate)
        register = Register(lobby.door)
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.join, for: .everyone) { request in await form(request) },
            Endpoint(AccountRoutes.joining, for: .everyone, bodyLimit: 16 << 10) { request in try await begin(request)
            },
            Endpoint(AccountRoutes.joinCode, for: .everyone) { request in code(request) },
            Endpoint(AccountRoutes.joinConfirmation, for: .everyone, bodyLimit: 4 << 10) { request in
                try await confirm(request)
            },
        ]
    }

    private func form(_ request: Request) async -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        if visitor.person != nil { return .redirect(to: AccountRoutes.room.path()) }
        return await page(request, visitor, JoinPage.Typed(), nil)
    }

    private func page(_ request: Request, _ visitor: Visitor, _ typed: JoinPage.Typed, _ fault: AccountRefusal?) async
        -> Response
    {
        let page = JoinPage(
            lobby.kit.frame(request, visitor), typed: typed, fault: fault,
            puzzle: await gate.challenge(for: .join, from: request.peer), provider: lobby.providerName)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func begin(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let form = request.form
        let typed = JoinPage.Typed(name: form["name"] ?? "", contact: form["contact"] ?? "")
        do {
            let step = try await gate.join(
                typed.contact, name: typed.name, password: form["password"] ?? "", language: visitor.language,
                answer: ChallengeAnswer(form, from: request.peer))
            return lobby.awaiting(step, at: AccountRoutes.joinCode)
        } catch let refusal as AccountRefusal {
            return await page(request, visitor, typed, refusal)
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
