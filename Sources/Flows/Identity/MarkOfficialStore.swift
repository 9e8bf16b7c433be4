import Accounts
import Audit
import Postgres
import Sellers
import Vocabulary

/// The market vouches that a store is the brand's own, or takes it back.
package struct MarkOfficialStore: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// Saying what stands there already changes nothing and is no entry in the log.
    /// - Throws: `IdentityRefusal`.
    package func callAsFunction(_ slug: Slug, _ isOfficial: Bool, by staff: AccountID) async throws {
        guard let seller = try await Seller.find(slug: slug, in: db) else { throw IdentityRefusal.notThere }
        // As with checks: whoever runs a store does not vouch for it.
        if try await Account.find(staff, in: db)?.seller == seller.id { throw IdentityRefusal.ownCheck }
        try await db.transaction { tx in
            guard let id = try await Seller.setOfficial(slug, isOfficial, in: tx) else { return }
            try await AuditLog.record(
                .officialStoreChanged, by: staff.actor, on: "seller:" + id.pathText,
                [("official", isOfficial ? "yes" : "no")], in: tx)
        }
    }
}
