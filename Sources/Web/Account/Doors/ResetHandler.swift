import Accounts
import Flows
import Frame
import Gate
import HTML
import HTTP
import Vocabulary

/// A new password for who lost the old one.
package struct ResetHandler: Sendable {
    private let lobby: Lobby
    private let gate: DoorGate
    private let reset: ResetPassword

    package init(_ lobby: Lobby, _ gate: DoorGate) {
        (self.lobby, self.gate) = (lobby, gate)
        reset = ResetPassword(lobby.door)
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.reset, for: .everyone) { request in form(request, typed: "", fault: nil) },
            Endpoint(AccountRoutes.resetting, for: .everyone, bodyLimit: 4 << 10) { request in try await begin(request)
            },
            Endpoint(AccountRoutes.resetCode, for: .everyone) { request in code(request, fault: nil) },
            Endpoint(AccountRoutes.resetConfirmation, for: .everyone, bodyLimit: 16 << 10) { request in
                try await finish(request)
            },
        ]
    }

    private func form(_ request: Request, typed: String, fault: AccountRefusal?) -> Response {
        let frame = lobby.kit.frame(request, lobby.kit.visitors.visitor(of: request))
        return lobby.page(
            ResetPage(frame, contact: typed, fault: fault).rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func begin(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let typed = request.form["contact"] ?? ""
        do {
            return lobby.awaiting(
                try await gate.reset(typed, language: visitor.language, from: request.peer), at: AccountRoutes.resetCode
            )
        } catch let refusal as AccountRefusal {
            return form(request, typed: typed, fault: refusal)
        }
    }

    private func code(_ request: Request, fault: AccountRefusal?) -> Response {
        let frame = lobby.kit.frame(request, lobby.kit.visitors.visitor(of: request))
        return lobby.page(
            NewPasswordPage(frame, fault: fault).rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func finish(_ request: Request) async throws -> Response {
        _ = try lobby.sender(of: request)
        do {
            try await reset.finish(
                lobby.steps.secret(of: request), code: request.form["code"] ?? "",
                password: request.form["password"] ?? "")
            var response = Response.redirect(to: AccountRoutes.signIn.path())
            response.headers.add("Set-Cookie", lobby.steps.cleared)
            return response
        } catch let refusal as AccountRefusal {
            return code(request, fault: refusal)
        }
    }
}
