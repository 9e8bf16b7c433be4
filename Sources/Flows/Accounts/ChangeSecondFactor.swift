import Accounts
import Audit
import Crypto
import Foundation
import Postgres
import Vault
import Vocabulary

/// Adds and takes away the authenticator app.
package struct ChangeSecondFactor: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// What an app needs to be set up. Nothing is on before its first code came back.
    package struct Offer: Sendable {
        /// What the browser holds.
        package let secret: String
        /// `otpauth://…`, for a QR code or a link on a phone.
        package let address: String
        /// The app's secret in base 32, for typing.
        package let key: String
    }

    /// - Throws: `AccountRefusal`.
    package func begin(_ id: AccountID, password: String) async throws -> Offer {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(password, of: account)
        let totp = TOTP.random()
        let key = base32(totp.secret)
        let secret = try await door.db.transaction { tx in
            let token = try await door.vault.keep(.totp(key), in: tx)
            return try await PendingStep.begin(
                .secondFactor, account: id, contact: token, code: nil, minutes: 30, in: tx)
        }
        return Offer(secret: secret, address: totp.address(issuer: door.market, account: account.name), key: key)
    }

    /// The offer again, after a wrong code.
    package func offer(_ id: AccountID, _ secret: String) async throws -> Offer {
        let (_, key) = try await pending(id, secret)
        guard let bytes = bytes(base32: key), let account = try await Account.find(id, in: door.db) else {
            throw AccountRefusal.stepOver
        }
        return Offer(
            secret: secret, address: TOTP(secret: bytes).address(issuer: door.market, account: account.name), key: key)
    }

    /// - Returns: recovery codes, shown this once.
    /// - Throws: `AccountRefusal`.
    package func confirm(_ id: AccountID, _ secret: String, code: String, session: SessionID?) async throws -> [String]
    {
        let (step, key) = try await pending(id, secret)
        let plain = plainCode(code)
        guard let token = step.contact, let bytes = bytes(base32: key),
            let used = TOTP(secret: bytes).matchedStep(of: plain, at: Date(), after: nil)
        else {
            _ = try await door.answered(.secondFactor, secret, plain)
            throw AccountRefusal.stepOver
        }
        let codes = recoveryCodes(count: RecoveryCodes.count)
        try await door.db.transaction { tx in
            guard try await PendingStep.finish(step.id, in: tx), let account = try await Account.locked(id, in: tx)
            else {
                throw AccountRefusal.stepOver
            }
            try await Account.setSecondFactor(id, token, step: used, in: tx)
            if let old = account.totp { try await Vault.forget([old], in: tx) }
            try await RecoveryCodes.replace(codes.map { door.recoveryHash($0, of: id) }, of: id, in: tx)
            // What was opened without it must sign in again.
            try await Session.end(of: id, except: session, .factorAdded, in: tx)
            try await told(account, .factorAdded, in: tx)
        }
        return codes
    }

    /// - Throws: `AccountRefusal`.
    package func remove(_ id: AccountID, password: String) async throws {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(password, of: account)
        guard !account.needsSecondFactor else { throw AccountRefusal.secondFactorNeeded }
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), let old = account.totp else { return }
            try await Account.setSecondFactor(id, nil, step: nil, in: tx)
            try await Vault.forget([old], in: tx)
            try await RecoveryCodes.replace([], of: id, in: tx)
            try await told(account, .factorRemoved, in: tx)
        }
    }

    private func pending(_ id: AccountID, _ secret: String) async throws -> (PendingStep, key: String) {
        guard let step = try await PendingStep.find(.secondFactor, secret: secret, in: door.db), step.account == id,
            let token = step.contact
        else { throw AccountRefusal.stepOver }
        let datum = try await door.vault.open(token, in: door.db) {
            try await AuditLog.record(
                .secretRead, by: id.actor, on: "secret:" + token.pathText, [("for", "second-factor")], in: door.db)
        }
        guard case .totp(let key) = datum else { throw AccountRefusal.stepOver }
        return (step, key)
    }

    private func told(_ account: Account, _ event: AuditEvent, in tx: Transaction) async throws {
        for contact in try await Contact.all(of: account.id, in: tx) {
            try await door.send(.factorChanged, to: contact.secret, contact.kind, account.language, in: tx)
        }
        try await AuditLog.record(event, by: account.id.actor, on: account.id.subject, in: tx)
    }
}
