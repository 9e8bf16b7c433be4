import Accounts
import Catalog
import Foundation
import Postgres
import Reviews
import Vocabulary

/// Writes somebody's review of a product, or changes what they said of it before.
package struct WriteReview: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `ReviewRefusal`.
    @discardableResult
    package func callAsFunction(
        _ wish: ReviewWish, on id: ProductID, by author: AccountID, at now: Date = Date()
    ) async throws -> ReviewID {
        try await db.transaction { tx in
            // Locked first: two reviews at once are counted one after the other, and a closed account takes nothing in. The
            // product is not locked: who writes while it leaves the wall writes for nobody.
            guard let account = try await Account.locked(author, in: tx), account.status == .active else {
                throw ReviewRefusal.notActive
            }
            guard let product = try await Product.find(id, in: tx) else { throw ReviewRefusal.notThere }
            switch product.standing {
            case .hidden: throw ReviewRefusal.notThere
            case .gone: throw ReviewRefusal.notOffered
            case .onTheWall: break
            }
            if account.seller == product.sellerID { throw ReviewRefusal.ownGoods }
            let isNew = try await Review.own(of: author, on: id, in: tx) == nil
            let today = try await Review.count(of: author, since: now - 86_400, in: tx)
            if isNew, today >= Review.mostADay { throw ReviewRefusal.tooMany }
            return try await Review.write(wish, on: id, by: author, in: tx)
        }
    }
}
