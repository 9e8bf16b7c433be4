import Foundation
import Postgres
import Vocabulary

/// The log of searches, and what is added up of it.
package enum SearchLog {
    /// One who looks at a page again within so many minutes, coming back from a product, has not searched again.
    static let minutesOfOneSearch = 30

    /// Of a row with `milliseconds`: its bucket of `SearchTimes`, -1 where nobody waited.
    static let bucket: SQL = """
        (SELECT count(*) FROM unnest(\(SearchTimes.bounds)::int[]) AS b (bound) WHERE b.bound < milliseconds) - (milliseconds = 0)::int
        """

    /// Until the transaction ends nobody else writes: sums are rows that all writers share, and batches are short.
    package static func lock(in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(7355608017)")
    }

    /// Adds searches and what days add up of them. Two statements, however many there are.
    package static func write(_ searches: [(at: Date, search: LoggedSearch, by: Searcher)], in tx: Transaction)
        async throws
    {
        if searches.isEmpty { return }
        let rows = jsonText(searches.map { SearchRow($0.search, at: $0.at, by: $0.by) })
        try await tx.run(
            """
            WITH given AS (
                SELECT to_timestamp(g.at) AS at, g.source, g.query, g.words, g.language, decode(g.list, 'hex') AS list, g.filters, g.sort, g.page, g.total,
                    g.relaxed, g.corrections, g.milliseconds, g.shown, g."firstPlace" AS first_place, g.visitor, decode(g.mark, 'hex') AS mark
                FROM jsonb_to_recordset(\(rows)::jsonb) AS g (at float8, source text, query text, words text, language text, list text,
                    filters text[], sort text, page int, total int, relaxed text[], corrections text[], milliseconds int, shown bigint[],
                    "firstPlace" int, visitor uuid, mark text)),
            new AS (
                INSERT INTO search_log (at, source, query, words, language, list, filters, sort, page, total, relaxed, corrections,
                    milliseconds, shown, first_place, visitor, mark)
                SELECT g.at, g.source, g.query, g.words, g.language, g.list, g.filters, g.sort, g.page, g.total, g.relaxed, g.corrections,
                    g.milliseconds, g.shown, g.first_place, g.visitor, g.mark FROM given g
                WHERE NOT EXISTS (SELECT 1 FROM search_log s WHERE s.list = g.list AND s.page = g.page
                    AND s.at > g.at - \(literal: minutesOfOneSearch) * interval '1 minute' AND (s.visitor = g.visitor OR s.mark = g.mark))
                ORDER BY g.at RETURNING at, source, language, query, page, total, relaxed, milliseconds, visitor, mark),
            firsts AS (
                SELECT (n.at AT TIME ZONE 'UTC')::date AS day, n.*, (n.total = 0)::int AS is_empty,
                    (n.total > 0 AND n.relaxed <@ '{understood}')::int AS is_answered,
                    CASE WHEN n.visitor IS NULL AND NOT EXISTS (SELECT 1 FROM search_log s WHERE s.mark = n.mark AND s.query = n.query)
                        THEN n.mark END AS stranger
                FROM new n WHERE n.page = 0),
            totals AS (
                INSERT INTO search_totals (day, source, language, bucket, searches, empty)
                SELECT day, source, language, \(sql: bucket),
                    count(*), coalesce(sum(is_empty), 0) FROM firsts GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                ON CONFLICT (day, source, language, bucket) DO UPDATE SET searches = search_totals.searches + excluded.searches,
                    empty = search_totals.empty + excluded.empty)
            INSERT INTO search_days (day, source, language, query, searches, empty, answered, slow, slowest, strangers)
            SELECT day, source, language, query, count(*), coalesce(sum(is_empty), 0), coalesce(sum(is_answered), 0),
                count(*) FILTER (WHERE milliseconds > \(literal: LoggedSearch.slow)), max(milliseconds), count(DISTINCT stranger)
            FROM firsts GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (day, source, language, query) DO UPDATE SET searches = search_days.searches + excluded.searches,
                empty = search_days.empty + excluded.empty, answered = search_days.answered + excluded.answered,
                slow = search_days.slow + excluded.slow, slowest = greatest(search_days.slowest, excluded.slowest),
                strangers = search_days.strangers + excluded.strangers
            """)
    }
}

/// As it goes to the database.
private struct SearchRow: Encodable {
    let at: Double
    let source, query, words, language, list, sort: String
    let filters, relaxed, corrections: [String]
    let page: Int
    let total: Int?
    let milliseconds, firstPlace: Int
    let shown: [Int64]
    let visitor: UUID?
    let mark: String?

    init(_ search: LoggedSearch, at: Date, by searcher: Searcher) {
        self.at = at.timeIntervalSince1970
        (source, query, list) = (search.source.rawValue, search.list.query, hexText(search.list.bytes))
        (words, language) = (SearchText.kept(search.words), search.language.tag)
        (filters, sort, page, total) = (search.filters, search.order, max(0, search.page), search.total)
        (relaxed, corrections) = (search.relaxed, search.corrections.map(SearchText.kept))
        (milliseconds, firstPlace) = (max(0, search.milliseconds), max(0, search.firstPlace))
        shown = search.shown.prefix(LoggedSearch.mostShown).map(\.rawValue)
        visitor = searcher.visitor?.rawValue
        mark = searcher.marks.first.map(hexText)
    }
}

func hexText(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
