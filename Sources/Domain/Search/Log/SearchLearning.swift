import Foundation
import Postgres
import Vocabulary

/// A query that many asked and that led to goods.
package struct PopularQuery: Sendable, Equatable, SQLRow {
    package let query: String
    package let searches: Int

    package init(query: String, searches: Int) { (self.query, self.searches) = (query, searches) }
    package init(row: inout RowReader) throws {
        query = try row.next()
        searches = try row.next()
    }
}

/// How much more often a product was chosen than others, when these words showed it: 0…1.
package struct ClickRate: Sendable, SQLRow {
    package let words: String
    package let product: Int64
    package let rate: Float

    package init(row: inout RowReader) throws {
        words = try row.next()
        product = try row.next()
        rate = Float(try row.next(Double.self))
    }
}

/// What is learned of the log, and read by every serving process.
package enum SearchLearning {
    static let days = 90
    /// Fewer different people have asked it: nobody else is shown it.
    package static let fewestAskers = 3
    /// Words that clicks are learned for, showings of each that are looked at, and rates kept of each.
    private static let mostWords = 1_000, mostShowings = 200, mostRates = 50
    package static let mostQueries = 20_000

    /// Works out which queries are popular. One statement.
    ///
    /// Different people are visitors with a cookie of the last 30 days, and of strangers the most of one day: a stranger who
    /// comes again on another day must not count as two.
    package static func learnQueries(at now: Date, in db: some SQLSession) async throws {
        try await db.run(
            """
            WITH today AS (SELECT (\(now)::timestamptz AT TIME ZONE 'UTC')::date AS day),
            asked AS (
                SELECT d.query, sum(d.searches)::int AS searches, sum(d.answered)::int AS answered, max(d.strangers) AS strangers
                FROM search_days d, today t WHERE d.source = 'page' AND d.day > t.day - \(literal: days) AND d.query NOT LIKE '%•••%'
                GROUP BY d.query HAVING sum(d.searches) >= \(literal: fewestAskers)),
            counted AS (
                SELECT a.query, a.searches, a.answered, a.strangers + (SELECT count(DISTINCT l.visitor) FROM search_log l
                    WHERE l.query = a.query AND l.source = 'page' AND l.visitor IS NOT NULL AND l.at > \(now)::timestamptz - interval '30 days') AS askers
                FROM asked a),
            gone AS (DELETE FROM popular_queries q WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.query = q.query))
            INSERT INTO popular_queries (query, searches, askers, answered) SELECT query, searches, askers, answered FROM counted
            ON CONFLICT (query) DO UPDATE SET searches = excluded.searches, answered = excluded.answered,
                askers = greatest(popular_queries.askers, excluded.askers)
            """)
    }

    /// How often each place was shown and clicked, in lists that were ordered by relevance.
    package static func showings(at now: Date, in db: some SQLSession) async throws -> [(shown: Int, clicked: Int)] {
        let rows: [PlaceRow] = try await db.rows(
            """
            SELECT p.place, sum(p.shown)::bigint, sum(p.clicked)::bigint FROM (
                SELECT place, count(*) AS shown, 0 AS clicked
                FROM (SELECT first_place, cardinality(shown) AS many FROM search_log
                    WHERE source IN ('page', 'suggestion') AND sort = 'relevance' AND at > \(now)::timestamptz - interval '30 days'
                    ORDER BY at DESC LIMIT 100000) l
                CROSS JOIN LATERAL generate_series(l.first_place, l.first_place + l.many - 1) AS g (place)
                WHERE place < \(literal: ClickModel.places) GROUP BY place
                UNION ALL
                SELECT c.place, 0, count(*) FROM (SELECT id FROM search_log
                    WHERE source IN ('page', 'suggestion') AND sort = 'relevance' AND at > \(now)::timestamptz - interval '30 days'
                    ORDER BY at DESC LIMIT 100000) l JOIN search_clicks c ON c.search_id = l.id
                WHERE c.place < \(literal: ClickModel.places) GROUP BY c.place) p
            GROUP BY p.place ORDER BY p.place
            """)
        var showings: [(shown: Int, clicked: Int)] = []
        for row in rows {
            while showings.count < row.place { showings.append((0, 0)) }
            showings.append((row.shown, row.clicked))
        }
        return showings
    }

    /// Works out what was chosen of what was shown. Words that nothing was opened for are left out.
    package static func learnRates(_ model: ClickModel, at now: Date, in tx: Transaction) async throws {
        let learned: [LearnedRow] = try await tx.rows(
            """
            WITH wanted AS (
                SELECT l.words FROM search_clicks c JOIN search_log l ON l.id = c.search_id
                WHERE c.opened_at > \(now)::timestamptz - \(literal: days) * interval '1 day' AND l.source IN ('page', 'suggestion') AND l.sort = 'relevance'
                    AND l.words <> '' AND l.words NOT LIKE '%•••%'
                GROUP BY l.words HAVING count(*) >= 2 ORDER BY count(*) DESC, l.words LIMIT \(literal: mostWords)),
            showings AS (
                SELECT w.words, s.id, s.shown, s.first_place FROM wanted w CROSS JOIN LATERAL (
                    SELECT l.id, l.shown, l.first_place FROM search_log l
                    WHERE l.words = w.words AND l.source IN ('page', 'suggestion') AND l.sort = 'relevance'
                        AND l.at > \(now)::timestamptz - \(literal: days) * interval '1 day'
                    ORDER BY l.at DESC LIMIT \(literal: mostShowings)) s),
            seen AS (
                SELECT s.words, u.product, count(c.product_id) + count(c.bought_at) AS clicks,
                    sum((\(model.looks)::float8[])[least(s.first_place + u.place, \(literal: ClickModel.places))]) AS looks
                FROM showings s CROSS JOIN LATERAL unnest(s.shown) WITH ORDINALITY AS u (product, place)
                LEFT JOIN search_clicks c ON (c.search_id, c.product_id) = (s.id, u.product)
                GROUP BY s.words, u.product),
            ranked AS (
                SELECT *, row_number() OVER (PARTITION BY words ORDER BY clicks DESC, looks, product) AS number FROM seen WHERE clicks > 0)
            SELECT r.words, r.product, r.clicks::float8, r.looks FROM ranked r JOIN products p ON p.id = r.product
            WHERE r.number <= \(literal: mostRates)
            """)
        let rates = learned.map { model.rate(clicks: $0.clicks, looks: $0.looks) }
        try await tx.run("DELETE FROM click_rates")
        try await tx.run(
            """
            INSERT INTO click_rates (words, product_id, clicks, looks, rate)
            SELECT * FROM unnest(\(learned.map(\.words))::text[], \(learned.map(\.product))::bigint[], \(learned.map(\.clicks))::real[],
                \(learned.map(\.looks))::real[], \(rates)::real[])
            """)
        try await tx.run(
            "INSERT INTO searches_learned (at) VALUES (\(now)) ON CONFLICT (is_only) DO UPDATE SET at = excluded.at")
    }

    /// When it was last worked out; nil: never.
    package static func last(in db: some SQLSession) async throws -> Date? {
        try await db.value("SELECT at FROM searches_learned")
    }

    /// Queries that may be suggested, the most frequent first.
    package static func popular(in db: some SQLSession) async throws -> [PopularQuery] {
        try await db.rows(
            """
            SELECT query, searches FROM popular_queries WHERE askers >= \(literal: fewestAskers) AND answered > 0
            ORDER BY searches DESC, query LIMIT \(literal: mostQueries)
            """)
    }

    /// At most fifty thousand.
    package static func rates(in db: some SQLSession) async throws -> [ClickRate] {
        try await db.rows("SELECT words, product_id, rate::float8 FROM click_rates WHERE rate > 0")
    }

    private struct PlaceRow: SQLRow {
        let place, shown, clicked: Int
        init(row: inout RowReader) throws {
            place = try row.next()
            shown = try row.next()
            clicked = try row.next()
        }
    }

    private struct LearnedRow: SQLRow {
        let words: String
        let product: Int64
        let clicks, looks: Double
        init(row: inout RowReader) throws {
            words = try row.next()
            product = try row.next()
            clicks = try row.next()
            looks = try row.next()
        }
    }
}
