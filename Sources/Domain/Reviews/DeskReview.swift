import Foundation
import Postgres
import Vocabulary

/// A review in the desk's table.
package struct DeskReview: Sendable, Equatable, SQLRow {
    package let review: Review
    package let authorName: String
    /// Of the product.
    package let title: String

    package init(row: inout RowReader) throws {
        review = try Review(row: &row)
        authorName = try row.next()
        title = try row.next()
    }

    /// Of all products, newest first.
    ///
    /// - Parameters:
    ///   - isHidden: only those that are, or are not; nil: all.
    ///   - place: when the last one seen was written, and its id.
    package static func page(
        isHidden: Bool? = nil, after place: (Date, Int64)? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [DeskReview] {
        var condition: SQL = isHidden.map { "(r.hidden_at IS NOT NULL) = \($0)::boolean" } ?? "true"
        if let place {
            condition = "\(sql: condition) AND (r.created_at, r.id) < (\(place.0)::timestamptz, \(place.1)::bigint)"
        }
        return try await db.rows(
            """
            SELECT \(sql: Review.columns), a.name, p.title
            FROM reviews r JOIN accounts a ON a.id = r.author_id JOIN products p ON p.id = r.product_id
            WHERE \(sql: condition) ORDER BY r.created_at DESC, r.id DESC LIMIT \(literal: limit)
            """)
    }
}
