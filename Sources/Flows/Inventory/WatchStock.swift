import Inventory
import Postgres
import Vocabulary

/// Says from how few on more of some goods are to be ordered.
package struct WatchStock: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter lowAt: nil: nobody watches them any more.
    /// - Returns: how many shelves it is set for; those of others are passed over.
    /// - Throws: `StockRefusal.badQuantity`.
    package func callAsFunction(_ shelves: [Shelf], at lowAt: Int?, by hand: DeskHand) async throws -> Int {
        try await db.transaction { try await StockLevel.watch(shelves, at: lowAt, of: hand.seller, in: $0) }
    }
}
