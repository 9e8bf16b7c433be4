import Accounts
import Audit
import Postgres
import Vocabulary

/// Makes somebody staff or admin, or takes it away. Their sessions end, for tokens say what roles there were.
package struct GiveRoles: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter check: refuses by what the account is when nobody else can change it.
    /// - Throws: `AccountRefusal.notThere`.
    package func callAsFunction(
        _ id: AccountID, roles: Set<Role>, permissions: Set<Permission>, by actor: AuditActor,
        check: @Sendable (Account) throws -> Void = { _ in }
    ) async throws {
        try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                throw AccountRefusal.notThere
            }
            try check(account)
            // The store stays whoever else they are.
            let kept = roles.union(account.roles.intersection([.seller]))
            let permissions = roles.contains(.staff) ? permissions : []
            try await Account.setRoles(id, kept, permissions, in: tx)
            try await Session.end(of: id, .rolesChanged, in: tx)
            try await AuditLog.record(
                .rolesChanged, by: actor, on: id.subject,
                [
                    ("roles", kept.map(\.rawValue).sorted().joined(separator: " ")),
                    ("permissions", permissions.map(\.rawValue).sorted().joined(separator: " ")),
                ], in: tx)
        }
    }
}
