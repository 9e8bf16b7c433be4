import Postgres
import Vocabulary

/// A product that brought most.
package struct TopProduct: Sendable, Equatable, SQLRow {
    package let id: ProductID
    package let title: String
    /// In our own store: the SHA-256 of the kept original.
    package let picture: String?
    package let views: Int
    package let leads: Int
    package let units: Int
    package let revenueMinor: Int64

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        title = try row.next()
        picture = try row.next()
        views = try row.next()
        leads = try row.next()
        units = try row.next()
        revenueMinor = try row.next()
    }

    /// Those of the span with the most revenue, then units, leads, views.
    package static func best(_ scope: StatsScope, limit: Int, in db: some SQLSession) async throws -> [TopProduct] {
        let first: SQL = "\(sql: scope.today) - \(literal: scope.span.days - 1)"
        return try await db.rows(
            """
            SELECT p.id, p.title, p.s3_image_url, best.views, best.leads, best.units, best.revenue
            FROM (SELECT product_id, sum(views)::bigint AS views, sum(leads)::bigint AS leads, sum(units)::bigint AS units,
                    sum(revenue)::bigint AS revenue
                FROM (SELECT product_id, 0 AS views, 0 AS leads, units,
                        CASE WHEN currency = \(scope.currency) THEN revenue_minor ELSE 0 END AS revenue
                    FROM sales_days t WHERE \(sql: scope.isOurs) AND day >= \(sql: first)
                    UNION ALL SELECT product_id, 0, 1, 0, 0 FROM leads t
                    WHERE \(sql: scope.isOurs) AND created_at >= (\(sql: first))::timestamp AT TIME ZONE 'UTC'
                    UNION ALL SELECT product_id, views, 0, 0, 0 FROM product_view_days t
                    WHERE \(sql: scope.isOurs) AND day >= \(sql: first)) every
                GROUP BY product_id ORDER BY revenue DESC, units DESC, leads DESC, views DESC, product_id
                LIMIT \(literal: limit)) best
            JOIN products p ON p.id = best.product_id
            ORDER BY best.revenue DESC, best.units DESC, best.leads DESC, best.views DESC, p.id
            """)
    }
}
