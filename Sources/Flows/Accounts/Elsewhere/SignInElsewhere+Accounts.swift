import Accounts
import Audit
import Crypto
import Postgres
import Vault
import Vocabulary

// Which account it is, once it is proven who somebody is.
extension SignInElsewhere {
    /// The account that is linked, or a new one.
    /// - Throws: `ElsewhereRefusal`.
    func enter(
        _ claims: IDClaims, language: Language, from device: Device, returnTo: String
    ) async throws -> SignIn.Outcome {
        do { return try await entered(claims, language, device, returnTo) } catch ElsewhereRefusal.addressKnown {
        } catch let fault as PostgresFault where fault.violatedUnique != nil {}
        // Perhaps the same person came twice at once, and the other one made the account: then it is found now.
        do { return try await entered(claims, language, device, returnTo) } catch let fault as PostgresFault
            where fault.violatedUnique != nil
        { throw ElsewhereRefusal.addressKnown }
    }

    private func entered(
        _ claims: IDClaims, _ language: Language, _ device: Device, _ returnTo: String
    ) async throws -> SignIn.Outcome {
        try await door.db.transaction { tx in
            if let seen = try await Account.find(issuer: claims.issuer, subject: claims.subject, in: tx) {
                // Asked again under the lock: it may have been unlinked meanwhile.
                guard let account = try await Account.locked(seen.id, in: tx),
                    try await Account.find(issuer: claims.issuer, subject: claims.subject, in: tx)?.id == account.id
                else { throw ElsewhereRefusal.over }
                guard account.status == .active else { throw ElsewhereRefusal.suspended }
                return try await door.admitted(account, factors: ["fed"], from: device, returnTo: returnTo, in: tx)
            }
            let id = try await register(claims, language, in: tx)
            guard let account = try await Account.find(id, in: tx) else { throw ElsewhereRefusal.over }
            return try await door.admitted(account, factors: ["fed"], from: device, returnTo: returnTo, in: tx)
        }
    }

    /// An account without a password. An address that nobody has verified is not taken: it may be anybody's.
    private func register(_ claims: IDClaims, _ language: Language, in tx: Transaction) async throws -> AccountID {
        let address = claims.verifiedEmail.flatMap(EmailAddress.init)
        var contact: SecretToken?
        if let address {
            let secret = try await door.vault.keep(.email(address), in: tx)
            guard try await Account.find(contact: secret, in: tx) == nil else { throw ElsewhereRefusal.addressKnown }
            contact = secret
        }
        let id = try await Account.create(
            name: Self.name(of: claims), language: language, passwordHash: nil, in: tx)
        if let contact { _ = try await Contact.set(contact, .email, of: id, in: tx) }
        try await LinkedIdentity.link(claims.issuer, claims.subject, to: id, in: tx)
        var details: [(StaticString, String)] = []
        if let contact { details.append(("contact", contact.pathText)) }
        try await AuditLog.record(.registered, by: id.actor, on: id.subject, details, in: tx)
        try await AuditLog.record(.providerLinked, by: id.actor, on: id.subject, [("issuer", claims.issuer)], in: tx)
        return id
    }

    /// What the provider calls them, when it can be shown. The address says nothing to others: not even its first part.
    private static func name(of claims: IDClaims) -> String {
        do { return try PersonName(claims.name ?? "").text } catch { return "—" }
    }

    /// - Throws: `ElsewhereRefusal`.
    func link(_ claims: IDClaims, to id: AccountID) async throws {
        do {
            try await door.db.transaction { tx in
                guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                    throw ElsewhereRefusal.suspended
                }
                let linked = try await LinkedIdentity.all(of: id, in: tx).filter { $0.issuer == claims.issuer }
                if linked.contains(where: { $0.subject == claims.subject }) { return }
                guard linked.isEmpty else { throw ElsewhereRefusal.taken }
                try await LinkedIdentity.link(claims.issuer, claims.subject, to: id, in: tx)
                try await tell(account, in: tx)
                try await AuditLog.record(
                    .providerLinked, by: id.actor, on: id.subject, [("issuer", claims.issuer)], in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil { throw ElsewhereRefusal.taken }
    }

    /// Before an account is linked, as before its other locks are changed.
    /// - Throws: `AccountRefusal`.
    package func checkPassword(_ password: String, of id: AccountID) async throws {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(password, of: account)
    }

    /// The provider does not let the person in any more.
    /// - Throws: `AccountRefusal`; `.lastContact` when there is no other way in.
    package func unlink(_ id: AccountID, password: String) async throws {
        try await checkPassword(password, of: id)
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx) else { throw AccountRefusal.notThere }
            // A password alone signs nobody in: there must be an address to say with it.
            let contacts = try await Contact.all(of: id, in: tx)
            guard account.passwordHash != nil, !contacts.isEmpty else { throw AccountRefusal.lastContact }
            guard try await LinkedIdentity.unlink(provider.issuer, from: id, in: tx) > 0 else { return }
            try await tell(account, in: tx)
            try await AuditLog.record(
                .providerUnlinked, by: id.actor, on: id.subject, [("issuer", provider.issuer)], in: tx)
        }
    }

    private func tell(_ account: Account, in tx: Transaction) async throws {
        for contact in try await Contact.all(of: account.id, in: tx) {
            try await door.send(.providerChanged, to: contact.secret, contact.kind, account.language, in: tx)
        }
    }
}
