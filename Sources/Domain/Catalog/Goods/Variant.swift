import Foundation
import Postgres
import Vocabulary

/// What lies on a shelf: one size, one colour; of plain goods the only one.
package struct Variant: Sendable, Equatable, SQLRow {
    package let id: VariantID
    package let product: ProductID
    /// One seller's own number for it.
    package let sku: String
    /// GTIN, 8 to 14 digits.
    package let barcode: String?
    /// What tells it from its siblings, by name: `["size": "M"]`.
    package let options: [String: String]
    /// Nil: the product's price.
    package let priceMinor: Int64?
    package let weightGrams: Int?
    package let position: Int

    package init(row: inout RowReader) throws {
        id = try VariantID(row: &row)
        product = try ProductID(row: &row)
        sku = try row.next()
        barcode = try row.next()
        let json: String = try row.next()
        options = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        priceMinor = try row.next()
        weightGrams = try row.next()
        position = try row.next()
    }

    static let columns: SQL =
        "id, product_id, sku, barcode, options::text, price_minor, weight_grams, position"

    /// What tells it from its siblings, in words: `M · red`.
    package var label: String { options.sorted { $0.key < $1.key }.map(\.value).joined(separator: " · ") }
}

/// A variant as a form or a file brings it.
package struct VariantWish: Sendable, Equatable {
    package var sku: String
    package var barcode: String?
    package var options: [String: String]
    package var priceMinor: Int64?
    package var weightGrams: Int?

    package init(
        sku: String, barcode: String? = nil, options: [String: String] = [:], priceMinor: Int64? = nil,
        weightGrams: Int? = nil
    ) {
        (self.sku, self.barcode, self.options) = (sku, barcode, options)
        (self.priceMinor, self.weightGrams) = (priceMinor, weightGrams)
    }

    /// - Throws: `VariantRefusal`.
    func check() throws {
        guard (1...64).contains(sku.count), !sku.contains(where: \.isNewline) else { throw VariantRefusal.badSKU }
        if let barcode, !BarcodeCheck.holds(barcode) { throw VariantRefusal.badBarcode }
        guard options.count <= 5, options.allSatisfy({ (1...40).contains($0.key.count) && $0.value.count <= 80 }),
            (priceMinor ?? 0) >= 0, (weightGrams ?? 1) > 0
        else { throw VariantRefusal.badOptions }
    }
}

/// GTIN-8, -12, -13 and -14.
package enum BarcodeCheck {
    /// Whether the digits and the check digit are right (GS1 General Specifications, 7.9).
    package static func holds(_ text: String) -> Bool {
        let digits = text.utf8.map { Int($0) - 48 }
        guard [8, 12, 13, 14].contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let sum = digits.dropLast().reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
        return (10 - sum % 10) % 10 == digits[digits.count - 1]
    }
}

/// Why a variant cannot be kept.
package enum VariantRefusal: String, Error, Sendable, CaseIterable {
    case badSKU = "variant-bad-sku"
    case skuTaken = "variant-sku-taken"
    case badBarcode = "variant-bad-barcode"
    case badOptions = "variant-bad-options"
    /// Stock has moved under it: its ledger stays readable.
    case hasHistory = "variant-has-history"
    package var code: String { rawValue }
}

extension Variant {
    package static func of(_ product: ProductID, in db: some SQLSession) async throws -> [Variant] {
        try await db.rows("SELECT \(sql: columns) FROM variants WHERE product_id = \(product) ORDER BY position, id")
    }

    package static func find(_ id: VariantID, of seller: SellerID, in db: some SQLSession) async throws -> Variant? {
        try await db.row("SELECT \(sql: columns) FROM variants WHERE id = \(id) AND seller_id = \(seller)")
    }

    package static func find(sku: String, of seller: SellerID, in db: some SQLSession) async throws -> Variant? {
        try await db.row("SELECT \(sql: columns) FROM variants WHERE sku = \(sku) AND seller_id = \(seller)")
    }

    /// Puts a variant behind the others of its product.
    /// - Throws: `VariantRefusal`.
    package static func add(_ wish: VariantWish, to product: ProductID, of seller: SellerID, in tx: Transaction)
        async throws -> VariantID
    {
        try wish.check()
        let id = VariantID.random()
        try await refusingTaken {
            try await tx.run(
                """
                INSERT INTO variants (id, product_id, seller_id, sku, barcode, options, price_minor, weight_grams, position)
                SELECT \(id)::bigint, \(product)::bigint, \(seller)::bigint, \(wish.sku)::text, \(wish.barcode)::text,
                    \(jsonText(wish.options))::jsonb, \(wish.priceMinor)::bigint, \(wish.weightGrams)::int, coalesce(max(position) + 1, 0)
                FROM variants WHERE product_id = \(product)
                """)
        }
        return id
    }

    /// - Throws: `VariantRefusal`.
    /// - Returns: false when this seller has no such variant.
    package static func change(_ id: VariantID, of seller: SellerID, to wish: VariantWish, in tx: Transaction)
        async throws -> Bool
    {
        try wish.check()
        return try await refusingTaken {
            try await tx.execute(
                """
                UPDATE variants SET sku = \(wish.sku), barcode = \(wish.barcode), options = \(jsonText(wish.options))::jsonb,
                    price_minor = \(wish.priceMinor), weight_grams = \(wish.weightGrams)
                WHERE id = \(id) AND seller_id = \(seller)
                """) == 1
        }
    }

    /// - Throws: `VariantRefusal.hasHistory`.
    package static func remove(_ id: VariantID, of seller: SellerID, in tx: Transaction) async throws {
        do {
            try await tx.savepoint {
                _ = try await tx.run("DELETE FROM variants WHERE id = \(id) AND seller_id = \(seller)")
            }
        } catch let fault as PostgresFault where fault.isForeignKeyViolation { throw VariantRefusal.hasHistory }
    }

    @discardableResult
    private static func refusingTaken<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw VariantRefusal.skuTaken
        }
    }
}
