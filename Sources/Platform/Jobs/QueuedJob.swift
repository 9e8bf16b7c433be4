import Foundation
import Postgres

/// A job that waits or runs, for an operator to look at.
package struct QueuedJob: Sendable, SQLRow {
    package enum State: String, Sendable, CaseIterable {
        case ready, running, later
    }

    package let id: Int64
    package let kind: String
    package let state: State
    package let payload: String
    package let attempts: Int
    package let maxAttempts: Int
    package let progressDone: Int
    package let progressTotal: Int?
    /// Of the last attempt that failed.
    package let lastError: String?
    /// When it is ready, or when its lease ends.
    package let runAt: Date
    package let createdAt: Date

    package init(row: inout RowReader) throws {
        id = try row.next()
        kind = try row.next()
        state = State(rawValue: try row.next()) ?? .later
        payload = try row.next()
        attempts = try row.next()
        maxAttempts = try row.next()
        progressDone = try row.next()
        progressTotal = try row.next()
        lastError = try row.next()
        runAt = try row.next()
        createdAt = try row.next()
    }

    private static let columns: SQL = """
        id, kind, CASE WHEN run_at <= now() THEN 'ready' WHEN lease IS NULL THEN 'later' ELSE 'running' END, payload::text,
        attempts, max_attempts, progress_done, progress_total, last_error, run_at, created_at
        """

    /// The oldest first.
    /// - Parameter after: the id of the last one seen.
    package static func page(kind: String?, state: State?, after: Int64?, limit: Int, in db: some SQLSession)
        async throws -> [QueuedJob]
    {
        let isOfState: SQL =
            switch state {
            case nil: "true"
            case .ready: "run_at <= now()"
            case .running: "run_at > now() AND lease IS NOT NULL"
            case .later: "run_at > now() AND lease IS NULL"
            }
        return try await db.rows(
            """
            SELECT \(sql: columns) FROM jobs WHERE (\(kind)::text IS NULL OR kind = \(kind)) AND \(sql: isOfState)
                AND id > \(after ?? 0)::bigint ORDER BY id LIMIT \(literal: limit)
            """)
    }

    package static func find(_ id: Int64, in db: some SQLSession) async throws -> QueuedJob? {
        try await db.row("SELECT \(sql: columns) FROM jobs WHERE id = \(id)")
    }

    /// Takes a job off its queue, unless a worker holds it.
    /// - Returns: whether it was there to be taken.
    package static func cancel(_ id: Int64, in db: some SQLSession) async throws -> Bool {
        try await db.execute("DELETE FROM jobs WHERE id = \(id) AND (lease IS NULL OR run_at <= now())") == 1
    }
}

/// When a recurring job is due next.
package struct ScheduleRow: Sendable, SQLRow {
    package let name: String
    package let nextRun: Date
    package let lastRun: Date?
    /// Due for longer than the scheduler takes to look: nobody looks.
    package let isOverdue: Bool

    package init(row: inout RowReader) throws {
        name = try row.next()
        nextRun = try row.next()
        lastRun = try row.next(Date?.self)
        isOverdue = try row.next()
    }

    package static func all(in db: some SQLSession) async throws -> [ScheduleRow] {
        try await db.rows(
            "SELECT name, next_run, last_run, next_run < now() - interval '1 minute' FROM schedules ORDER BY next_run, name"
        )
    }
}

extension DeadJob {
    /// The latest first.
    /// - Parameter place: when the last one seen died, and its id.
    package static func page(kind: String?, after place: (Date, Int64)?, limit: Int, in db: some SQLSession)
        async throws -> [DeadJob]
    {
        let isBehind: SQL = place.map { "(died_at, id) < (\($0.0)::timestamptz, \($0.1)::bigint)" } ?? "true"
        return try await db.rows(
            """
            SELECT id, kind, payload::text, attempts, error, died_at FROM dead_jobs
            WHERE (\(kind)::text IS NULL OR kind = \(kind)) AND \(sql: isBehind)
            ORDER BY died_at DESC, id DESC LIMIT \(literal: limit)
            """)
    }

    /// Forgets dead jobs for good.
    /// - Returns: how many there were.
    package static func forget(_ ids: [Int64], in db: some SQLSession) async throws -> Int {
        try await db.execute("DELETE FROM dead_jobs WHERE id = ANY (\(ids)::bigint[])")
    }
}
