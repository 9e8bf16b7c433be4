import Inventory
import Postgres
import Vocabulary

/// A seller's suppliers, and what they supply.
package struct KeepSupplier: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `PurchaseRefusal`.
    package func add(_ wish: SupplierWish, of seller: SellerID, by hand: DeskHand) async throws -> SupplierID {
        guard hand.isMarket || hand.seller == seller else { throw PurchaseRefusal.notThere }
        return try await db.transaction { try await Supplier.add(wish, of: seller, in: $0) }
    }

    /// - Throws: `PurchaseRefusal`.
    package func change(_ id: SupplierID, to wish: SupplierWish, by hand: DeskHand) async throws {
        try await with(id, hand) { try await $0.change(to: wish, in: $1) }
    }

    /// - Throws: `PurchaseRefusal.notThere`.
    package func archive(_ id: SupplierID, _ isArchived: Bool, by hand: DeskHand) async throws {
        try await with(id, hand) { try await $0.archive(isArchived, in: $1) }
    }

    /// Who supplies a variant, under which number, for how much.
    /// - Throws: `PurchaseRefusal`.
    package func supply(
        _ variant: VariantID, from id: SupplierID, sku: String, unitCostMinor: Int64, minimum: Int, by hand: DeskHand
    ) async throws {
        try await with(id, hand) { supplier, tx in
            guard try await StockedVariant.find(variant, of: supplier.seller, in: tx) != nil else {
                throw PurchaseRefusal.noSKU
            }
            try await Supply.put(
                variant, from: id, sku: sku, unitCostMinor: unitCostMinor, minimum: minimum, in: tx)
        }
    }

    /// - Throws: `PurchaseRefusal.notThere`.
    package func endSupply(_ variant: VariantID, from id: SupplierID, by hand: DeskHand) async throws {
        try await with(id, hand) { _, tx in try await Supply.remove(variant, from: id, in: tx) }
    }

    private func with(
        _ id: SupplierID, _ hand: DeskHand, _ body: (Supplier, Transaction) async throws -> Void
    ) async throws {
        try await db.transaction { tx in
            guard let supplier = try await Supplier.find(id, of: hand.seller, in: tx) else {
                throw PurchaseRefusal.notThere
            }
            try await body(supplier, tx)
        }
    }
}
