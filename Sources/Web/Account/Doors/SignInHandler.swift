import Accounts
import Flows
import Frame
import Gate
import HTML
import HTTP
import Vocabulary

/// Lets people in and out.
package struct SignInHandler: Sendable {
    private let lobby: Lobby
    private let gate: DoorGate

    package init(_ lobby: Lobby, _ gate: DoorGate) { (self.lobby, self.gate) = (lobby, gate) }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.signIn, for: .everyone) { request in form(request) },
            Endpoint(AccountRoutes.signingIn, for: .everyone, bodyLimit: 16 << 10) { request in try await enter(request)
            },
            Endpoint(AccountRoutes.secondFactor, for: .everyone) { request in code(request) },
            Endpoint(AccountRoutes.secondFactorAnswer, for: .everyone, bodyLimit: 4 << 10) { request in
                try await answer(request)
            },
            Endpoint(AccountRoutes.signOut, for: .everyone, bodyLimit: 4 << 10) { request in try await leave(request) },
        ]
    }

    private func form(_ request: Request) -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let back = LocalPath(request.query["return"] ?? AccountRoutes.room.path())
        if visitor.person != nil { return .redirect(to: back.text) }
        let page = SignInPage(
            lobby.kit.frame(request, visitor), contact: "", back: back, fault: nil, provider: lobby.providerName)
        return lobby.page(page.rendered(), to: request)
    }

    private func enter(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let form = request.form
        let typed = form["contact"] ?? ""
        let back = LocalPath(form["return"] ?? AccountRoutes.room.path())
        do {
            let outcome = try await gate.signIn(
                typed, password: form["password"] ?? "", answer: ChallengeAnswer(form, from: request.peer),
                from: lobby.device(request), returnTo: back.text)
            switch outcome {
            case .signedIn(let signedIn): return try await lobby.welcome(signedIn, from: visitor, to: back)
            case .needsSecondFactor(let secret):
                return lobby.awaiting(secret, at: AccountRoutes.secondFactor)
            }
        } catch AccountRefusal.badContact {
            // A number that is none is no account either: one answer for all that is wrong.
            return refused(request, visitor, typed, back, .wrongCredentials, puzzle: nil)
        } catch let refusal as AccountRefusal {
            let puzzle = await gate.signInChallenge(contact: typed, from: request.peer)
            return refused(request, visitor, typed, back, refusal, puzzle: puzzle)
        }
    }

    private func refused(
        _ request: Request, _ visitor: Visitor, _ typed: String, _ back: LocalPath, _ refusal: AccountRefusal,
        puzzle: FormChallenge?
    ) -> Response {
        let page = SignInPage(
            lobby.kit.frame(request, visitor), contact: typed, back: back, fault: refusal, puzzle: puzzle,
            provider: lobby.providerName)
        return lobby.page(page.rendered(), .unprocessable, to: request)
    }

    private func code(_ request: Request, fault: AccountRefusal? = nil) -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let page = CodePage(
            lobby.kit.frame(request, visitor), action: AccountRoutes.secondFactorAnswer.path(),
            again: AccountRoutes.signIn.path(), fault: fault, isApp: true)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func answer(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        do {
            let signedIn = try await gate.secondFactor(
                lobby.steps.secret(of: request), code: request.form["code"] ?? "", from: lobby.device(request))
            let back = LocalPath(signedIn.returnTo ?? AccountRoutes.room.path())
            return try await lobby.welcome(signedIn, from: visitor, to: back)
        } catch let refusal as AccountRefusal {
            return code(request, fault: refusal)
        }
    }

    private func leave(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        if let person = visitor.person, let session = person.session {
            try await SignOut(db: lobby.door.db)(person.account, only: session)
        }
        var response = Response.redirect(to: "/")
        for cookie in lobby.cookies.cleared + lobby.kit.visitors.forgetting {
            response.headers.add("Set-Cookie", cookie)
        }
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
