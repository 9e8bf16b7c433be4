import Crypto
import Foundation
import Synchronization

/// What the identity provider knows: its clients, the codes and tokens it gave, and what is wrong with its tokens.
package final class IdentityBook: Sendable {
    package struct Client: Codable, Sendable, Equatable {
        package let id: String
        package let secret: String
        /// Where people may be sent back to, letter by letter; empty allows every address on this machine.
        package let redirects: [String]

        package init(id: String, secret: String, redirects: [String] = []) {
            (self.id, self.secret, self.redirects) = (id, secret, redirects)
        }
    }

    /// What is wrong with the ID tokens, for tests.
    package enum Flaw: String, Codable, Sendable, CaseIterable {
        case wrongNonce = "wrong-nonce"
        case wrongAudience = "wrong-audience"
        case wrongIssuer = "wrong-issuer"
        case expired
        /// Signed by a key that is not among the published ones.
        case unknownKey = "unknown-kid"
        case badSignature = "bad-signature"
    }

    /// What somebody agreed to.
    struct Grant: Sendable {
        let request: AuthorizeRequest
        let person: SandboxPerson
        let at: Date
        var accessToken: String?
    }
    private struct Access {
        let grant: Grant
        let until: Date
    }
    private struct State {
        var clients = [Client(id: "soko", secret: "sandbox-secret")]
        var flaws: Set<Flaw> = []
        var grants: [String: Grant] = [:]
        var access: [String: Access] = [:]
    }
    static let codeSeconds: TimeInterval = 60
    static let accessSeconds: TimeInterval = 3_600
    private let state = Mutex(State())

    /// `soko` with the secret `sandbox-secret`, until others are set.
    package var clients: [Client] {
        get { state.withLock { $0.clients } }
        set { state.withLock { $0.clients = newValue } }
    }
    package var flaws: Set<Flaw> {
        get { state.withLock { $0.flaws } }
        set { state.withLock { $0.flaws = newValue } }
    }

    /// - Returns: a code that works once, within 60 seconds.
    func grant(_ request: AuthorizeRequest, to person: SandboxPerson, now: Date) -> String {
        let code = randomToken()
        state.withLock { state in
            state.grants = state.grants.filter { now.timeIntervalSince($0.value.at) < Self.codeSeconds }
            // A thousand people a minute are nobody: somebody plays with the page.
            if state.grants.count >= 1_000 { state.grants = [:] }
            state.grants[code] = Grant(request: request, person: person, at: now)
        }
        return code
    }

    /// What the code stands for, with its access token; nil when it is unknown, too old, or `fits` says no. A code that
    /// comes twice has been stolen: what it brought is taken back.
    func redeem(_ code: String, now: Date, if fits: (AuthorizeRequest) -> Bool) -> Grant? {
        state.withLock { state in
            guard var grant = state.grants[code], now.timeIntervalSince(grant.at) < Self.codeSeconds else { return nil }
            if let given = grant.accessToken {
                state.access[given] = nil
                return nil
            }
            guard fits(grant.request) else { return nil }
            let token = randomToken()
            grant.accessToken = token
            state.grants[code] = grant
            state.access = state.access.filter { $0.value.until > now }
            if state.access.count >= 1_000 { state.access = [:] }
            state.access[token] = Access(grant: grant, until: now + Self.accessSeconds)
            return grant
        }
    }

    /// Whose access token this is.
    func grant(accessToken: String, now: Date) -> Grant? {
        state.withLock { state in state.access[accessToken].flatMap { $0.until > now ? $0.grant : nil } }
    }
}
