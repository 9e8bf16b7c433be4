import Catalog
import Inventory
import Postgres
import Vocabulary

/// Writes into the ledger what somebody did with goods by hand.
package struct MoveStock: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// What a hand did. Numbers are above zero, unless they correct.
    package enum Move: Sendable, Equatable {
        case receive(Int, unitCost: Money?)
        case sell(Int, unitPrice: Money?)
        case takeBack(Int)
        /// How far the books are off: -1 is one broken.
        case correct(by: Int)
        /// How many there are.
        case count(Int)
    }

    /// - Throws: `StockRefusal`: then nothing moved.
    package func callAsFunction(
        _ move: Move, of variant: VariantID, at location: LocationID, note: String = "", by hand: DeskHand
    ) async throws {
        try await db.transaction { tx in
            guard let known = try await StockedVariant.find(variant, of: hand.seller, in: tx),
                try await Location.find(location, of: known.seller, in: tx) != nil
            else { throw StockRefusal.notThere }
            try await Provenance.tell(hand.actor, "stock", in: tx)
            if case .count(let counted) = move {
                return try await CountStock.write([(variant, counted)], at: location, note: note, in: tx)
            }
            try await StockMovement.record([move.wish(variant, location, note)], in: tx)
        }
    }
}

extension MoveStock.Move {
    fileprivate func wish(_ variant: VariantID, _ location: LocationID, _ note: String) -> MovementWish {
        switch self {
        case .receive(let quantity, let cost):
            MovementWish(
                variant, at: location, .received, quantity, unitCostMinor: cost?.minor, currency: cost?.currency.code,
                note: note)
        case .sell(let quantity, let price):
            // A negative number of sold goods would be a delivery: it stays what it is, and is refused.
            MovementWish(
                variant, at: location, .sold, quantity == .min ? 0 : -quantity, unitPriceMinor: price?.minor,
                currency: price?.currency.code, note: note)
        case .takeBack(let quantity): MovementWish(variant, at: location, .returned, quantity, note: note)
        case .correct(let quantity): MovementWish(variant, at: location, .corrected, quantity, note: note)
        case .count: preconditionFailure("a count is held against what the books say")
        }
    }
}

/// Writes down what lies on many shelves of one place.
package struct CountStock: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// Lines of one sheet.
    package static let limit = 500

    /// - Parameter lines: how many there are of what, each variant once.
    /// - Throws: `StockRefusal`: then nothing is written.
    package func callAsFunction(
        _ lines: [(variant: VariantID, counted: Int)], at location: LocationID, note: String = "", by hand: DeskHand
    ) async throws {
        guard lines.count <= Self.limit else { throw StockRefusal.tooMany }
        try await db.transaction { tx in
            guard let place = try await Location.find(location, of: hand.seller, in: tx) else {
                throw StockRefusal.notThere
            }
            for line in lines {
                guard try await StockedVariant.find(line.variant, of: place.seller, in: tx) != nil else {
                    throw StockRefusal.notThere
                }
            }
            try await Provenance.tell(hand.actor, "count", in: tx)
            try await Self.write(lines, at: location, note: note, in: tx)
        }
    }

    /// Holds the shelves against the books; nobody moves anything there in between.
    static func write(
        _ lines: [(variant: VariantID, counted: Int)], at location: LocationID, note: String, in tx: Transaction
    ) async throws {
        guard Set(lines.map(\.variant)).count == lines.count,
            lines.allSatisfy({ (0...MovementWish.most).contains($0.counted) })
        else { throw StockRefusal.badQuantity }
        var levels = try await StockLevel.locked(lines.map(\.variant), at: location, in: tx)
        let unknown = lines.filter { levels[$0.variant] == nil }
        if !unknown.isEmpty {
            // Only a shelf that is in the books can be held: somebody may bring the first ones this moment.
            try await StockMovement.record(
                unknown.map { MovementWish($0.variant, at: location, .counted, 0, note: note) }, in: tx)
            levels = try await StockLevel.locked(lines.map(\.variant), at: location, in: tx)
        }
        let first = Set(unknown.map(\.variant))
        try await StockMovement.record(
            lines.compactMap { line in
                let off = line.counted - (levels[line.variant]?.onHand ?? 0)
                // Its count of nothing stands there already.
                if off == 0, first.contains(line.variant) { return nil }
                return MovementWish(line.variant, at: location, .counted, off, note: note)
            }, in: tx)
    }
}
