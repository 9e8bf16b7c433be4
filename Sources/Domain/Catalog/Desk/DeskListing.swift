import Foundation
import Postgres
import Vocabulary

/// One row of a desk's table of listings.
package struct DeskListing: Sendable, SQLRow {
    package let id: ProductID
    package let title: String
    package let status: ProductStatus
    package let statusReason: String
    package let category: String
    package let price: ListedPrice
    package let picture: ListedPicture
    package let sellerName: String
    package let brand: String?
    package let sku: String?
    /// Free to sell; nil where nothing is counted.
    package let stock: Int?
    package let updatedAt: Date
    let key: String?

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        title = try row.next()
        status = try row.next()
        statusReason = try row.next()
        category = try row.next()
        price = try ListedPrice(row: &row)
        picture = try ListedPicture(row: &row)
        sellerName = try row.next()
        brand = try row.next()
        sku = try row.next()
        stock = try row.next()
        updatedAt = try row.next()
        key = try row.next()
    }

    /// One page of a table, in two steps so that only its rows are joined.
    ///
    /// - Parameters:
    ///   - place: behind which row to begin; nil: at the first.
    ///   - limit: 1 to 200.
    /// - Returns: at most `limit` rows, and the place of the next page when there is one.
    package static func page(
        _ filter: DeskFilter, by order: DeskOrder = .updated, isDescending: Bool = true, after place: DeskPlace? = nil,
        limit: Int = 50, in db: some SQLSession
    ) async throws -> (rows: [DeskListing], next: DeskPlace?) {
        var condition = filter.condition
        // Rows without a price stand in no order of prices.
        if order == .price { condition = "\(sql: condition) AND p.price_minor IS NOT NULL" }
        if let place {
            let sign: SQL = isDescending ? "<" : ">"
            condition = """
                \(sql: condition) AND (\(sql: order.column), p.id) \(sql: sign) (\(place.key)::\(sql: order.placeType), \(place.id))
                """
        }
        let direction: SQL = isDescending ? "DESC" : "ASC"
        var found = try await db.rows(
            """
            SELECT p.id, p.title, p.status, p.status_reason, p.category, p.price_minor, p.currency, p.is_price_on_request,
                CASE WHEN p.s3_image_url IS NULL THEN p.image_url ELSE '' END, p.s3_image_url, p.picture_width, p.picture_height,
                p.picture_colour, p.picture_placeholder, s.name, b.name,
                (SELECT sku FROM variants v WHERE v.product_id = p.id ORDER BY position, id LIMIT 1),
                (SELECT sum(greatest(0, l.on_hand - l.held))::int FROM variants v JOIN stock_levels l ON l.variant_id = v.id
                 WHERE v.product_id = p.id),
                p.updated_at, (\(sql: order.column))::text
            FROM (SELECT p.id FROM products p WHERE \(sql: condition)
                ORDER BY \(sql: order.column) \(sql: direction), p.id \(sql: direction) LIMIT \(literal: limit + 1)) found
            JOIN products p ON p.id = found.id JOIN sellers s ON s.id = p.seller_id LEFT JOIN brands b ON b.id = p.brand_id
            ORDER BY \(sql: order.column) \(sql: direction), p.id \(sql: direction)
            """, as: DeskListing.self)
        let hasMore = found.count > limit
        if hasMore { found.removeLast() }
        let next = hasMore ? found.last.map { DeskPlace(key: $0.key ?? "", id: $0.id.rawValue) } : nil
        return (found, next)
    }

    /// How many listings there are of each status, deleted ones too.
    package static func counts(of seller: SellerID?, in db: some SQLSession) async throws -> [StatusCount] {
        try await db.rows(
            """
            SELECT status, count(*) FROM products WHERE \(seller)::bigint IS NULL OR seller_id = \(seller)
            GROUP BY status ORDER BY status
            """)
    }
}
