import Accounts
import Flows
import Frame
import Gate
import HTML
import HTTP
import Vocabulary

/// Password, contacts, second step, devices and keys.
package struct SecurityHandler: Sendable {
    let lobby: Lobby
    let gate: DoorGate

    package init(_ lobby: Lobby, _ gate: DoorGate) { (self.lobby, self.gate) = (lobby, gate) }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.security, for: .signedIn) { request in try await security(request) },
            Endpoint(AccountRoutes.password, for: .signedIn, bodyLimit: 8 << 10) { request in
                try await change(request) { person, form in
                    try await ChangePassword(lobby.door)(
                        person.account, from: form["old"] ?? "", to: form["password"] ?? "", session: person.session)
                    return nil
                }
            },
            Endpoint(AccountRoutes.contact, for: .signedIn, bodyLimit: 8 << 10) { request in
                try await change(request) { person, form in
                    let contact = try gate.contact(form["contact"] ?? "")
                    let secret = try await ChangeContact(lobby.door).begin(
                        person.account, contact, password: form["password"] ?? "")
                    return lobby.awaiting(secret, at: AccountRoutes.contactCode)
                }
            },
            Endpoint(AccountRoutes.contactCode, for: .signedIn) { request in contactCode(request, nil) },
            Endpoint(AccountRoutes.contactConfirmation, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await confirmContact(request)
            },
            Endpoint(AccountRoutes.sessionEnd, for: .signedIn, bodyLimit: 4 << 10) { request, id in
                try await change(request) { person, _ in
                    try await SignOut(db: lobby.door.db)(person.account, only: id)
                    return nil
                }
            },
            Endpoint(AccountRoutes.othersEnd, for: .signedIn, bodyLimit: 4 << 10) { request in
                try await change(request) { person, _ in
                    try await SignOut(db: lobby.door.db)(person.account, except: person.session)
                    return nil
                }
            },
        ]
    }

    func security(_ request: Request, fault: (form: String, refusal: AccountRefusal)? = nil, key: String? = nil)
        async throws -> Response
    {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        let db = lobby.door.db
        guard let account = try await Account.find(person.account, in: db) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        let view = SecurityView(
            account: account, session: person.session, contacts: try await Contact.all(of: account.id, in: db),
            sessions: try await Session.living(of: account.id, in: db),
            keys: try await APIKey.all(of: account.id, in: db),
            identities: try await LinkedIdentity.all(of: account.id, in: db), provider: lobby.elsewhere?.provider,
            newKey: key, fault: fault?.refusal, faultForm: fault?.form)
        let page = SecurityPage(lobby.kit.frame(request, visitor), view: view)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    /// Does what a form asks for, and comes back to the page; a refusal stands beside that form.
    func change(_ request: Request, _ body: (Person, Query) async throws -> Response?) async throws -> Response {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        try await gate.admitChange(of: person, from: request.peer)
        do {
            return try await body(person, request.form) ?? .redirect(to: AccountRoutes.security.path())
        } catch let refusal as AccountRefusal {
            // A room that is somebody else's is not there.
            if refusal == .notThere { throw Problem(.notFound, code: refusal.code) }
            return try await security(request, fault: (request.path, refusal))
        }
    }

    private func contactCode(_ request: Request, _ fault: AccountRefusal?) -> Response {
        let page = CodePage(
            lobby.kit.frame(request, lobby.kit.visitors.visitor(of: request)),
            action: AccountRoutes.contactConfirmation.path(), again: AccountRoutes.security.path(), fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func confirmContact(_ request: Request) async throws -> Response {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        do {
            try await ChangeContact(lobby.door).confirm(
                person.account, lobby.steps.secret(of: request), code: request.form["code"] ?? "")
        } catch let refusal as AccountRefusal {
            return contactCode(request, refusal)
        }
        var response = Response.redirect(to: AccountRoutes.security.path())
        response.headers.add("Set-Cookie", lobby.steps.cleared)
        return response
    }
}
