import Foundation
import Postgres
import Vocabulary

/// A line of the sync logs as a desk's table shows it.
package struct SyncLogRow: Sendable, SQLRow {
    package let id: Int64
    package let at: Date
    package let change: String
    package let product: ProductID?
    package let title: String?
    package let sellerName: String
    package let sellerSlug: String
    package let was: String?
    package let becomes: String?

    package init(row: inout RowReader) throws {
        id = try row.next()
        at = try row.next()
        change = try row.next()
        product = try row.next(Int64?.self).flatMap(ProductID.init(rawValue:))
        title = try row.next()
        sellerName = try row.next()
        sellerSlug = try row.next()
        was = try row.next()
        becomes = try row.next()
    }

    /// Newest first.
    ///
    /// - Parameters:
    ///   - seller: whose; nil: everybody's.
    ///   - slug: only this seller's, by their address.
    ///   - place: when the last one seen was, and its id.
    package static func page(
        of seller: SellerID?, slug: String? = nil, product: ProductID? = nil, change: CatalogChange? = nil,
        after place: (Date, Int64)? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [SyncLogRow] {
        var all: SQL = "true"
        if let seller { all = "\(sql: all) AND t.seller_id = \(seller)" }
        if let slug { all = "\(sql: all) AND t.seller_id = (SELECT id FROM sellers WHERE slug = \(slug))" }
        if let product { all = "\(sql: all) AND t.product_id = \(product)" }
        if let change { all = "\(sql: all) AND t.change = \(change)" }
        if let place { all = "\(sql: all) AND (t.at, t.id) < (\(place.0)::timestamptz, \(place.1)::bigint)" }
        return try await db.rows(
            """
            SELECT t.id, t.at, t.change, t.product_id, p.title, s.name, s.slug, left(t.was, 200), left(t.becomes, 200)
            FROM (SELECT id, at, change, product_id, seller_id, was, becomes FROM catalog_sync_logs t WHERE \(sql: all)
                ORDER BY t.at DESC, t.id DESC LIMIT \(literal: limit)) t
            JOIN sellers s ON s.id = t.seller_id LEFT JOIN products p ON p.id = t.product_id
            ORDER BY t.at DESC, t.id DESC
            """)
    }
}

/// A page that could not be placed, without its body.
package struct InconclusivePage: Sendable, SQLRow {
    package let product: ProductID
    package let title: String
    package let sellerName: String
    package let url: String
    package let httpStatus: Int?
    package let reason: String
    package let seenAt: Date

    package init(row: inout RowReader) throws {
        product = try ProductID(row: &row)
        title = try row.next()
        sellerName = try row.next()
        url = try row.next()
        httpStatus = try row.next()
        reason = try row.next()
        seenAt = try row.next()
    }

    /// The latest first; those whose page was read well since are not among them.
    package static func page(after place: (Date, Int64)?, limit: Int, in db: some SQLSession) async throws
        -> [InconclusivePage]
    {
        let isBehind: SQL =
            place.map { "(u.seen_at, u.product_id) < (\($0.0)::timestamptz, \($0.1)::bigint)" } ?? "true"
        return try await db.rows(
            """
            SELECT u.product_id, p.title, s.name, u.url, u.http_status, u.reason, u.seen_at FROM unrecognised_pages u
            JOIN products p ON p.id = u.product_id JOIN sellers s ON s.id = p.seller_id
            WHERE u.seen_at > coalesce(p.last_hydrated_at, '-infinity') AND \(sql: isBehind)
            ORDER BY u.seen_at DESC, u.product_id DESC LIMIT \(literal: limit)
            """)
    }
}

extension UnrecognisedPage {
    package static func find(_ product: ProductID, in db: some SQLSession) async throws -> UnrecognisedPage? {
        try await db.row(
            "SELECT product_id, url, http_status, reason, body, seen_at FROM unrecognised_pages WHERE product_id = \(product)"
        )
    }
}
