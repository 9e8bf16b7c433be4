import Accounts
import Audit
import Postgres
import Vocabulary

/// Tells an account's owner that somebody who knows the password guesses at the second step.
package struct WarnOfGuesses: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    package func callAsFunction(_ id: AccountID) async throws {
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status == .active else { return }
            for contact in try await Contact.all(of: id, in: tx) {
                try await door.send(.factorGuessed, to: contact.secret, contact.kind, account.language, in: tx)
            }
            try await AuditLog.record(.factorGuessed, by: .nobody, on: id.subject, in: tx)
        }
    }
}
