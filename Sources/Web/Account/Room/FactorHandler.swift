import Accounts
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// The authenticator app and the keys of programs: what is shown once.
package struct FactorHandler: Sendable {
    private let security: SecurityHandler
    private var lobby: Lobby { security.lobby }

    package init(_ security: SecurityHandler) { self.security = security }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.factor, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await security.change(request) { person, form in
                    let offer = try await ChangeSecondFactor(lobby.door).begin(
                        person.account, password: form["password"] ?? "")
                    return offered(request, offer, nil)
                }
            },
            Endpoint(AccountRoutes.factorConfirmation, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await confirm(request)
            },
            Endpoint(AccountRoutes.factorRemoval, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await security.change(request) { person, form in
                    try await ChangeSecondFactor(lobby.door).remove(person.account, password: form["password"] ?? "")
                    return nil
                }
            },
            Endpoint(AccountRoutes.keys, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await security.change(request) { person, form in
                    let scopes = Scope.allCases.filter { form[$0.rawValue] != nil }
                    let key = try await KeysOfPrograms(db: lobby.door.db).issue(
                        person.account, name: form["name"] ?? "", scopes: Set(scopes),
                        days: Int(form["days"] ?? "") ?? 0)
                    return try await security.security(request, key: key)
                }
            },
            Endpoint(AccountRoutes.keyRevocation, for: .signedIn, bodyLimit: 4 << 10) { request, id in
                try await security.change(request) { person, _ in
                    try await KeysOfPrograms(db: lobby.door.db).revoke(id, of: person.account)
                    return nil
                }
            },
        ]
    }

    private func offered(_ request: Request, _ offer: ChangeSecondFactor.Offer, _ fault: AccountRefusal?) -> Response {
        let frame = lobby.kit.frame(request, lobby.kit.visitors.visitor(of: request))
        var response = lobby.page(
            FactorPage(frame, offer: offer, fault: fault).rendered(), fault == nil ? .ok : .unprocessable, to: request)
        response.headers.add("Set-Cookie", lobby.steps.set(offer.secret))
        return response
    }

    private func confirm(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let person = try lobby.owner(of: visitor)
        let factor = ChangeSecondFactor(lobby.door)
        let secret = lobby.steps.secret(of: request)
        do {
            let codes = try await factor.confirm(
                person.account, secret, code: request.form["code"] ?? "", session: person.session)
            var response = lobby.page(
                RecoveryPage(lobby.kit.frame(request, visitor), codes: codes).rendered(), to: request)
            response.headers.add("Set-Cookie", lobby.steps.cleared)
            return response
        } catch let refusal as AccountRefusal {
            if case .wrongCode = refusal {
                return offered(request, try await factor.offer(person.account, secret), refusal)
            }
            return try await security.security(request, fault: (AccountRoutes.factor.path(), refusal))
        }
    }
}
