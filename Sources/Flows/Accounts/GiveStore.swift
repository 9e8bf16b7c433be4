import Accounts
import Audit
import Postgres
import Vocabulary

/// Makes an account the one that runs a store.
package struct GiveStore: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `AccountRefusal.contactTaken` when another account runs it.
    package func callAsFunction(_ seller: SellerID, to id: AccountID, by actor: AuditActor) async throws {
        do {
            try await db.transaction { tx in
                guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                    throw AccountRefusal.notThere
                }
                try await Account.setStore(id, seller, in: tx)
                try await Session.end(of: id, .rolesChanged, in: tx)
                try await AuditLog.record(
                    .rolesChanged, by: actor, on: id.subject, [("store", seller.pathText)], in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw AccountRefusal.contactTaken
        }
    }
}
