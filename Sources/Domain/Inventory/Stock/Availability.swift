import Postgres
import Vocabulary

/// Whether a buyer can have it.
package enum Availability: String, Sendable, CaseIterable {
    /// Nobody counts it: ask the seller.
    case notCounted = "not-counted"
    case inStock = "in-stock"
    case fewLeft = "few-left"
    case soldOut = "sold-out"

    /// So few that a buyer is told how many.
    package static let few = 3

    /// - Parameter free: what is free in all places; nil where nothing is counted.
    package init(free: Int?) {
        self =
            switch free {
            case nil: .notCounted
            case .some(...0): .soldOut
            case .some(...Self.few): .fewLeft
            case .some: .inStock
            }
    }

    /// Of a whole product: it is sold out when all its variants are, and as good as its best one otherwise.
    package init(of variants: [VariantStock]) {
        let all = Set(variants.map(\.availability))
        self = [.inStock, .fewLeft, .notCounted, .soldOut].first(where: all.contains) ?? .notCounted
    }
}

/// A variant as its buyers see it.
package struct VariantStock: Sendable, Equatable, SQLRow {
    package let id: VariantID
    package let sku: String
    /// What tells it from its siblings, in words.
    package let options: String
    /// Nil: the product's price.
    package let priceMinor: Int64?
    /// In all places; nil where nothing is counted.
    package let free: Int?

    package init(row: inout RowReader) throws {
        id = try VariantID(row: &row)
        sku = try row.next()
        options = try row.next()
        priceMinor = try row.next()
        free = try row.next()
    }

    package var availability: Availability { Availability(free: free) }

    /// A product's variants in their order; at most 200.
    package static func of(_ product: ProductID, in db: some SQLSession) async throws -> [VariantStock] {
        try await db.rows(
            """
            SELECT v.id, v.sku, \(sql: StockRow.optionsText), v.price_minor,
                (SELECT sum(greatest(0, free))::int FROM stock_levels l WHERE l.variant_id = v.id)
            FROM variants v WHERE v.product_id = \(product) ORDER BY v.position, v.id LIMIT 200
            """)
    }
}
