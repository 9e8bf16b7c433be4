import Foundation
import Postgres
import Vocabulary

/// A search of somebody's own.
package struct OwnSearch: Sendable, Equatable, SQLRow {
    package let query: String
    package let at: Date

    package init(row: inout RowReader) throws {
        query = try row.next()
        at = try row.next()
    }
}

extension SearchLog {
    /// Names of visitors stay so many days, searches without them so many, marks as long as their keys.
    static let daysOfVisitors = 30, daysOfSearches = 400, daysOfMarks = 2
    /// Rows of one statement: no transaction holds many.
    private static let batch = 20_000

    /// Forgets what ties old searches to anybody, then searches that are too old themselves.
    package static func tidy(at now: Date, in db: some SQLSession) async throws {
        while try await db.execute(
            """
            UPDATE search_log SET visitor = NULL, mark = NULL WHERE id IN (SELECT id FROM search_log
                WHERE visitor IS NOT NULL AND at < \(now)::timestamptz - \(literal: daysOfVisitors) * interval '1 day' LIMIT \(literal: batch))
            """) == batch
        {}
        while try await db.execute(
            """
            UPDATE search_log SET mark = NULL WHERE id IN (SELECT id FROM search_log
                WHERE mark IS NOT NULL AND at < \(now)::timestamptz - \(literal: daysOfMarks) * interval '1 day' LIMIT \(literal: batch))
            """) == batch
        {}
        while try await db.execute(
            """
            DELETE FROM search_log WHERE id IN (SELECT id FROM search_log
                WHERE at < \(now)::timestamptz - \(literal: daysOfSearches) * interval '1 day' LIMIT \(literal: batch))
            """) == batch
        {}
        try await db.run(
            """
            DELETE FROM search_days WHERE day < (\(now)::timestamptz AT TIME ZONE 'UTC')::date - \(literal: daysOfSearches)
            """)
        try await db.run(
            """
            DELETE FROM search_totals WHERE day < (\(now)::timestamptz AT TIME ZONE 'UTC')::date - \(literal: daysOfSearches)
            """)
    }

    /// What is still known to be somebody's, the latest first.
    package static func own(of visitor: VisitorID, limit: Int = 5_000, in db: some SQLSession) async throws
        -> [OwnSearch]
    {
        try await db.rows(
            "SELECT query, at FROM search_log WHERE visitor = \(visitor) AND page = 0 ORDER BY at DESC, id DESC LIMIT \(literal: limit)"
        )
    }

    /// Forgets all that is known to be somebody's; what days added up stays.
    package static func forget(_ visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM search_log WHERE visitor = \(visitor)")
    }

    /// What one visitor searched for is the other's from now on.
    package static func move(from: VisitorID, to: VisitorID, in db: some SQLSession) async throws {
        try await db.run("UPDATE search_log SET visitor = \(to) WHERE visitor = \(from)")
    }
}
