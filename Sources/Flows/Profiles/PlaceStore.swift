import Accounts
import Audit
import Postgres
import Sellers
import Vocabulary

/// The market's people say where a store is, which its seller did not.
package struct PlaceStore: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// Saying what stands there already changes nothing and is no entry in the log, which does not hold the place itself.
    /// - Throws: `ProfileRefusal`.
    package func callAsFunction(_ slug: Slug, _ typed: TypedPlace, by staff: AccountID) async throws {
        let point = try typed.point()
        guard let store = try await StoreProfile.find(slug, in: db) else { throw ProfileRefusal.notThere }
        try await db.transaction { tx in
            guard try await StoreProfile.place(store.seller, at: point, in: tx) else { return }
            try await AuditLog.record(
                .storePlaced, by: staff.actor, on: "seller:" + store.seller.pathText,
                [("placed", point == nil ? "no" : "yes")], in: tx)
        }
    }
}
