import Accounts
import Flows
import Frame
import Gate
import HTML
import HTTP
import Vocabulary

/// Sends people to the identity provider, and takes them back.
struct ElsewhereHandler: Sendable {
    private let lobby: Lobby
    private let security: SecurityHandler
    private let elsewhere: SignInElsewhere

    init(_ lobby: Lobby, _ security: SecurityHandler, elsewhere: SignInElsewhere) {
        (self.lobby, self.security, self.elsewhere) = (lobby, security, elsewhere)
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.elsewhere, for: .everyone, bodyLimit: 4 << 10) { request in
                try await depart(request)
            },
            Endpoint(AccountRoutes.elsewhereCallback, for: .everyone) { request in try await arrive(request) },
            Endpoint(AccountRoutes.provider, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await security.change(request) { person, form in
                    try await elsewhere.checkPassword(form["password"] ?? "", of: person.account)
                    return try await departure(
                        request, to: AccountRoutes.security.path(), linking: person.account)
                }
            },
            Endpoint(AccountRoutes.providerRemoval, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await security.change(request) { person, form in
                    try await elsewhere.unlink(person.account, password: form["password"] ?? "")
                    return nil
                }
            },
        ]
    }

    private func depart(_ request: Request) async throws -> Response {
        _ = try lobby.sender(of: request)
        try await security.gate.admitElsewhere(from: request.peer)
        let back = LocalPath(request.form["return"] ?? AccountRoutes.room.path())
        return try await departure(request, to: back.text, linking: nil)
    }

    /// A page that goes on by itself, not a redirect: Chromium holds a form's whole chain of redirects to `form-action
    /// 'self'`, so one to the provider would end in an error. Naming the provider there would not do either: it may pass
    /// people on to hosts that nobody here knows. A page's own `Refresh` is a new step, and needs no further click.
    private func departure(_ request: Request, to back: String, linking account: AccountID?) async throws -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let departure: SignInElsewhere.Departure
        do {
            departure = try await elsewhere.begin(returnTo: back, language: visitor.language, linking: account)
        } catch let refusal as ElsewhereRefusal { return trouble(refusal, to: request) }
        let page = DeparturePage(
            lobby.kit.frame(request, visitor), provider: elsewhere.provider.name, address: departure.address)
        var response = lobby.page(page.rendered(), to: request)
        response.headers.add("Refresh", "0; url=" + departure.address)
        response.headers.add("Set-Cookie", lobby.journeys.set(departure.secret, seconds: 600))
        return response
    }

    private func arrive(_ request: Request) async throws -> Response {
        try await security.gate.admitElsewhere(from: request.peer)
        let visitor = lobby.kit.visitors.visitor(of: request)
        let query = request.query
        let arrival = SignInElsewhere.Arrival(
            code: query["code"], state: query["state"], issuer: query["iss"], error: query["error"])
        do {
            let outcome = try await elsewhere.finish(
                arrival, secret: lobby.journeys.secret(of: request), person: visitor.person?.account,
                language: visitor.language, from: lobby.device(request))
            var response: Response
            switch outcome {
            case .signedIn(let signedIn, let back):
                response = try await lobby.welcome(signedIn, from: visitor, to: LocalPath(back))
            case .needsSecondFactor(let secret):
                response = lobby.awaiting(secret, at: AccountRoutes.secondFactor)
            case .linked: response = .redirect(to: AccountRoutes.security.path())
            }
            response.headers.add("Set-Cookie", lobby.journeys.cleared)
            return response
        } catch let refusal as ElsewhereRefusal { return trouble(refusal, to: request) }
    }

    private func trouble(_ refusal: ElsewhereRefusal, to request: Request) -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let again = visitor.person == nil ? AccountRoutes.signIn.path() : AccountRoutes.security.path()
        let page = ElsewhereTroublePage(lobby.kit.frame(request, visitor), refusal, again: again)
        var response = lobby.page(page.rendered(), refusal.status, to: request)
        if refusal.status == .unavailable { response.headers.add("Retry-After", "30") }
        return response
    }
}
