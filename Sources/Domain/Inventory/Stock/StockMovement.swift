import Foundation
import Postgres
import Vocabulary

/// One line of the ledger. It is only ever added to; what is on a shelf is the sum.
package struct StockMovement: Sendable, Equatable, SQLRow {
    package enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case received, sold, returned, corrected, counted
    }

    package let id: Int64
    package let location: LocationID
    package let locationName: String
    package let kind: Kind
    /// Above zero what came, below zero what went; of a count, how far the books were off.
    package let quantity: Int
    /// What lay there afterwards.
    package let balance: Int
    package let unitCostMinor: Int64?
    package let unitPriceMinor: Int64?
    /// Nil: the market's own.
    package let currency: String?
    /// `order:…`, `hold:…`, `import:…`; empty when somebody moved it by hand.
    package let reference: String
    package let note: String
    /// `account:…`, `system`, `operator`.
    package let actor: String
    package let at: Date

    package init(row: inout RowReader) throws {
        id = try row.next()
        location = try LocationID(row: &row)
        locationName = try row.next()
        kind = try row.next()
        quantity = try row.next()
        balance = try row.next()
        unitCostMinor = try row.next()
        unitPriceMinor = try row.next()
        currency = try row.next()
        reference = try row.next()
        note = try row.next()
        actor = try row.next()
        at = try row.next()
    }
}

/// A movement that somebody wants.
package struct MovementWish: Sendable, Equatable {
    package var variant: VariantID
    package var location: LocationID
    package var kind: StockMovement.Kind
    /// As the ledger holds it: below zero for what goes.
    package var quantity: Int
    package var unitCostMinor: Int64?
    package var unitPriceMinor: Int64?
    package var currency: String?
    package var reference: String
    package var note: String

    package init(
        _ variant: VariantID, at location: LocationID, _ kind: StockMovement.Kind, _ quantity: Int,
        unitCostMinor: Int64? = nil, unitPriceMinor: Int64? = nil, currency: String? = nil, reference: String = "",
        note: String = ""
    ) {
        (self.variant, self.location, self.kind, self.quantity) = (variant, location, kind, quantity)
        (self.unitCostMinor, self.unitPriceMinor, self.currency) = (unitCostMinor, unitPriceMinor, currency)
        (self.reference, self.note) = (reference, note)
    }

    /// More of one thing in one movement is a mistake of the keyboard.
    package static let most = 1_000_000
    package static let highestMinor: Int64 = 1_000_000_000_000

    /// - Throws: `StockRefusal.badQuantity`, `.badAmount`.
    package func check() throws {
        let isRight =
            switch kind {
            case .received, .returned: quantity > 0
            case .sold: quantity < 0
            case .corrected: quantity != 0
            case .counted: true
            }
        guard isRight, abs(quantity) <= Self.most, note.count <= 500, !note.contains("\0") else {
            throw StockRefusal.badQuantity
        }
        for amount in [unitCostMinor, unitPriceMinor] where !(0...Self.highestMinor).contains(amount ?? 0) {
            throw StockRefusal.badAmount
        }
    }
}
