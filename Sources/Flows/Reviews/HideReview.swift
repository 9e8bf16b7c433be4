import Audit
import Postgres
import Reviews
import Vocabulary

/// Hides a review, or shows it again: a word of the market's people, and an entry of the audit log.
package struct HideReview: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Returns: false when there is no such review, or it is so already.
    package func callAsFunction(_ id: ReviewID, _ isHidden: Bool = true, by actor: AuditActor) async throws -> Bool {
        try await db.transaction { tx in
            guard let product = try await Review.setHidden(id, isHidden, in: tx) else { return false }
            // Last in its transaction: entries of the log wait for one another.
            try await AuditLog.record(
                isHidden ? .reviewHidden : .reviewShown, by: actor, on: "review:" + id.pathText,
                [("product", product.pathText)], in: tx)
            return true
        }
    }
}
