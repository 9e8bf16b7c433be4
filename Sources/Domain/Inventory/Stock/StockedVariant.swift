import Postgres
import Vocabulary

/// A variant as the desk's forms name it: what it is, and whose.
package struct StockedVariant: Sendable, Equatable, SQLRow {
    package let id: VariantID
    package let product: ProductID
    package let seller: SellerID
    package let sku: String
    package let title: String
    /// What tells it from its siblings, in words.
    package let options: String

    package init(row: inout RowReader) throws {
        id = try VariantID(row: &row)
        product = try ProductID(row: &row)
        seller = try SellerID(row: &row)
        sku = try row.next()
        title = try row.next()
        options = try row.next()
    }

    private static let select: SQL = """
        SELECT v.id, v.product_id, v.seller_id, v.sku, p.title, \(sql: StockRow.optionsText)
        FROM variants v JOIN products p ON p.id = v.product_id
        """

    /// - Parameter seller: whose; nil: anybody's.
    package static func find(_ id: VariantID, of seller: SellerID?, in db: some SQLSession) async throws
        -> StockedVariant?
    {
        try await db.row(
            "\(sql: select) WHERE v.id = \(id) AND (\(seller)::bigint IS NULL OR v.seller_id = \(seller))")
    }

    /// A product's variants in their order.
    package static func of(_ product: ProductID, seller: SellerID?, in db: some SQLSession) async throws
        -> [StockedVariant]
    {
        try await db.rows(
            """
            \(sql: select) WHERE v.product_id = \(product) AND (\(seller)::bigint IS NULL OR v.seller_id = \(seller))
            ORDER BY v.position, v.id
            """)
    }

    /// What one seller has, as SKUs in their order; at most `limit`, nothing of what was thrown away.
    package static func skus(of seller: SellerID, limit: Int, in db: some SQLSession) async throws -> [String] {
        try await db.values(
            """
            SELECT v.sku FROM variants v JOIN products p ON p.id = v.product_id
            WHERE v.seller_id = \(seller) AND p.status <> 'deleted' ORDER BY v.sku LIMIT \(literal: limit)
            """)
    }

    /// One seller's variants by SKU or barcode. What is not there is left out.
    package static func named(_ numbers: [String], of seller: SellerID, in db: some SQLSession) async throws
        -> [String: StockedVariant]
    {
        let found = try await db.rows(
            """
            SELECT wanted.number, v.id, v.product_id, v.seller_id, v.sku, p.title, \(sql: StockRow.optionsText)
            FROM unnest(\(numbers)::text[]) AS wanted (number)
            JOIN variants v ON v.seller_id = \(seller) AND (v.sku = wanted.number OR v.barcode = wanted.number)
            JOIN products p ON p.id = v.product_id ORDER BY v.sku = wanted.number
            """, as: NumberedVariant.self)
        // A SKU goes before another's barcode.
        return Dictionary(found.map { ($0.number, $0.variant) }, uniquingKeysWith: { $1 })
    }
}

/// A variant, and the number it was asked for by.
private struct NumberedVariant: SQLRow {
    let number: String
    let variant: StockedVariant

    init(row: inout RowReader) throws {
        number = try row.next()
        variant = try StockedVariant(row: &row)
    }
}
