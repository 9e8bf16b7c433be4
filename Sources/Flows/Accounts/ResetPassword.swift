import Accounts
import Audit
import Crypto
import Foundation
import Postgres
import Vault
import Vocabulary

/// Gives a new password to who reads the account's mail or texts.
package struct ResetPassword: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// The same answer for an address that nobody has: a code that is never right.
    /// - Returns: what the browser must hold until the code comes.
    package func begin(_ contact: ContactAddress, language: Language) async throws -> String {
        try await door.db.transaction { tx in
            // Kept for strangers too, so that the same work is done; a chore forgets what nobody points to.
            let secret = try await door.vault.keep(contact.datum, in: tx)
            let account = try await Account.find(contact: secret, in: tx)
            let step = try await PendingStep.begin(.reset, account: account?.id, contact: secret, code: nil, in: tx)
            if let account {
                try await door.sendCode(
                    .reset, step: step, kind: .reset, to: secret, contact.kind, account.language, in: tx)
            } else {
                try await door.sendCode(
                    .resetUnknown, step: step, kind: .reset, to: secret, contact.kind, language, in: tx)
            }
            return step
        }
    }

    /// Every session ends: whoever was in with the old password is out.
    /// - Throws: `AccountRefusal`.
    package func finish(_ secret: String, code: String, password: String) async throws {
        if let refusal = PasswordRules.refusal(password, notContaining: []) {
            throw AccountRefusal.weakPassword(refusal)
        }
        let step = try await door.answered(.reset, secret, code)
        guard let id = step.account, let contact = step.contact, let owner = try await Account.find(id, in: door.db)
        else { throw AccountRefusal.stepOver }
        // After the code only: whoever does not have it learns nothing of the name behind an address.
        try await door.checkStrength(password, of: owner)
        let hash = try await door.passwords.hash(password)
        try await door.db.transaction { tx in
            guard try await PendingStep.finish(step.id, in: tx), let account = try await Account.locked(id, in: tx),
                account.status != .closed,
                // Whoever still reads an address that the account has given up does not decide about it.
                let medium = try await Contact.all(of: id, in: tx).first(where: { $0.secret == contact })?.kind
            else { throw AccountRefusal.stepOver }
            try await door.changePassword(account, hash: hash, keeping: nil, in: tx)
            try await door.send(.passwordChanged, to: contact, medium, account.language, in: tx)
        }
    }
}

/// Changes a password that is known.
package struct ChangePassword: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Throws: `AccountRefusal`.
    package func callAsFunction(_ id: AccountID, from old: String, to new: String, session: SessionID?) async throws {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(old, of: account)
        try await door.checkStrength(new, of: account)
        let hash = try await door.passwords.hash(new)
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx) else { throw AccountRefusal.notThere }
            try await door.changePassword(account, hash: hash, keeping: session, in: tx)
            for contact in try await Contact.all(of: id, in: tx) {
                try await door.send(.passwordChanged, to: contact.secret, contact.kind, account.language, in: tx)
            }
        }
    }
}

extension Doorkeeper {
    func changePassword(_ account: Account, hash: String, keeping session: SessionID?, in tx: Transaction) async throws
    {
        try await Account.setPassword(account.id, hash: hash, in: tx)
        try await Session.end(of: account.id, except: session, .passwordChanged, in: tx)
        // What was begun with the old password is not finished with it.
        try await Vault.forget(try await PendingStep.drop(of: account.id, in: tx), in: tx)
        try await AuditLog.record(.passwordChanged, by: account.id.actor, on: account.id.subject, in: tx)
    }

    /// Holds a new password against the rules, and against what everybody who knows the person would try first.
    /// - Throws: `AccountRefusal.weakPassword`.
    func checkStrength(_ password: String, of account: Account) async throws {
        let contacts = try await Contact.all(of: account.id, in: db).map(\.secret)
        let clear = try await vault.open(contacts, in: db) {
            try await AuditLog.record(
                .secretRead, by: account.id.actor, on: account.id.subject, [("for", "password")], in: db)
        }
        let words = clear.values.compactMap(ContactAddress.init).flatMap(\.words)
        if let refusal = PasswordRules.refusal(password, notContaining: words + [account.name]) {
            throw AccountRefusal.weakPassword(refusal)
        }
    }

    /// Before something that a borrowed browser must not do. Who has no password proved themselves at their provider.
    /// - Throws: `AccountRefusal.wrongCredentials`, or `.notThere` for an account that is closed.
    func checkPassword(_ password: String, of account: Account) async throws {
        // It has no password either, and a request with its last token may still come.
        guard account.status != .closed else { throw AccountRefusal.notThere }
        guard let hash = account.passwordHash else { return }
        guard try await passwords.matches(password, hash) else { throw AccountRefusal.wrongCredentials }
    }
}
