import Accounts
import Audit
import Identity
import Postgres
import Sellers
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
                try await Self.give(seller, to: account, in: tx)
                try await Session.end(of: id, .rolesChanged, in: tx)
                try await AuditLog.record(
                    .rolesChanged, by: actor, on: id.subject, [("store", seller.pathText)], in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw AccountRefusal.contactTaken
        }
    }

    /// A store is verified with whoever runs it, and no longer with whoever ran it.
    /// - Throws: `PostgresFault` with `violatedUnique` when another account runs it.
    static func give(_ seller: SellerID, to account: Account, in tx: Transaction) async throws {
        if let old = account.seller, old != seller { try await Seller.setVerified(old, false, in: tx) }
        let isVerified = try await IdentityCheck.latest(of: account.id, in: tx)?.status == .verified
        try await Seller.setVerified(seller, isVerified, in: tx)
        try await Account.setStore(account.id, seller, in: tx)
    }
}
