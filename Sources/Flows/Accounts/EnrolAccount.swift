import Accounts
import Audit
import Crypto
import Postgres
import Vault
import Vocabulary

/// Makes an account without a code: for an operator at the machine, who vouches for the address.
package struct EnrolAccount: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Throws: `AccountRefusal`.
    @discardableResult
    package func callAsFunction(_ contact: ContactAddress, name: String, password: String, language: Language)
        async throws
        -> AccountID
    {
        let name = try PersonName(name).text
        if let refusal = PasswordRules.refusal(password, notContaining: contact.words + [name]) {
            throw AccountRefusal.weakPassword(refusal)
        }
        let hash = try await door.passwords.hash(password)
        do {
            return try await door.db.transaction { tx in
                let secret = try await door.vault.keep(contact.datum, in: tx)
                let id = try await Account.create(name: name, language: language, passwordHash: hash, in: tx)
                _ = try await Contact.set(secret, contact.kind, of: id, in: tx)
                try await ScoreTrust.again(id, in: tx)
                try await AuditLog.record(.registered, by: .operatorAtTerminal, on: id.subject, in: tx)
                return id
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw AccountRefusal.contactTaken
        }
    }
}
