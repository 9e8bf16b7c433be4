import Inventory
import Postgres
import Vocabulary

/// A seller's places.
package struct KeepLocation: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `StockRefusal`.
    @discardableResult
    package func add(_ name: String, of seller: SellerID, by hand: DeskHand) async throws -> LocationID {
        guard hand.isMarket || hand.seller == seller else { throw StockRefusal.notThere }
        return try await db.transaction { try await Location.add(name, of: seller, in: $0) }
    }

    /// - Parameter isDefault: whether it is the usual one from now on.
    /// - Throws: `StockRefusal`.
    package func change(_ id: LocationID, name: String, isDefault: Bool, by hand: DeskHand) async throws {
        try await db.transaction { tx in
            guard let location = try await Location.find(id, of: hand.seller, in: tx) else {
                throw StockRefusal.notThere
            }
            try await Location.rename(id, to: name, in: tx)
            if isDefault, !location.isDefault { try await location.prefer(in: tx) }
        }
    }
}
