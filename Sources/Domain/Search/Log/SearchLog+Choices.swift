import Foundation
import Postgres
import Vocabulary

extension SearchLog {
    /// Ties what was opened and bought to the searches that showed it, and adds it up. What no search of this reader showed is
    /// passed over. Two statements, however many there are.
    package static func write(_ choices: [(choice: LoggedChoice, by: Searcher)], in tx: Transaction) async throws {
        let opened = choices.filter { $0.choice.list != nil }
        if !opened.isEmpty { try await open(opened, in: tx) }
        let bought = choices.filter(\.choice.isPurchase)
        if !bought.isEmpty { try await buy(bought, in: tx) }
    }

    /// Within two hours of the search: whoever leaves a page open so long looks for something else by then.
    private static func open(_ choices: [(choice: LoggedChoice, by: Searcher)], in tx: Transaction) async throws {
        let rows = jsonText(choices.map { ChoiceRow($0.choice, by: $0.by) })
        try await tx.run(
            """
            WITH given AS (\(sql: given(rows))),
            found AS (
                SELECT DISTINCT ON (s.id, g.product) s.id, g.product, g.at AS opened_at, s.day, s.source, s.language, s.query, s.bucket, s.list,
                    s.visitor, s.mark, s.at,
                    s.first_place + array_position(s.shown, g.product) - 1 AS place
                FROM given g JOIN products p ON p.id = g.product CROSS JOIN LATERAL (
                    SELECT l.id, (l.at AT TIME ZONE 'UTC')::date AS day, l.source, l.language, l.query, l.list, l.visitor, l.mark, l.at, l.shown,
                        l.first_place,
                        \(sql: bucket) AS bucket
                    FROM search_log l WHERE l.list = g.list AND l.at BETWEEN g.at - interval '2 hours' AND g.at + interval '1 minute'
                        AND g.product = ANY (l.shown)
                        AND CASE WHEN g.visitor IS NULL AND g.marks = '{}' THEN l.visitor IS NULL AND l.mark IS NULL
                            ELSE l.visitor = g.visitor OR l.mark = ANY (g.marks) END
                    ORDER BY l.at DESC LIMIT 1) s
                ORDER BY s.id, g.product, g.at),
            new AS (
                INSERT INTO search_clicks (search_id, product_id, place, opened_at) SELECT id, product, place, opened_at FROM found
                ON CONFLICT (search_id, product_id) DO NOTHING RETURNING search_id, product_id),
            added AS (
                SELECT f.day, f.source, f.language, f.query, f.bucket, count(*) AS clicks,
                    (NOT EXISTS (SELECT 1 FROM search_clicks c JOIN search_log o ON o.id = c.search_id
                        WHERE o.list = f.list AND o.at > f.at - \(literal: minutesOfOneSearch) * interval '1 minute'
                            AND (o.id = f.id OR o.visitor = f.visitor OR o.mark = f.mark)))::int AS clicked
                FROM found f JOIN new n ON (n.search_id, n.product_id) = (f.id, f.product)
                GROUP BY f.id, f.day, f.source, f.language, f.query, f.bucket, f.list, f.visitor, f.mark, f.at),
            totals AS (
                INSERT INTO search_totals (day, source, language, bucket, clicks, clicked)
                SELECT day, source, language, bucket, sum(clicks), sum(clicked) FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                ON CONFLICT (day, source, language, bucket) DO UPDATE SET clicks = search_totals.clicks + excluded.clicks,
                    clicked = search_totals.clicked + excluded.clicked)
            INSERT INTO search_days (day, source, language, query, clicks, clicked)
            SELECT day, source, language, query, sum(clicks), sum(clicked) FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (day, source, language, query) DO UPDATE SET clicks = search_days.clicks + excluded.clicks,
                clicked = search_days.clicked + excluded.clicked
            """)
    }

    /// Within a day of opening it: the last search that this reader opened it from.
    private static func buy(_ choices: [(choice: LoggedChoice, by: Searcher)], in tx: Transaction) async throws {
        let rows = jsonText(choices.map { ChoiceRow($0.choice, by: $0.by) })
        try await tx.run(
            """
            WITH given AS (\(sql: given(rows))),
            found AS (
                SELECT DISTINCT ON (s.search_id, g.product) s.search_id, g.product, g.at FROM given g CROSS JOIN LATERAL (
                    SELECT c.search_id FROM search_clicks c JOIN search_log l ON l.id = c.search_id
                    WHERE c.product_id = g.product AND c.opened_at BETWEEN g.at - interval '1 day' AND g.at + interval '1 minute'
                        AND (l.visitor = g.visitor OR l.mark = ANY (g.marks))
                    ORDER BY c.opened_at DESC LIMIT 1) s
                ORDER BY s.search_id, g.product, g.at),
            bought AS (
                UPDATE search_clicks c SET bought_at = f.at FROM found f
                WHERE (c.search_id, c.product_id) = (f.search_id, f.product) AND c.bought_at IS NULL RETURNING c.search_id),
            added AS (
                SELECT (l.at AT TIME ZONE 'UTC')::date AS day, l.source, l.language, l.query, count(*) AS purchases,
                    \(sql: bucket) AS bucket
                FROM bought b JOIN search_log l ON l.id = b.search_id GROUP BY l.id),
            totals AS (
                INSERT INTO search_totals (day, source, language, bucket, purchases)
                SELECT day, source, language, bucket, sum(purchases) FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                ON CONFLICT (day, source, language, bucket) DO UPDATE SET purchases = search_totals.purchases + excluded.purchases)
            INSERT INTO search_days (day, source, language, query, purchases)
            SELECT day, source, language, query, sum(purchases) FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (day, source, language, query) DO UPDATE SET purchases = search_days.purchases + excluded.purchases
            """)
    }

    private static func given(_ rows: String) -> SQL {
        """
        SELECT to_timestamp(g.at) AS at, decode(g.list, 'hex') AS list, g.product, g.visitor,
            coalesce((SELECT array_agg(decode(m, 'hex')) FROM unnest(g.marks) AS m), '{}') AS marks
        FROM jsonb_to_recordset(\(rows)::jsonb) AS g (at float8, list text, product bigint, visitor uuid, marks text[])
        """
    }
}

private struct ChoiceRow: Encodable {
    let at: Double
    let list: String?
    let product: Int64
    let visitor: UUID?
    let marks: [String]

    init(_ choice: LoggedChoice, by searcher: Searcher) {
        (at, list, product) = (
            choice.at.timeIntervalSince1970, choice.list.map { hexText($0.bytes) }, choice.product.rawValue
        )
        (visitor, marks) = (searcher.visitor?.rawValue, searcher.marks.map(hexText))
    }
}
