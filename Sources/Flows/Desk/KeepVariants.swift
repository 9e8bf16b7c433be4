import Catalog
import Postgres
import Vocabulary

/// The variants and numbers of a listing, as its form has them.
package struct KeepVariants: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    package static let limit = 200

    /// The variants are these from now on, known by their SKU: what is missing goes, what is new comes.
    /// - Throws: `ListingRefusal`, `VariantRefusal`: then nothing changed.
    package func callAsFunction(_ wishes: [VariantWish], of id: ProductID, by hand: DeskHand) async throws {
        guard wishes.count <= Self.limit, Set(wishes.map(\.sku)).count == wishes.count else {
            throw VariantRefusal.skuTaken
        }
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, of: hand.seller, in: tx), product.status != .deleted else {
                throw ListingRefusal.notThere
            }
            try await Provenance.tell(hand.actor, "variants", in: tx)
            let known = try await Variant.of(id, in: tx)
            for variant in known where !wishes.contains(where: { $0.sku == variant.sku }) {
                try await Variant.remove(variant.id, of: product.sellerID, in: tx)
            }
            for wish in wishes {
                if let variant = known.first(where: { $0.sku == wish.sku }) {
                    var wish = wish
                    wish.weightGrams = wish.weightGrams ?? variant.weightGrams
                    _ = try await Variant.change(variant.id, of: product.sellerID, to: wish, in: tx)
                } else {
                    _ = try await Variant.add(wish, to: id, of: product.sellerID, in: tx)
                }
            }
        }
    }

    /// The numbers by which it is asked for are these from now on.
    /// - Throws: `ListingRefusal.notThere`.
    package func number(_ numbers: [PartNumber], of id: ProductID, by hand: DeskHand) async throws {
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, of: hand.seller, in: tx), product.status != .deleted else {
                throw ListingRefusal.notThere
            }
            try await PartNumber.replace(numbers, of: product.id, in: tx)
        }
    }
}
