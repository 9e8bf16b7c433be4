import Inventory
import Postgres
import Vocabulary

/// Promises goods to a cart or an order, and makes sales of what was promised. Whoever composes it brings the
/// transaction.
package enum HoldStock {
    /// Promises so many of each variant, each at one place: the usual one when it has enough.
    ///
    /// - Parameters:
    ///   - wanted: 1 to 200 variants, each once. What nobody counts needs no hold and gets none.
    ///   - reference: `cart:…`, `order:…`.
    /// - Throws: `StockRefusal.soldOut`: then nothing is held.
    package static func hold(
        _ wanted: [(variant: VariantID, quantity: Int)], for reference: String, time: Duration, in tx: Transaction
    ) async throws -> [StockHoldID] {
        // What looked free may be gone a moment later; then another place may still have it.
        for _ in 0..<3 {
            var items: [(shelf: Shelf, quantity: Int)] = []
            for (variant, quantity) in wanted {
                let levels = try await StockLevel.of(variant, in: tx)
                if levels.isEmpty { continue }
                guard let level = levels.first(where: { $0.free >= quantity }) else { throw StockRefusal.soldOut }
                items.append((Shelf(variant, level.location), quantity))
            }
            if items.isEmpty { return [] }
            do { return try await StockHold.hold(items, for: reference, time: time, in: tx) } catch StockRefusal.soldOut
            { continue }
        }
        throw StockRefusal.soldOut
    }

    /// The promised goods are sold. A hold that nobody has let go of yet counts, even past its time: its goods were kept.
    ///
    /// - Parameter price: what one of a variant was sold for.
    /// - Throws: `StockRefusal.holdOver` when one of them has ended: then nothing is sold.
    package static func take(
        _ holds: [StockHoldID], price: (VariantID) -> Money?, in tx: Transaction
    ) async throws {
        try await tx.savepoint {
            let ended = try await StockHold.end(holds, in: tx)
            guard ended.count == Set(holds).count else { throw StockRefusal.holdOver }
            try await StockMovement.record(
                ended.map { hold in
                    let price = price(hold.variant)
                    return MovementWish(
                        hold.variant, at: hold.location, .sold, -hold.quantity, unitPriceMinor: price?.minor,
                        currency: price?.currency.code, reference: "hold:" + hold.id.pathText)
                }, in: tx)
        }
    }

    /// Lets go of them. Those that have ended already stay ended.
    /// - Returns: how many were still held.
    @discardableResult
    package static func release(_ holds: [StockHoldID], in tx: Transaction) async throws -> Int {
        try await StockHold.end(holds, in: tx).count
    }
}
