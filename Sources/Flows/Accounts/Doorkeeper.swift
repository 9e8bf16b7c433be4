import Accounts
import Audit
import Crypto
import Foundation
import Postgres
import Vault
import Vocabulary

/// What every way in stands on: the accounts, what is secret about them, and the keys that tokens are signed with.
package struct Doorkeeper: Sendable {
    package let db: Database
    package let vault: Vault
    package let passwords: PasswordHasher
    package let tokens: TokenKeys
    /// How messages and authenticator apps name the market.
    package let market: String

    package init(db: Database, vault: Vault, passwords: PasswordHasher, tokens: TokenKeys, market: String) {
        self.db = db
        self.vault = vault
        self.passwords = passwords
        self.tokens = tokens
        self.market = market
    }

    /// An access token lives so long; a session's refresh token brings the next.
    package static let accessMinutes = 15

    /// Opens a session and writes it down. The last step of every way in.
    func open(_ account: Account, factors: [String], from device: Device, in tx: Transaction) async throws -> SignedIn {
        let session = try await Session.open(
            for: account.id, factors: factors, device: device.name, network: device.network, in: tx)
        let refresh = try await RefreshToken.issue(for: session, in: tx)
        try await AuditLog.record(
            .signedIn, by: account.id.actor, on: account.id.subject,
            [("session", session.pathText), ("factors", factors.joined(separator: "+"))], in: tx)
        return SignedIn(
            account: account.id, session: session, visitor: account.visitor, language: account.language,
            access: access(account, session: session, factors: factors), refresh: refresh, picture: account.picture)
    }

    func access(_ account: Account, session: SessionID, factors: [String], at now: Date = Date()) -> String {
        let person = account.person(session: session, factors: Set(factors))
        return tokens.sign(
            TokenClaims(
                issuer: tokens.issuer, audience: tokens.audience, subject: account.id.pathText,
                session: session.pathText,
                scopes: person.grants, factors: factors.sorted(), issuedAt: Int64(now.timeIntervalSince1970),
                expires: Int64(now.timeIntervalSince1970) + Int64(Self.accessMinutes * 60)))
    }

    /// Names a contact to rate limits without saying it.
    package func limitName(of contact: ContactAddress) -> String {
        hex(vault.fingerprint(contact.kind.rawValue + ":" + contact.text, for: "limit"))
    }

    /// The keyed hash of a one-time code. The step's own secret is part of it, so equal codes have different hashes.
    func fingerprint(code: String, for secret: String) -> [UInt8] {
        vault.fingerprint(secret + ":" + code, for: "code")
    }
}

/// A session just opened or renewed, and what the browser must hold.
package struct SignedIn: Sendable, Equatable {
    package let account: AccountID
    package let session: SessionID
    package let visitor: VisitorID
    package let language: Language
    package let access: String
    package let refresh: String
    /// The account's picture, for the head of pages.
    package let picture: String?
    /// Where the browser wanted to go before it was asked for a second factor.
    package var returnTo: String?
}

/// What a request tells of the device it came from, as much of it as is kept.
package struct Device: Sendable, Equatable {
    package let name: String
    package let network: String

    /// - Parameters:
    ///   - agent: the `User-Agent` header.
    ///   - address: a numeric IP address; of version 4 three parts of four are kept, of version 6 three of eight.
    package init(agent: String, address: String) {
        name = DeviceName.of(agent)
        if address.contains(".") {
            // One of version 4 may come in the clothes of version 6: `::ffff:10.0.0.1`.
            let parts = address.split(separator: ":").last?.split(separator: ".") ?? []
            network = parts.prefix(3).joined(separator: ".") + ".*"
        } else {
            // What stands behind `::` are the last parts.
            let front = address.firstRange(of: "::").map { address[..<$0.lowerBound] } ?? address[...]
            network = address.isEmpty ? "" : front.split(separator: ":").prefix(3).joined(separator: ":") + "::"
        }
    }
}

extension AccountID {
    package var actor: AuditActor { .account(pathText) }
    /// As audit entries name it.
    package var subject: String { "account:" + pathText }
}
