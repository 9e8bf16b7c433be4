import Accounts
import Audit
import Postgres
import Vocabulary

/// Keeps somebody out, or lets them in again.
package struct SuspendAccount: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter check: refuses by what the account is when nobody else can change it.
    /// - Throws: `AccountRefusal.notThere` for a closed account.
    package func callAsFunction(
        _ id: AccountID, _ isSuspended: Bool, by actor: AuditActor,
        check: @Sendable (Account) throws -> Void = { _ in }
    ) async throws {
        try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status != .closed else {
                throw AccountRefusal.notThere
            }
            try check(account)
            try await Account.setStatus(id, isSuspended ? .suspended : .active, in: tx)
            if isSuspended { try await Session.end(of: id, .suspended, in: tx) }
            try await ScoreTrust.again(id, in: tx)
            try await AuditLog.record(
                isSuspended ? .accountSuspended : .accountRestored, by: actor, on: id.subject, in: tx)
        }
    }
}
