import Catalog
import Postgres
import Vocabulary

/// What a listing fits, as its desk has it.
package struct KeepFitment: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// Says that a listing fits a vehicle and all below it, in these model years; nil: open.
    /// - Throws: `ListingRefusal`, `VehicleRefusal`.
    package func add(_ vehicle: VehicleID, years: (from: Int?, to: Int?), to id: ProductID, by hand: DeskHand)
        async throws
    {
        try await db.transaction { tx in
            try await hold(id, by: hand, in: tx)
            try await Fitment.add(vehicle, years: years, to: id, in: tx)
        }
    }

    /// - Throws: `ListingRefusal.notThere`.
    package func remove(_ vehicle: VehicleID, from id: ProductID, by hand: DeskHand) async throws {
        try await db.transaction { tx in
            try await hold(id, by: hand, in: tx)
            try await Fitment.remove(vehicle, from: id, in: tx)
        }
    }

    private func hold(_ id: ProductID, by hand: DeskHand, in tx: Transaction) async throws {
        guard let product = try await Product.locked(id, of: hand.seller, in: tx), product.status != .deleted else {
            throw ListingRefusal.notThere
        }
    }
}
