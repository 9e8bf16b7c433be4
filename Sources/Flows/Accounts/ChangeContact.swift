import Accounts
import Audit
import Foundation
import Postgres
import Vault
import Vocabulary

/// Gives an account another e-mail address or telephone number; the old one is told.
package struct ChangeContact: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// An address of somebody else's looks the same, but no code comes.
    /// - Returns: what the browser must hold until the code comes.
    /// - Throws: `AccountRefusal`.
    package func begin(_ id: AccountID, _ contact: ContactAddress, password: String) async throws -> String {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(password, of: account)
        return try await door.db.transaction { tx in
            let secret = try await door.vault.keep(contact.datum, in: tx)
            let isTaken = try await Account.find(contact: secret, in: tx) != nil
            let step = try await PendingStep.begin(
                .addContact, account: id, contact: secret, code: nil,
                payload: "{\"kind\": \"\(contact.kind.rawValue)\"}",
                in: tx)
            try await door.sendCode(
                isTaken ? .addContactTaken : .addContact, step: step, kind: .addContact, to: secret, contact.kind,
                account.language, in: tx)
            return step
        }
    }

    /// - Throws: `AccountRefusal`.
    package func confirm(_ id: AccountID, _ secret: String, code: String) async throws {
        let step = try await door.answered(.addContact, secret, code)
        let kind = try JSONDecoder().decode([String: String].self, from: Data(step.payload.utf8))["kind"]
        guard step.account == id, let contact = step.contact, let kind = kind.flatMap(Contact.Kind.init(rawValue:))
        else {
            throw AccountRefusal.stepOver
        }
        do {
            try await door.db.transaction { tx in
                guard try await PendingStep.finish(step.id, in: tx), let account = try await Account.locked(id, in: tx)
                else { throw AccountRefusal.stepOver }
                if let old = try await Contact.set(contact, kind, of: id, in: tx), old != contact {
                    try await door.send(.contactChanged, to: old, kind, account.language, in: tx)
                }
                try await ScoreTrust.again(id, in: tx)
                try await AuditLog.record(
                    .contactChanged, by: id.actor, on: id.subject, [("contact", contact.pathText)], in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw AccountRefusal.contactTaken
        }
    }
}
