import Accounts
import Crypto
import Foundation
import Postgres
import Telemetry
import Vocabulary

/// Lets somebody in whom an identity provider knows: OAuth 2.1's authorization code with PKCE, OpenID Connect's ID token.
package struct SignInElsewhere: Sendable {
    let door: Doorkeeper
    package let provider: IdentityProvider
    /// Where the provider sends people back to.
    private let callback: String
    private let log: Log
    private let now: @Sendable () -> Date

    package init(
        _ door: Doorkeeper, provider: IdentityProvider, callback: String, log: Log,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        (self.door, self.provider, self.callback) = (door, provider, callback)
        (self.log, self.now) = (log, now)
    }

    /// What a browser is sent away with.
    package struct Departure: Sendable, Equatable {
        /// What it must hold until it comes back.
        package let secret: String
        package let address: String
    }

    /// What a browser came back with.
    package struct Arrival: Sendable {
        package var code, state, issuer, error: String?

        package init(code: String? = nil, state: String? = nil, issuer: String? = nil, error: String? = nil) {
            (self.code, self.state, self.issuer, self.error) = (code, state, issuer, error)
        }
    }

    package enum Outcome: Sendable, Equatable {
        case signedIn(SignedIn, returnTo: String)
        /// The account has a second factor here, whatever was asked for there.
        case needsSecondFactor(secret: String)
        /// The account that began it is linked.
        case linked
    }

    private struct Payload: Codable {
        let issuer: String
        let returnTo: String
    }

    /// - Parameters:
    ///   - returnTo: a path of this market.
    ///   - account: who is signed in and wants to be linked; nil to sign in.
    /// - Throws: `ElsewhereRefusal`.
    package func begin(returnTo: String, language: Language, linking account: AccountID? = nil) async throws
        -> Departure
    {
        let places = try await explained { try await provider.places() }
        let payload = String(
            decoding: try JSONEncoder().encode(Payload(issuer: provider.issuer, returnTo: returnTo)), as: UTF8.self)
        let secret = try await PendingStep.begin(.oauth, account: account, code: nil, payload: payload, in: door.db)
        let secrets = ElsewhereSecrets(secret)
        let query = formEncoded([
            ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", callback),
            ("scope", "openid email profile"), ("state", secrets.state), ("nonce", secrets.nonce),
            ("code_challenge", secrets.challenge), ("code_challenge_method", "S256"), ("ui_locales", language.tag),
        ])
        let address = places.authorization + (places.authorization.contains("?") ? "&" : "?") + query
        return Departure(secret: secret, address: address)
    }

    /// - Parameters:
    ///   - secret: what the browser holds.
    ///   - person: who is signed in there.
    ///   - language: of an account that is made.
    /// - Throws: `ElsewhereRefusal`.
    package func finish(
        _ arrival: Arrival, secret: String, person: AccountID?, language: Language, from device: Device
    ) async throws -> Outcome {
        let secrets = ElsewhereSecrets(secret)
        guard let state = arrival.state,
            equalInConstantTime(Array(state.utf8), Array(secrets.state.utf8)),
            let step = try await PendingStep.find(.oauth, secret: secret, in: door.db),
            // Used up before anything is asked: of two callbacks at once, one goes on.
            try await PendingStep.finish(step.id, in: door.db)
        else { throw ElsewhereRefusal.over }
        let payload = try JSONDecoder().decode(Payload.self, from: Data(step.payload.utf8))
        guard payload.issuer == provider.issuer, step.account == nil || step.account == person else {
            throw ElsewhereRefusal.over
        }
        let claims = try await claims(arrival, secrets)
        if let account = step.account {
            try await link(claims, to: account)
            return .linked
        }
        let outcome = try await enter(
            claims, language: language, from: device, returnTo: payload.returnTo)
        return switch outcome {
        case .signedIn(let signedIn): .signedIn(signedIn, returnTo: payload.returnTo)
        case .needsSecondFactor(let secret): .needsSecondFactor(secret: secret)
        }
    }

    /// Who the provider says it is, proven.
    private func claims(_ arrival: Arrival, _ secrets: ElsewhereSecrets) async throws -> IDClaims {
        let places = try await explained { try await provider.places() }
        guard arrival.issuer ?? (places.namesIssuer ? "" : provider.issuer) == provider.issuer else {
            throw untrusted(.mixedUp)
        }
        if let error = arrival.error {
            throw ["access_denied", "login_required", "interaction_required", "consent_required"].contains(error)
                ? .declined : untrusted(.provider(.refused(String(error.prefix(60)))))
        }
        guard let code = arrival.code, (1...4_096).contains(code.utf8.count) else {
            throw untrusted(.provider(.wrong("it sent no code")))
        }
        let text = try await explained {
            try await provider.token(CodeExchange(code: code, verifier: secrets.verifier, callback: callback))
        }
        do {
            let token = try IDToken(text)
            let keys = try await explained { try await provider.keys(token.keyID) }
            return try token.claims(
                signedBy: keys,
                expecting: IDToken.Expectation(
                    issuer: provider.issuer, client: provider.client, nonce: secrets.nonce), at: now())
        } catch let fault as IDTokenFault { throw untrusted(.token(fault)) }
    }

    /// A provider's fault in the market's words; the log has it in its own.
    private func explained<Value>(_ ask: () async throws -> Value) async throws -> Value {
        do { return try await ask() } catch let fault as ProviderFault {
            if case .away = fault {
                log.warning("identity provider away", ["fault": .fault(fault)])
                throw ElsewhereRefusal.away
            }
            throw untrusted(.provider(fault))
        }
    }

    private func untrusted(_ reason: ElsewhereRefusal.Reason) -> ElsewhereRefusal {
        log.warning("identity provider not believed", ["reason": .text("\(reason)")])
        return .untrusted(reason)
    }
}
