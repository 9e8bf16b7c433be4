import Foundation
import Postgres
import Vocabulary

/// Which searches an analysis looks at: days of UTC, both ends included, and who asked.
package struct SearchSpan: Sendable, Equatable {
    /// `2026-11-21`
    package let from, to: String
    package let language: Language?
    package let source: SearchSource?
    /// How many days that are.
    package let days: Int

    private static let longest = 400

    /// - Parameters:
    ///   - from, to: as typed; what is no day, or the wrong way round, is the last 30 days.
    package init(from: String?, to: String?, language: Language?, source: SearchSource? = nil, now: Date) {
        let today = Self.day(of: now)
        let last = min(to.flatMap(Self.number) ?? today, today)
        var first = from.flatMap(Self.number) ?? last - 29
        if first > last { first = last - 29 }
        first = max(first, last - Self.longest + 1)
        (self.from, self.to) = (Self.text(first), Self.text(last))
        (self.language, self.source, days) = (language, source, last - first + 1)
    }

    private static func day(of moment: Date) -> Int { Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)) }

    private static func number(_ text: String) -> Int? {
        guard text.utf8.count == 10, let date = try? Date(text, strategy: .iso8601.year().month().day()) else {
            return nil
        }
        return (1970...2200).contains(Int(text.prefix(4)) ?? 0) ? day(of: date) : nil
    }

    private static func text(_ day: Int) -> String {
        Date(timeIntervalSince1970: Double(day) * 86_400).formatted(.iso8601.year().month().day())
    }

    /// On rows `d`, with the time before it when told.
    func condition(withBefore: Bool = false) -> SQL {
        let first: SQL = "\(from)::date - \(literal: withBefore ? days : 0)"
        var all: SQL = "d.day BETWEEN \(sql: first) AND \(to)::date"
        if let language { all = "\(sql: all) AND d.language = \(language.tag)" }
        if let source { all = "\(sql: all) AND d.source = \(source.rawValue)" }
        return all
    }
}

/// What one day's searches, or several days', came to.
package struct SearchFigures: Sendable, Equatable {
    package var searches = 0
    package var empty = 0
    package var clicked = 0
    package var clicks = 0
    package var purchases = 0
    package var times = SearchTimes()

    package init() {}

    package var emptyShare: Double? { searches == 0 ? nil : Double(empty) / Double(searches) }
    package var clickThrough: Double? { searches == 0 ? nil : min(1, Double(clicked) / Double(searches)) }

    static func + (left: SearchFigures, right: SearchFigures) -> SearchFigures {
        var sum = left
        sum.searches += right.searches
        sum.empty += right.empty
        sum.clicked += right.clicked
        sum.clicks += right.clicks
        sum.purchases += right.purchases
        sum.times = sum.times + right.times
        return sum
    }
}

package struct SearchDay: Sendable, Equatable {
    /// `2026-11-21`
    package let day: String
    package var figures: SearchFigures

    /// Every day of the span and of as many before it, oldest first.
    package static func series(_ span: SearchSpan, in db: some SQLSession) async throws -> [SearchDay] {
        let rows: [BucketRow] = try await db.rows(
            """
            SELECT g.day::date::text, t.bucket, coalesce(t.searches, 0), coalesce(t.empty, 0), coalesce(t.clicked, 0), coalesce(t.clicks, 0),
                coalesce(t.purchases, 0)
            FROM generate_series(\(span.from)::date - \(literal: span.days), \(span.to)::date, interval '1 day') AS g (day)
            LEFT JOIN (SELECT d.day, d.bucket::int AS bucket, sum(d.searches)::bigint AS searches, sum(d.empty)::bigint AS empty,
                    sum(d.clicked)::bigint AS clicked, sum(d.clicks)::bigint AS clicks, sum(d.purchases)::bigint AS purchases
                FROM search_totals d WHERE \(sql: span.condition(withBefore: true)) GROUP BY 1, 2) t ON t.day = g.day::date
            ORDER BY g.day, t.bucket
            """)
        var days: [SearchDay] = []
        for row in rows {
            if days.last?.day != row.day { days.append(SearchDay(day: row.day, figures: SearchFigures())) }
            days[days.count - 1].figures = days[days.count - 1].figures + row.figures
        }
        return days
    }

    private struct BucketRow: SQLRow {
        let day: String
        var figures = SearchFigures()

        init(row: inout RowReader) throws {
            day = try row.next()
            let bucket: Int? = try row.next(Int?.self)
            figures.searches = try row.next()
            figures.empty = try row.next()
            figures.clicked = try row.next()
            figures.clicks = try row.next()
            figures.purchases = try row.next()
            if let bucket { figures.times = SearchTimes([bucket: figures.searches]) }
        }
    }
}

extension [SearchDay] {
    package var total: SearchFigures { reduce(SearchFigures()) { $0 + $1.figures } }
}
