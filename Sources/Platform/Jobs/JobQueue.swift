import Foundation
import Postgres

/// The queue in PostgreSQL.
///
/// A claim moves a job's `run_at` to the end of its lease: a worker that dies needs no funeral, its jobs are simply
/// ready again then. Jobs are done at least once, so each is idempotent.
package enum JobQueue {
    /// The channel on which new work is announced; the payload is the kind.
    package static let channel = "jobs"

    /// Queues a job. With a dedupe key, a job of that kind and key that waits or runs already stays the only one.
    /// - Returns: whether a job was added.
    @discardableResult
    package static func enqueue<Payload>(
        _ kind: JobKind<Payload>, _ payload: Payload, dedupe: String? = nil, after delay: Duration = .zero,
        in db: some SQLSession
    ) async throws -> Bool {
        try await enqueue(kind, [(payload, dedupe)], after: delay, in: db) == 1
    }

    /// Queues several jobs of a kind in one statement.
    /// - Returns: how many were added.
    @discardableResult
    package static func enqueue<Payload>(
        _ kind: JobKind<Payload>, _ jobs: [(payload: Payload, dedupe: String?)], after delay: Duration = .zero,
        in db: some SQLSession
    ) async throws -> Int {
        if jobs.isEmpty { return 0 }
        let encoder = JSONEncoder()
        let payloads = try jobs.map { String(decoding: try encoder.encode($0.payload), as: UTF8.self) }
        let keys = jobs.map { $0.dedupe ?? "" }
        return try await db.execute(
            """
            WITH added AS (
                INSERT INTO jobs (kind, payload, dedupe_key, priority, max_attempts, run_at)
                SELECT \(kind.name), payload, nullif(key, ''), \(kind.priority)::int, \(kind.maxAttempts)::int,
                       now() + \(delay.seconds)::float8 * interval '1 second'
                FROM unnest(\(payloads)::jsonb[], \(keys)::text[]) AS given (payload, key)
                ON CONFLICT (kind, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
                RETURNING 1)
            SELECT pg_notify(\(channel), \(kind.name)) FROM added
            """)
    }

    /// Takes up to `limit` ready jobs of a kind for `lease`.
    package static func claim(_ kind: String, limit: Int, lease: Duration, in db: some SQLSession) async throws -> [Job]
    {
        let token = UUID()
        return try await db.rows(
            """
            UPDATE jobs SET run_at = now() + \(lease.seconds)::float8 * interval '1 second', lease = \(token), attempts = attempts + 1
            FROM (SELECT id AS picked FROM jobs WHERE kind = \(kind) AND run_at <= now()
                  ORDER BY priority DESC, run_at, id LIMIT \(literal: limit) FOR UPDATE SKIP LOCKED) AS ready
            WHERE id = picked RETURNING id, kind, payload::text, attempts, max_attempts, lease
            """)
    }

    /// The job is done. A job whose lease another worker has by now stays that worker's.
    package static func finish(_ jobs: [Job], in db: some SQLSession) async throws {
        if jobs.isEmpty { return }
        try await db.run(
            """
            DELETE FROM jobs USING unnest(\(jobs.map(\.id))::bigint[], \(jobs.map(\.lease))::uuid[]) AS done (job, token)
            WHERE id = job AND lease = token
            """)
    }

    /// Keeps the leases of jobs that take long.
    package static func renew(_ jobs: [Job], lease: Duration, in db: some SQLSession) async throws {
        if jobs.isEmpty { return }
        try await db.run(
            """
            UPDATE jobs SET run_at = now() + \(lease.seconds)::float8 * interval '1 second'
            FROM unnest(\(jobs.map(\.id))::bigint[], \(jobs.map(\.lease))::uuid[]) AS held (job, token)
            WHERE id = job AND jobs.lease = token
            """)
    }

    /// Makes every job that is held ready at once, instead of when its lease ends. Only for whoever knows that no worker
    /// lives.
    package static func releaseAll(in db: some SQLSession) async throws {
        try await db.run("UPDATE jobs SET run_at = now(), lease = NULL WHERE lease IS NOT NULL")
    }

    /// The job failed. It waits `delay` and is tried again, or dies.
    package static func fail(
        _ job: Job, error: String, retryAfter delay: Duration?, countsAttempt: Bool = true, in db: some SQLSession
    ) async throws {
        let error = String(error.prefix(2000))
        guard let delay else { return try await bury(job, error: error, in: db) }
        try await db.run(
            """
            UPDATE jobs SET run_at = now() + \(delay.seconds)::float8 * interval '1 second', lease = NULL,
                attempts = attempts - \(countsAttempt ? 0 : 1)::int, last_error = \(error)
            WHERE id = \(job.id) AND lease = \(job.lease)
            """)
    }

    private static func bury(_ job: Job, error: String, in db: some SQLSession) async throws {
        try await db.run(
            """
            WITH gone AS (DELETE FROM jobs WHERE id = \(job.id) AND lease = \(job.lease)
                RETURNING id, kind, payload, dedupe_key, priority, attempts, max_attempts, created_at)
            INSERT INTO dead_jobs (id, kind, payload, dedupe_key, priority, attempts, max_attempts, error, created_at)
            SELECT id, kind, payload, dedupe_key, priority, attempts, max_attempts, \(error), created_at FROM gone
            """)
    }

    /// How far the job with this key is, 0 to 100; nil when there is none, or it has not said.
    package static func share<Payload>(of kind: JobKind<Payload>, dedupe: String, in db: some SQLSession) async throws
        -> Int?
    {
        try await db.nullable(
            """
            SELECT (progress_done::bigint * 100 / nullif(progress_total, 0))::int FROM jobs WHERE kind = \(kind.name) AND dedupe_key = \(dedupe)
            """)
    }

    /// Says how far a long job is.
    package static func report(_ job: Job, done: Int, total: Int?, in db: some SQLSession) async throws {
        try await db.run(
            "UPDATE jobs SET progress_done = \(done), progress_total = \(total) WHERE id = \(job.id) AND lease = \(job.lease)"
        )
    }
}

extension Job: SQLRow {
    package init(row: inout RowReader) throws {
        id = try row.next()
        kind = try row.next()
        payload = try row.next()
        attempt = try row.next()
        maxAttempts = try row.next()
        lease = try row.next()
    }
}

extension Duration {
    /// In seconds.
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
