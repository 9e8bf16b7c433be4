import Postgres
import Vocabulary

/// What one day, or several, brought.
package struct Figures: Sendable, Equatable {
    /// Pages that readers looked at.
    package var views = 0
    /// Different readers of each day, added up: who comes on two days counts twice.
    package var visitors = 0
    /// Buyers sent on to WhatsApp.
    package var leads = 0
    /// Times that something was sold; an order of three pieces of one product is one.
    package var sales = 0
    package var units = 0
    /// In minor units of the market's currency.
    package var revenueMinor: Int64 = 0

    package init() {}

    /// Leads and sales per view; nil without a view.
    package var conversion: Double? { views == 0 ? nil : Double(leads + sales) / Double(views) }

    static func + (left: Figures, right: Figures) -> Figures {
        var sum = left
        sum.views += right.views
        sum.visitors += right.visitors
        sum.leads += right.leads
        sum.sales += right.sales
        sum.units += right.units
        sum.revenueMinor += right.revenueMinor
        return sum
    }
}

/// One day's.
package struct DayFigures: Sendable, Equatable, SQLRow {
    /// `2026-11-21`
    package let day: String
    package let figures: Figures

    package init(day: String, figures: Figures) { (self.day, self.figures) = (day, figures) }

    package init(row: inout RowReader) throws {
        day = try row.next()
        var figures = Figures()
        figures.views = try row.next()
        figures.visitors = try row.next()
        figures.leads = try row.next()
        figures.sales = try row.next()
        figures.units = try row.next()
        figures.revenueMinor = try row.next()
        self.figures = figures
    }

    /// Every day of the span and of the one before it, oldest first: twice `span.days` of them.
    package static func series(_ scope: StatsScope, in db: some SQLSession) async throws -> [DayFigures] {
        let first: SQL = "\(sql: scope.today) - \(literal: scope.span.days * 2 - 1)"
        return try await db.rows(
            """
            SELECT d.day::text, coalesce(f.views, 0), coalesce(f.visitors, 0), coalesce(l.leads, 0)::bigint,
                coalesce(s.sales, 0)::bigint, coalesce(s.units, 0)::bigint, coalesce(s.revenue, 0)::bigint
            FROM (SELECT \(sql: first) + n AS day FROM generate_series(0, \(literal: scope.span.days * 2 - 1)) AS g (n)) d
            LEFT JOIN footfall_days f ON f.day = d.day AND f.seller_id = \(scope.seller?.rawValue ?? 0)::bigint
            LEFT JOIN (SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS leads FROM leads t
                WHERE \(sql: scope.isOurs) AND created_at >= (\(sql: first))::timestamp AT TIME ZONE 'UTC' GROUP BY 1) l
                ON l.day = d.day
            LEFT JOIN (SELECT day, sum(sales) AS sales, sum(units) AS units,
                    sum(revenue_minor) FILTER (WHERE currency = \(scope.currency)) AS revenue FROM sales_days t
                WHERE \(sql: scope.isOurs) AND day >= \(sql: first) GROUP BY day) s ON s.day = d.day
            ORDER BY d.day
            """)
    }
}

extension [DayFigures] {
    package var total: Figures { reduce(Figures()) { $0 + $1.figures } }
}
