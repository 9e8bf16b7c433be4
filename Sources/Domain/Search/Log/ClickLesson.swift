import Foundation
import Postgres

/// What readers made of the goods that one query showed them.
///
/// Its searches are halved by time: what was chosen in the earlier half is what a ranker knows when it is asked, what was chosen
/// in the later half is what it should have known. Of one half, the answer would stand in the question.
package struct ClickLesson: Sendable {
    package struct Goods: Sendable {
        package let product: Int64
        /// As the ranker is told it: 0…1.
        package let known: Float
        /// 0…4: how far it was chosen more than the mean of the market, against the best of this query.
        package let gain: Double
    }

    package let words: String
    /// Only what was shown: of the others nobody knows what they are worth.
    package let goods: [Goods]

    /// How much has to be known of a query before it teaches anything.
    package struct Bounds: Sendable {
        /// Within 90 days, of lists by relevance that nothing narrowed down.
        package var fewestSearches = 20
        package var fewestClicks = 6
        /// The most frequent ones.
        package var mostQueries = 1_000
        package init() {}
    }

    private static let mostShowings = 200, highestGain = 4.0

    /// - Returns: by frequency; queries of which nothing was chosen more than the mean are not among them.
    package static func read(_ model: ClickModel, _ bounds: Bounds = Bounds(), at now: Date, in db: some SQLSession)
        async throws -> [ClickLesson]
    {
        let rows: [SeenRow] = try await db.rows(
            """
            WITH searches AS (
                SELECT l.id, l.words, l.page, row_number() OVER (PARTITION BY l.words ORDER BY l.at DESC, l.id DESC) AS number,
                    (SELECT count(*) FROM search_clicks c WHERE c.search_id = l.id) AS clicks
                FROM search_log l
                WHERE l.source IN ('page', 'suggestion') AND l.sort = 'relevance' AND l.filters = '{}' AND l.words <> '' AND l.words NOT LIKE '%•••%'
                    AND l.at > \(now)::timestamptz - \(literal: SearchLearning.days) * interval '1 day'),
            wanted AS (
                SELECT s.words, count(*) FILTER (WHERE s.page = 0) AS searches, least(count(*), \(literal: mostShowings)) AS many
                FROM searches s GROUP BY s.words
                HAVING count(*) FILTER (WHERE s.page = 0) >= \(literal: bounds.fewestSearches)
                    AND sum(s.clicks) >= \(literal: bounds.fewestClicks)
                ORDER BY searches DESC, s.words LIMIT \(literal: bounds.mostQueries)),
            showings AS (
                SELECT w.words, w.searches, l.id, l.shown, l.first_place, s.number > w.many / 2 AS is_earlier
                FROM wanted w JOIN searches s ON s.words = w.words JOIN search_log l ON l.id = s.id
                WHERE s.number <= \(literal: mostShowings))
            SELECT s.words, u.product, s.is_earlier, (count(c.product_id) + count(c.bought_at))::float8,
                sum((\(model.looks)::float8[])[least(s.first_place + u.place, \(literal: ClickModel.places))])
            FROM showings s CROSS JOIN LATERAL unnest(s.shown) WITH ORDINALITY AS u (product, place)
            LEFT JOIN search_clicks c ON (c.search_id, c.product_id) = (s.id, u.product)
            GROUP BY s.words, s.searches, u.product, s.is_earlier ORDER BY s.searches DESC, s.words, u.product
            """)
        var lessons: [ClickLesson] = []
        var rest = rows[...]
        while let words = rest.first?.words {
            let own = rest.prefix { $0.words == words }
            rest = rest.dropFirst(own.count)
            if let lesson = ClickLesson(words, own, model) { lessons.append(lesson) }
        }
        return lessons
    }

    private init?(_ words: String, _ rows: ArraySlice<SeenRow>, _ model: ClickModel) {
        var known: [Int64: Double] = [:], later: [Int64: Double] = [:]
        for row in rows {
            let rate = model.rate(clicks: row.clicks, looks: row.looks)
            if row.isEarlier { known[row.product] = rate } else { later[row.product] = rate }
        }
        guard let best = later.values.max(), best > 0 else { return nil }
        self.words = words
        goods = Set(known.keys).union(later.keys).sorted().map { product in
            Goods(
                product: product, known: Float(known[product] ?? 0),
                gain: ((later[product] ?? 0) / best * Self.highestGain).rounded())
        }
    }

    private struct SeenRow: SQLRow {
        let words: String
        let product: Int64
        let isEarlier: Bool
        let clicks, looks: Double

        init(row: inout RowReader) throws {
            words = try row.next()
            product = try row.next()
            isEarlier = try row.next()
            clicks = try row.next()
            looks = try row.next()
        }
    }
}
