import Foundation
import Postgres
import Vocabulary

/// A seller in the desk's table.
package struct SellerRow: Sendable, SQLRow {
    package let seller: Seller
    package let liveProducts: Int
    package let createdAt: Date

    package init(row: inout RowReader) throws {
        seller = try Seller(row: &row)
        liveProducts = try row.next()
        createdAt = try row.next()
    }

    /// The newest first, behind `place`; at most `limit`.
    /// - Parameters:
    ///   - words: part of a name or of an address.
    ///   - isRead: whether a WhatsApp catalogue is read; nil: either.
    package static func page(
        _ words: String?, isRead: Bool? = nil, after place: (at: Date, id: Int64)? = nil, limit: Int,
        in db: some SQLSession
    ) async throws -> [SellerRow] {
        var condition: SQL = place.map { "(created_at, id) < (\($0.at), \($0.id))" } ?? "true"
        if let words {
            condition = """
                \(sql: condition) AND (position(lower(\(words)) IN lower(name)) > 0 OR position(lower(\(words)) IN slug) > 0)
                """
        }
        if let isRead { condition = "\(sql: condition) AND (catalogue_url <> '') = \(isRead)" }
        return try await db.rows(
            """
            SELECT \(sql: Seller.columns),
                (SELECT count(*) FROM products p WHERE p.seller_id = sellers.id AND p.status = 'live'), created_at
            FROM sellers WHERE \(sql: condition) ORDER BY created_at DESC, id DESC LIMIT \(literal: limit)
            """)
    }
}
