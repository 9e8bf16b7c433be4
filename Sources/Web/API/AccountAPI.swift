import Accounts
import Crypto
import Flows
import Frame
import Gate
import HTTP
import JSON
import Vocabulary

/// Accounts for programs and apps: joining, signing in, renewing, and one's own account.
package struct AccountAPI: Sendable {
    let gate: DoorGate
    let people: People
    let kit: PageKit
    /// Nil without an identity provider.
    let elsewhere: SignInElsewhere?
    let pictures: BroughtPictures
    var door: Doorkeeper { gate.door }

    package init(
        door: Doorkeeper, people: People, limits: DoorLimits, countryCode: String, kit: PageKit,
        pictures: BroughtPictures, elsewhere: SignInElsewhere? = nil
    ) {
        gate = DoorGate(door, limits: limits, countryCode: countryCode)
        (self.people, self.kit, self.elsewhere, self.pictures) = (people, kit, elsewhere, pictures)
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
                Self.challenges, for: .everyone,
                "A puzzle to solve before joining or signing in, or to hold for as many seconds as it says",
                tag: "Accounts", body: AccountJSON.challengeWish, returns: AccountJSON.challenge,
                refusals: Self.refusals, bodyLimit: 1 << 10
            ) { request in try await challenge(request) },
            Endpoint(
                Self.registrations, for: .everyone, "Join: a code goes to the contact", tag: "Accounts",
                body: AccountJSON.registration, returns: AccountJSON.step, success: .accepted, refusals: Self.refusals,
                bodyLimit: 16 << 10
            ) { request in try await register(request) },
            Endpoint(
                Self.confirmations, for: .everyone, "The code that came", tag: "Accounts", body: AccountJSON.answer,
                returns: AccountJSON.tokens, refusals: Self.refusals, bodyLimit: 4 << 10
            ) { request in try await confirm(request) },
            Endpoint(
                Self.sessions, for: .everyone, "Sign in; 202 when a second factor is to come", tag: "Accounts",
                body: AccountJSON.credentials, returns: AccountJSON.tokens,
                alternative: (.accepted, AccountJSON.step), refusals: Self.refusals, bodyLimit: 16 << 10
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
        ] + locks + ProfileAPI(self).endpoints + AddressAPI(self).endpoints + StoreAPI(self).endpoints
    }

    /// What keeps others out of a room: each a file of its own.
    private var locks: [Endpoint] {
        ResetAPI(desk: self).endpoints + LocksAPI(desk: self).endpoints + FactorAPI(desk: self).endpoints
            + SessionsAPI(desk: self).endpoints + KeysAPI(desk: self).endpoints
            + (elsewhere.map { ElsewhereAPI(desk: self, elsewhere: $0).endpoints } ?? [])
    }

    static let refusals: [Status] = [.badRequest, .unprocessable, .tooManyRequests, .unavailable]

    private func challenge(_ request: Request) async throws -> Response {
        // Without a body it is one for joining, as it always was.
        let form = request.body.isEmpty ? JSONForm() : try JSONForm(request)
        let name = form.text("for", or: "join")
        guard let door: DoorLimits.Door = ["join": .join, "sign-in": .signIn][name] else {
            throw Problem(.unprocessable, code: "no-such-door", detail: "for is join or sign-in.")
        }
        return AccountJSON.challenge(
            await gate.challenge(for: door, contact: form.text("contact"), from: request.peer))
    }

    private func register(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            AccountJSON.pending(
                try await gate.join(
                    form.text("contact"), name: form.text("name"), password: form.text("password"),
                    language: Language(tag: form.text("language")) ?? kit.market.languages[0],
                    answer: ChallengeAnswer(form, from: request.peer)))
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
            let outcome = try await gate.signIn(
                form.text("contact"), password: form.text("password"),
                answer: ChallengeAnswer(form, from: request.peer), from: device(request))
            switch outcome {
            case .signedIn(let signedIn): return AccountJSON.signedIn(signedIn)
            case .needsSecondFactor(let secret): return AccountJSON.pending(secret)
            }
        }
    }

    private func secondFactor(_ request: Request) async throws -> Response {
        let form = try JSONForm(request)
        return try await refusing {
            AccountJSON.signedIn(
                try await gate.secondFactor(form.text("step"), code: form.text("code"), from: device(request)))
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
}
