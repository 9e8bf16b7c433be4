import Foundation
import Postgres

/// A job that failed for good.
package struct DeadJob: Sendable, SQLRow {
    package let id: Int64
    package let kind: String
    package let payload: String
    package let attempts: Int
    package let error: String
    package let diedAt: Date

    package init(row: inout RowReader) throws {
        id = try row.next()
        kind = try row.next()
        payload = try row.next()
        attempts = try row.next()
        error = try row.next()
        diedAt = try row.next()
    }

    /// The latest first.
    package static func latest(limit: Int, in db: some SQLSession) async throws -> [DeadJob] {
        try await db.rows(
            """
            SELECT id, kind, payload::text, attempts, error, died_at FROM dead_jobs ORDER BY died_at DESC, id DESC LIMIT \(literal: limit)
            """)
    }

    /// Queues dead jobs anew, with all their attempts before them; a job whose like waits already is only forgotten.
    /// - Parameter kind: only this kind, or every kind.
    /// - Returns: how many were taken from the dead.
    @discardableResult
    package static func retry(kind: String? = nil, id: Int64? = nil, in db: some SQLSession) async throws -> Int {
        try await db.value(
            """
            WITH risen AS (DELETE FROM dead_jobs
                    WHERE (\(kind)::text IS NULL OR kind = \(kind)) AND (\(id)::bigint IS NULL OR id = \(id)::bigint)
                    RETURNING kind, payload, dedupe_key, priority, max_attempts),
                added AS (INSERT INTO jobs (kind, payload, dedupe_key, priority, max_attempts)
                    SELECT kind, payload, dedupe_key, priority, max_attempts FROM risen
                    ON CONFLICT (kind, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING RETURNING kind)
            SELECT (SELECT count(*) FROM risen) FROM (SELECT count(pg_notify(\(JobQueue.channel), kind)) FROM added) AS told
            """) ?? 0
    }
}

/// How much of a kind waits, runs and has died.
package struct QueueDepth: Sendable, Equatable, SQLRow {
    package let kind: String
    package let ready: Int
    package let running: Int
    package let later: Int
    package let dead: Int

    package init(row: inout RowReader) throws {
        kind = try row.next()
        ready = try row.next()
        running = try row.next()
        later = try row.next()
        dead = try row.next()
    }

    package static func all(in db: some SQLSession) async throws -> [QueueDepth] {
        try await db.rows(
            """
            SELECT kind, count(*) FILTER (WHERE run_at <= now()), count(*) FILTER (WHERE run_at > now() AND lease IS NOT NULL),
                   count(*) FILTER (WHERE run_at > now() AND lease IS NULL AND alive), count(*) FILTER (WHERE NOT alive)
            FROM (SELECT kind, run_at, lease, true AS alive FROM jobs
                  UNION ALL SELECT kind, NULL, NULL, false FROM dead_jobs) AS every
            GROUP BY kind ORDER BY kind
            """)
    }
}
