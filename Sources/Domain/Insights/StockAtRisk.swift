import Postgres
import Vocabulary

/// A product that will soon be sold out, if it goes on selling as it did.
package struct StockAtRisk: Sendable, Equatable, SQLRow {
    package let id: ProductID
    package let title: String
    package let picture: String?
    /// Free to sell, on all shelves.
    package let free: Int
    /// Sold in the last `window` days.
    package let units: Int
    /// Days that `free` lasts.
    package let cover: Int
    /// How many products are at risk, this one among them.
    package let total: Int

    /// Days of sales that cover is reckoned from.
    package static let window = 60
    /// Days of cover below which a product is at risk.
    package static let enough = 14

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        title = try row.next()
        picture = try row.next()
        free = try row.next()
        units = try row.next()
        cover = try row.next()
        total = try row.next()
    }

    /// The shortest cover first, those that sell most among equals. Only what is on the wall: the rest sells nothing.
    package static func soonest(_ scope: StatsScope, limit: Int, in db: some SQLSession) async throws -> [StockAtRisk] {
        try await db.rows(
            """
            WITH sold AS MATERIALIZED (SELECT product_id, sum(units) AS units FROM sales_days t
                    WHERE \(sql: scope.isOurs) AND day > \(sql: scope.today) - \(literal: window) GROUP BY product_id),
                shelf AS (SELECT s.product_id, s.units, sum(greatest(0, l.on_hand - l.held)) AS free
                    FROM sold s JOIN variants v ON v.product_id = s.product_id JOIN stock_levels l ON l.variant_id = v.id
                    GROUP BY s.product_id, s.units),
                risky AS (SELECT product_id, units, free, free * \(literal: window) / units AS cover FROM shelf
                    WHERE free * \(literal: window) < units * \(literal: enough))
            SELECT p.id, p.title, p.s3_image_url, r.free::bigint, r.units::bigint, r.cover::bigint, r.total
            FROM (SELECT r.product_id, r.units, r.free, floor(r.cover) AS cover, count(*) OVER () AS total
                FROM risky r JOIN products p ON p.id = r.product_id WHERE p.status = 'live'
                ORDER BY r.cover, r.units DESC, r.product_id LIMIT \(literal: limit)) r
            JOIN products p ON p.id = r.product_id ORDER BY r.cover, r.units DESC, p.id
            """)
    }
}
