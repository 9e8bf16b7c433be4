import Postgres

/// How much of a kind there is, and how long its oldest has been ready.
package struct QueueHealth: Sendable, Equatable, SQLRow {
    package let depth: QueueDepth
    /// Seconds that the oldest ready job has waited; nil when none waits.
    package let oldestSeconds: Int?

    package init(row: inout RowReader) throws {
        depth = try QueueDepth(row: &row)
        oldestSeconds = try row.next()
    }

    package static func all(in db: some SQLSession) async throws -> [QueueHealth] {
        try await db.rows(
            """
            SELECT kind, count(*) FILTER (WHERE run_at <= now()), count(*) FILTER (WHERE run_at > now() AND lease IS NOT NULL),
                   count(*) FILTER (WHERE run_at > now() AND lease IS NULL AND alive), count(*) FILTER (WHERE NOT alive),
                   extract(epoch FROM now() - min(run_at) FILTER (WHERE run_at <= now()))::bigint
            FROM (SELECT kind, run_at, lease, true AS alive FROM jobs
                  UNION ALL SELECT kind, NULL, NULL, false FROM dead_jobs) AS every
            GROUP BY kind ORDER BY kind
            """)
    }
}
