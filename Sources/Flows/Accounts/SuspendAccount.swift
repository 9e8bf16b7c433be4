import Accounts
import Audit
import Postgres
import Vocabulary

/// Keeps somebody out, or lets them in again.
package struct SuspendAccount: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `AccountRefusal.notThere` for a closed account.
    package func callAsFunction(_ id: AccountID, _ isSuspended: Bool, by actor: AuditActor) async throws {
        try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status != .closed else {
                throw AccountRefusal.notThere
            }
            try await Account.setStatus(id, isSuspended ? .suspended : .active, in: tx)
            if isSuspended { try await Session.end(of: id, .suspended, in: tx) }
            try await ScoreTrust.again(id, in: tx)
            try await AuditLog.record(
                isSuspended ? .accountSuspended : .accountRestored, by: actor, on: id.subject, in: tx)
        }
    }
}
