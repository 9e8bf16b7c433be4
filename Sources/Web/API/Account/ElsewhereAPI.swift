import Accounts
import Flows
import Frame
import Gate
import HTTP
import Vocabulary

/// Signing in with an identity provider, for an app that opens its page itself and takes the address that it comes back
/// to: the market's `/sign-in/callback`.
struct ElsewhereAPI: Sendable {
    let desk: AccountAPI
    let elsewhere: SignInElsewhere

    static let departures = Route(.post, "/api/v1/sessions/elsewhere")
    static let arrivals = Route(.post, "/api/v1/sessions/elsewhere/confirmation")
    static let links = Route(.post, "/api/v1/account/provider")
    static let linked = Route(.post, "/api/v1/account/provider/confirmation")
    static let removals = Route(.post, "/api/v1/account/provider/removal")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.departures, for: .everyone, "Sign in elsewhere: the provider's page to open", tag: "Accounts",
                body: LockJSON.departureWish, returns: LockJSON.departure, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                try await desk.gate.admitElsewhere(from: request.peer)
                return try await depart(form, linking: nil)
            },
            Endpoint(
                Self.arrivals, for: .everyone,
                "What the provider's page came back with; 202 when a second factor is to come",
                tag: "Accounts", body: LockJSON.arrival, returns: AccountJSON.tokens,
                alternative: (.accepted, AccountJSON.step), refusals: Self.refusals, bodyLimit: 16 << 10
            ) { request in
                let form = try JSONForm(request)
                try await desk.gate.admitElsewhere(from: request.peer)
                switch try await arrive(form, request, nil) {
                case .signedIn(let signedIn, _): return AccountJSON.signedIn(signedIn)
                case .needsSecondFactor(let secret): return AccountJSON.pending(secret)
                // Begun by somebody signed in, who is not here.
                case .linked: throw problem(.over)
                }
            },
            Endpoint(
                Self.links, for: .signedIn, "Link the provider to one's account: its page to open", tag: "Accounts",
                body: LockJSON.password, returns: LockJSON.departure, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    try await elsewhere.checkPassword(form.text("password"), of: person.account)
                    return try await depart(form, linking: person.account)
                }
            },
            Endpoint(
                Self.linked, for: .signedIn, "What the provider's page came back with", tag: "Accounts",
                body: LockJSON.arrival, refusals: Self.refusals, bodyLimit: 16 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    guard case .linked = try await arrive(form, request, person.account) else { throw problem(.over) }
                    return Response(.noContent)
                }
            },
            Endpoint(
                Self.removals, for: .signedIn, "Unlink it", tag: "Accounts", body: LockJSON.password,
                refusals: AccountAPI.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    try await elsewhere.unlink(person.account, password: form.text("password"))
                    return Response(.noContent)
                }
            },
        ]
    }

    private static let refusals = AccountAPI.refusals + [.forbidden, .conflict, .badGateway]

    private func depart(_ form: JSONForm, linking account: AccountID?) async throws -> Response {
        do {
            return LockJSON.departed(
                try await elsewhere.begin(
                    returnTo: "/account",
                    language: Language(tag: form.text("language")) ?? desk.kit.market.languages[0], linking: account))
        } catch let refusal as ElsewhereRefusal { throw problem(refusal) }
    }

    private func arrive(_ form: JSONForm, _ request: Request, _ person: AccountID?) async throws
        -> SignInElsewhere.Outcome
    {
        func given(_ name: String) -> String? { form.text(name).isEmpty ? nil : form.text(name) }
        do {
            return try await elsewhere.finish(
                SignInElsewhere.Arrival(
                    code: given("code"), state: given("state"), issuer: given("iss"), error: given("error")),
                secret: form.text("step"), person: person,
                language: Language(tag: form.text("language")) ?? desk.kit.market.languages[0],
                from: desk.device(request))
        } catch let refusal as ElsewhereRefusal { throw problem(refusal) }
    }

    private func problem(_ refusal: ElsewhereRefusal) -> Problem {
        Problem(
            refusal.status, code: refusal.code, detail: Phrases.in(.english).account.text(of: refusal.code),
            headers: refusal.status == .unavailable ? ["Retry-After": "30"] : [:])
    }
}
