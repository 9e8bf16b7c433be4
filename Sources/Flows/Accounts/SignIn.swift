import Accounts
import Audit
import Crypto
import Foundation
import Postgres
import Vault
import Vocabulary

/// Lets somebody in who knows their password, and has their second factor where there is one.
package struct SignIn: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    package enum Outcome: Sendable, Equatable {
        case signedIn(SignedIn)
        /// The password was right; the code of the authenticator app is still to come, with this secret.
        case needsSecondFactor(secret: String)
    }

    /// The same refusal after the same time, whether there is such an account or not.
    /// - Parameter returnTo: a path of this market, which comes back with the second factor.
    /// - Throws: `AccountRefusal.wrongCredentials`, or `.suspended` to who knows the password.
    package func callAsFunction(
        _ contact: ContactAddress, password: String, from device: Device, returnTo: String? = nil
    ) async throws -> Outcome {
        let secret = try await door.vault.find(contact.datum, in: door.db)
        let account: Account? =
            if let secret { try await Account.find(contact: secret, in: door.db) } else { nil }
        guard let account, let hash = account.passwordHash else {
            try await door.passwords.pretend(password)
            // The audit log names whom it knows only: a mistyped address would be a stranger's.
            throw AccountRefusal.wrongCredentials
        }
        guard try await door.passwords.matches(password, hash) else {
            try await AuditLog.record(
                .signInFailed, by: .nobody, on: account.id.subject, [("at", "password")], in: door.db)
            throw AccountRefusal.wrongCredentials
        }
        guard account.status == .active else { throw AccountRefusal.suspended }
        let outcome = try await door.entered(account, factors: ["pwd"], from: device, returnTo: returnTo)
        if door.passwords.isOutdated(hash) {
            let renewed = try await door.passwords.hash(password)
            try await Account.renewPassword(account.id, from: hash, to: renewed, in: door.db)
        }
        return outcome
    }

    /// Whose second half is still to come with this secret; nil when nobody's is.
    package func account(waitingWith secret: String) async throws -> AccountID? {
        // A step that points to a secret is one of setting an app up.
        guard let step = try await PendingStep.find(.secondFactor, secret: secret, in: door.db), step.contact == nil
        else { return nil }
        return step.account
    }

    /// The second half: six digits of the app, or a recovery code.
    /// - Throws: `AccountRefusal`.
    package func secondFactor(_ secret: String, code: String, from device: Device) async throws -> SignedIn {
        // A step that points to a secret is one of setting an app up.
        guard let step = try await PendingStep.find(.secondFactor, secret: secret, in: door.db), step.contact == nil,
            let id = step.account, let account = try await Account.find(id, in: door.db)
        else { throw AccountRefusal.stepOver }
        let left: Int
        do {
            _ = try await door.answered(.secondFactor, secret, "")
            throw AccountRefusal.stepOver
        } catch AccountRefusal.wrongCode(let attemptsLeft) {
            // No code is the step's own, so this counted the attempt, before anything is looked at.
            left = attemptsLeft
        }
        guard try await door.hasSecondFactor(account, code: code) else {
            try await AuditLog.record(
                .signInFailed, by: .nobody, on: id.subject, [("at", "second-factor")], in: door.db)
            throw AccountRefusal.wrongCode(attemptsLeft: left)
        }
        let first = try JSONDecoder().decode(FirstFactor.self, from: Data(step.payload.utf8))
        return try await door.db.transaction { tx in
            guard try await PendingStep.finish(step.id, in: tx),
                let account = try await Account.locked(id, in: tx), account.status == .active
            else { throw AccountRefusal.stepOver }
            var signedIn = try await door.open(account, factors: first.factors + ["otp"], from: device, in: tx)
            signedIn.returnTo = first.returnTo
            return signedIn
        }
    }
}

/// What the step to the second factor remembers of the first.
private struct FirstFactor: Codable {
    let factors: [String]
    let returnTo: String?
}

extension Doorkeeper {
    /// The way in after the first factor.
    /// - Parameter seen: the account when the factor was checked; one that was changed meanwhile does not come in.
    /// - Throws: `AccountRefusal.wrongCredentials` or `.suspended`.
    func entered(_ seen: Account, factors: [String], from device: Device, returnTo: String?) async throws
        -> SignIn.Outcome
    {
        try await db.transaction { tx in
            guard let account = try await Account.locked(seen.id, in: tx), account.passwordHash == seen.passwordHash
            else {
                throw AccountRefusal.wrongCredentials
            }
            guard account.status == .active else { throw AccountRefusal.suspended }
            return try await admitted(account, factors: factors, from: device, returnTo: returnTo, in: tx)
        }
    }

    /// The same for an account that is locked and active: in, or on to its second factor.
    func admitted(
        _ account: Account, factors: [String], from device: Device, returnTo: String?, in tx: Transaction
    ) async throws -> SignIn.Outcome {
        guard account.hasSecondFactor else {
            return .signedIn(try await open(account, factors: factors, from: device, in: tx))
        }
        let payload = try JSONEncoder().encode(FirstFactor(factors: factors, returnTo: returnTo))
        let secret = try await PendingStep.begin(
            .secondFactor, account: account.id, code: nil, payload: String(decoding: payload, as: UTF8.self), in: tx)
        return .needsSecondFactor(secret: secret)
    }

    /// Whether a code is the app's current one, or an unused recovery code. It is used up by asking.
    func hasSecondFactor(_ account: Account, code: String) async throws -> Bool {
        guard let token = account.totp else { return false }
        let plain = plainCode(code)
        if plain.utf8.count == 6, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            let datum = try await vault.open(token, in: db) {
                try await AuditLog.record(.secretRead, by: .system("sign-in"), on: "secret:" + token.pathText, in: db)
            }
            guard case .totp(let text) = datum, let secret = bytes(base32: text),
                let step = TOTP(secret: secret).matchedStep(of: plain, at: Date(), after: account.totpStep)
            else { return false }
            return try await Account.useStep(account.id, step, in: db)
        }
        let hash = recoveryHash(plain, of: account.id)
        guard try await RecoveryCodes.use(hash, of: account.id, in: db) else { return false }
        try await AuditLog.record(.recoveryCodeUsed, by: account.id.actor, on: account.id.subject, in: db)
        return true
    }

    func recoveryHash(_ code: String, of account: AccountID) -> [UInt8] {
        vault.fingerprint(account.pathText + ":" + (canonicalRecoveryCode(code) ?? ""), for: "recovery")
    }
}
