import Accounts
import Crypto
import Flows
import Frame
import HTTP
import JSON
import Vocabulary

/// Accounts for programs and apps: joining, signing in, renewing, and one's own account.
package struct AccountAPI: Sendable {
    let door: Doorkeeper
    let people: People
    let limits: DoorLimits
    let countryCode: String
    let kit: PageKit
    let pictures: BroughtPictures

    package init(
        door: Doorkeeper, people: People, limits: DoorLimits, countryCode: String, kit: PageKit,
        pictures: BroughtPictures
    ) {
        (self.door, self.people, self.limits) = (door, people, limits)
        (self.countryCode, self.kit, self.pictures) = (countryCode, kit, pictures)
    }

    package static let challenges = Route(.post, "/api/v1/challenges")
    package static let registrations = Route(.post, "/api/v1/registrations")
    package static let confirmations = Route(.post, "/api/v1/registrations/confirmation")
    package static let sessions = Route(.post, "/api/v1/sessions")
    package static let secondFactors = Route(.post, "/api/v1/sessions/second-factor")
    package static let renewals = Route(.post, "/api/v1/sessions/renewal")
    package static let current = Route(.delete, "/api/v1/sessions/current")
    package static let account = Route(.get, "/api/v1/account")
    package static let keys = Route(.get, "/.well-known/jwks.json")

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.challenges, for: .everyone, "A puzzle to solve before joining, or to hold for ten seconds",
                tag: "Accounts", returns: AccountJSON.challenge, bodyLimit: 1 << 10
            ) { _ in AccountJSON.puzzle(limits.puzzle(for: .join)) },
            Endpoint(
                Self.registrations, for: .everyone, "Join: a code goes to the contact", tag: "Accounts",
                body: AccountJSON.registration, returns: AccountJSON.step, refusals: Self.refusals, bodyLimit: 16 << 10
            ) { request in try await register(request) },
            Endpoint(
                Self.confirmations, for: .everyone, "The code that came", tag: "Accounts", body: AccountJSON.answer,
                returns: AccountJSON.tokens, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in try await confirm(request) },
            Endpoint(
                Self.sessions, for: .everyone, "Sign in; 202 when a second factor is to come", tag: "Accounts",
                body: AccountJSON.credentials, returns: AccountJSON.tokens, refusals: Self.refusals, bodyLimit: 16 << 10
            ) { request in try await signIn(request) },
            Endpoint(
                Self.secondFactors, for: .everyone, "The authenticator's code, or a recovery code", tag: "Accounts",
                body: AccountJSON.answer, returns: AccountJSON.tokens, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in try await secondFactor(request) },
            Endpoint(
                Self.renewals, for: .everyone, "The next tokens for a refresh token, which is good once",
                tag: "Accounts",
                body: AccountJSON.refresh, returns: AccountJSON.tokens, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in try await renew(request) },
            Endpoint(Self.current, for: .signedIn, "Sign out", tag: "Accounts", refusals: [.unauthorized]) { request in
                try await signOut(request)
            },
            Endpoint(
                Self.account, for: .signedIn, "Whose token or key this is", tag: "Accounts",
                returns: AccountJSON.account,
                refusals: [.unauthorized, .unavailable]
            ) { request in try await own(request) },
            Endpoint(Self.keys, for: .everyone) { _ in .json(door.tokens.publicKeys) },
        ] + ProfileAPI(self).endpoints + AddressAPI(self).endpoints + StoreAPI(self).endpoints
    }

    private static let refusals: [Status] = [.badRequest, .unprocessable, .tooManyRequests, .unavailable]

    private func register(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            let contact = try contact(form.text("contact"))
            guard limits.isSolved(form.text("challenge"), for: .join) else { throw AccountRefusal.challengeNeeded }
            try await admit(.join, contact, request)
            let wish = Register.Wish(
                contact: contact, name: form.text("name"), password: form.text("password"),
                language: Language(tag: form.text("language")) ?? kit.market.languages[0])
            return AccountJSON.pending(try await Register(door).begin(wish))
        }
    }

    private func confirm(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            AccountJSON.signedIn(
                try await Register(door).confirm(form.text("step"), code: form.text("code"), from: device(request)))
        }
    }

    private func signIn(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            let contact = try contact(form.text("contact"))
            try await admit(.signIn, contact, request)
            switch try await SignIn(door)(contact, password: form.text("password"), from: device(request)) {
            case .signedIn(let signedIn): return AccountJSON.signedIn(signedIn)
            case .needsSecondFactor(let secret): return AccountJSON.pending(secret)
            }
        }
    }

    private func secondFactor(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            AccountJSON.signedIn(
                try await SignIn(door).secondFactor(form.text("step"), code: form.text("code"), from: device(request)))
        }
    }

    private func renew(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        guard let renewed = try await RenewSession(door)(form.text("refreshToken")) else {
            throw Problem(.unauthorized, code: "session-over")
        }
        return AccountJSON.signedIn(renewed)
    }

    private func signOut(_ request: Request) async throws -> Response {
        let person = try await owner(request)
        guard let session = person.session else { throw Problem(.badRequest, code: "no-session") }
        try await SignOut(db: door.db)(person.account, only: session)
        return Response(.noContent)
    }

    private func own(_ request: Request) async throws -> Response {
        try await answer(of: try await owner(request))
    }

    /// The account as it is now.
    func answer(of person: Person) async throws -> Response {
        guard let account = try await Account.find(person.account, in: door.db) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        let contacts = try await Contact.all(of: account.id, in: door.db)
        return AccountJSON.answer(account, contacts)
    }

    /// Whose request it is. A browser's cookie comes along even when another site asked for it.
    func owner(_ request: Request) async throws -> Person {
        if !People.sentByProgram(request) {
            if request.method != .get { try kit.visitors.checkForm(request, of: kit.visitors.visitor(of: request)) }
        }
        guard let person = try await people.person(of: request) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        return person
    }

    private func contact(_ text: String) throws -> ContactAddress {
        guard let contact = ContactAddress(text, countryCode: countryCode) else { throw AccountRefusal.badContact }
        return contact
    }

    private func admit(_ door: DoorLimits.Door, _ contact: ContactAddress, _ request: Request) async throws {
        try await limits.admit(door, contact: self.door.limitName(of: contact), from: request.peer)
    }

    private func device(_ request: Request) -> Device {
        Device(agent: request.headers["user-agent"] ?? "", address: request.peer)
    }

    private func refusing(_ body: () async throws -> Response) async throws -> Response {
        do { return try await body() } catch let refusal as AccountRefusal {
            throw Problem(
                .unprocessable, code: refusal.code, detail: Phrases.in(.english).account.text(of: refusal.code))
        }
    }
}
