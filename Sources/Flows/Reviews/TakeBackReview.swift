import Postgres
import Reviews
import Vocabulary

/// Takes somebody's own review back, wherever the product is by now.
package struct TakeBackReview: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `ReviewRefusal.notThere`.
    package func callAsFunction(on product: ProductID, by author: AccountID) async throws {
        guard try await Review.takeBack(of: author, on: product, in: db) else { throw ReviewRefusal.notThere }
    }
}
