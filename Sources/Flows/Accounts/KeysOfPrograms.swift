import Accounts
import Audit
import Postgres
import Vocabulary

/// Gives out and takes back keys for programs.
package struct KeysOfPrograms: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter days: 1 to `APIKey.mostDays`.
    /// - Returns: the key, shown this once.
    /// - Throws: `AccountRefusal`.
    package func issue(_ id: AccountID, name: String, scopes: Set<Scope>, days: Int) async throws -> String {
        let name = try PersonName(name).text
        guard !scopes.isEmpty, (1...APIKey.mostDays).contains(days) else { throw AccountRefusal.badName }
        return try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                throw AccountRefusal.notThere
            }
            guard let key = try await APIKey.issue(for: id, name: name, scopes: scopes, days: days, in: tx) else {
                throw AccountRefusal.tooMany
            }
            try await AuditLog.record(
                .keyIssued, by: id.actor, on: id.subject,
                [("key", key.id.pathText), ("scopes", scopes.map(\.rawValue).sorted().joined(separator: " "))], in: tx)
            return key.text
        }
    }

    /// - Throws: `AccountRefusal.notThere` for a key that is somebody else's.
    package func revoke(_ key: APIKeyID, of id: AccountID) async throws {
        try await db.transaction { tx in
            guard try await APIKey.revoke(key, of: id, in: tx) else { throw AccountRefusal.notThere }
            try await AuditLog.record(.keyRevoked, by: id.actor, on: id.subject, [("key", key.pathText)], in: tx)
        }
    }
}
