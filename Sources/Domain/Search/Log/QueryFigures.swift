import Postgres
import Vocabulary

/// What a query came to in a span. Nothing of whoever asked it.
package struct QueryFigures: Sendable, Equatable, SQLRow {
    package let query: String
    package let searches: Int
    /// In as many days before.
    package let before: Int
    package let empty, answered, clicked, clicks, purchases: Int
    package let slow: Int
    /// In milliseconds.
    package let slowest: Int
    /// What the list is ordered by, the largest first.
    package let weight: Int
    /// From where it was asked, in a fixed order.
    package let sources: [SearchSource]

    package init(row: inout RowReader) throws {
        query = try row.next()
        searches = try row.next()
        before = try row.next()
        empty = try row.next()
        answered = try row.next()
        clicked = try row.next()
        clicks = try row.next()
        purchases = try row.next()
        slow = try row.next()
        slowest = try row.next()
        weight = try row.next()
        let said: String = try row.next()
        let all = said.split(separator: ",").map(String.init)
        sources = SearchSource.allCases.filter { all.contains($0.rawValue) }
    }

    /// How searches by picture without words are called here: nobody can type it, as what is typed is folded.
    private static let pictures = "PICTURE"
    package var isPicture: Bool { query == Self.pictures }

    package var clickThrough: Double? { searches == 0 ? nil : min(1, Double(clicked) / Double(searches)) }

    /// What a list of queries is about. The raw value stands in addresses.
    package enum Kind: String, Sendable, CaseIterable {
        case top, rising, empty
        case lowClick = "low-click"
        case slow
    }

    /// Behind these in the list's order.
    package struct Place: Sendable, Equatable {
        package let weight: Int
        package let query: String
        package init(weight: Int, query: String) { (self.weight, self.query) = (weight, query) }
    }

    /// The queries of a kind. What is rising, or opened too seldom, lies two standard deviations from what chance would bring,
    /// and was asked five and ten times at least.
    ///
    /// - Parameter begins: only queries with this in them, folded; nil: all.
    package static func page(
        _ kind: Kind, _ span: SearchSpan, containing part: String? = nil, after place: Place? = nil, limit: Int,
        in db: some SQLSession
    ) async throws -> [QueryFigures] {
        var conditions: SQL = "true"
        if let part { conditions = "strpos(lower(q.query), \(part)) > 0" }
        if let place {
            conditions =
                "\(sql: conditions) AND (q.weight < \(place.weight) OR (q.weight = \(place.weight) AND q.query > \(place.query)))"
        }
        return try await db.rows(
            """
            WITH all_of AS (
                SELECT CASE WHEN d.source = 'picture' AND d.query = \(ListKey.picture) THEN \(pictures) ELSE d.query END AS query,
                    string_agg(DISTINCT d.source, ',') FILTER (WHERE d.day >= \(span.from)::date) AS sources,
                    (sum(d.searches) FILTER (WHERE d.day >= \(span.from)::date))::float8 AS searches,
                    coalesce(sum(d.searches) FILTER (WHERE d.day < \(span.from)::date), 0)::float8 AS before,
                    sum(d.empty) FILTER (WHERE d.day >= \(span.from)::date) AS empty,
                    sum(d.answered) FILTER (WHERE d.day >= \(span.from)::date) AS answered,
                    sum(d.clicked) FILTER (WHERE d.day >= \(span.from)::date) AS clicked,
                    sum(d.clicks) FILTER (WHERE d.day >= \(span.from)::date) AS clicks,
                    sum(d.purchases) FILTER (WHERE d.day >= \(span.from)::date) AS purchases,
                    sum(d.slow) FILTER (WHERE d.day >= \(span.from)::date) AS slow,
                    max(d.slowest) FILTER (WHERE d.day >= \(span.from)::date) AS slowest
                FROM search_days d WHERE \(sql: span.condition(withBefore: true)) GROUP BY 1),
            mean AS (SELECT least(0.9, coalesce(sum(clicked) / nullif(sum(searches - empty), 0), 0))::float8 AS rate FROM all_of),
            weighed AS (SELECT a.*, m.rate, (\(sql: kind.weight))::bigint AS weight FROM all_of a, mean m
                WHERE a.searches > 0 AND \(sql: kind.condition))
            SELECT q.query, q.searches::bigint, q.before::bigint, q.empty::bigint, q.answered::bigint, q.clicked::bigint, q.clicks::bigint,
                q.purchases::bigint, q.slow::bigint, q.slowest::bigint, q.weight, q.sources
            FROM weighed q WHERE \(sql: conditions) ORDER BY q.weight DESC, q.query LIMIT \(literal: limit)
            """)
    }
}

extension QueryFigures.Kind {
    fileprivate var weight: SQL {
        switch self {
        case .top: "a.searches"
        case .rising: "100 * (a.searches - a.before) / sqrt(a.searches + a.before)"
        case .empty: "a.empty"
        case .lowClick: "100 * ((a.searches - a.empty) * m.rate - a.clicked)"
        case .slow: "a.slow"
        }
    }

    fileprivate var condition: SQL {
        switch self {
        case .top: "true"
        case .rising: "a.searches >= 5 AND a.searches - a.before >= 2 * sqrt(a.searches + a.before)"
        case .empty: "a.empty > 0"
        case .lowClick:
            """
            a.searches - a.empty >= 10
                AND (a.searches - a.empty) * m.rate - a.clicked >= 2 * sqrt((a.searches - a.empty) * m.rate * (1 - m.rate))
                AND a.clicked < (a.searches - a.empty) * m.rate
            """
        case .slow: "a.slow > 0"
        }
    }
}
