import Foundation
import Postgres

/// How far a consumer is behind.
package struct OutboxLag: Sendable, Equatable, SQLRow {
    /// Events that wait for it; counted up to 10,000.
    package let events: Int
    /// Age of the oldest of them; 0 when there is none.
    package let seconds: Double

    package init(row: inout RowReader) throws {
        events = try row.next()
        seconds = try row.next(Double.self)
    }
}

extension Outbox {
    /// Puts a consumer at this moment: it will be given what happens from now on, and what is happening now.
    ///
    /// Who then reads the tables, in this transaction or later, has read all that the consumer will not be given.
    package static func begin(as consumer: String, in tx: Transaction) async throws {
        try await tx.run(
            """
            INSERT INTO event_positions (consumer, tx, id) VALUES (\(consumer), pg_snapshot_xmin(pg_current_snapshot()), 0)
            ON CONFLICT (consumer) DO UPDATE SET (tx, id, read_at) = (excluded.tx, excluded.id, now())
            """)
    }

    /// Holds a consumer's position until the transaction ends: whoever else reads as this consumer waits.
    package static func lock(_ consumer: String, in tx: Transaction) async throws {
        try await tx.run("SELECT 1 FROM event_positions WHERE consumer = \(consumer) FOR UPDATE")
    }

    /// Forgets a consumer: what it has not read is no longer kept for it. It begins anew when it comes back.
    package static func leave(as consumer: String, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM event_positions WHERE consumer = \(consumer)")
    }

    /// - Parameter kinds: those that the consumer does anything about.
    /// - Returns: nil when there is no such consumer, or it was forgotten.
    package static func lag(of consumer: String, kinds: [String], in db: some SQLSession) async throws -> OutboxLag? {
        try await db.row(
            """
            SELECT n.count, n.age FROM event_positions p CROSS JOIN LATERAL (
                SELECT count(*), coalesce(extract(epoch FROM now() - min(w.occurred_at)), 0)::float8 AS age
                FROM (SELECT e.occurred_at FROM events e
                    WHERE (e.tx, e.id) > (p.tx, p.id) AND e.kind = ANY (\(kinds)::text[]) LIMIT 10000) w) n
            WHERE p.consumer = \(consumer)
            """)
    }

    /// Forgets events that every consumer has read and that are older than `age`; and those older than `limit` whoever has
    /// read them. A consumer so far behind is forgotten with them: what it kept has holes, and it has to begin anew.
    /// - Returns: how many events are gone.
    @discardableResult
    package static func prune(olderThan age: Duration, evenUnreadAfter limit: Duration, in db: some SQLSession)
        async throws
        -> Int
    {
        try await db.value(
            """
            WITH lost AS (DELETE FROM event_positions p WHERE EXISTS (SELECT 1 FROM events e
                WHERE (e.tx, e.id) > (p.tx, p.id) AND e.occurred_at < now() - \(limit.wholeSeconds)::float8 * interval '1 second')),
            gone AS (DELETE FROM events WHERE occurred_at < now() - \(limit.wholeSeconds)::float8 * interval '1 second'
                OR (occurred_at < now() - \(age.wholeSeconds)::float8 * interval '1 second'
                    AND NOT EXISTS (SELECT 1 FROM event_positions p WHERE (p.tx, p.id) < (events.tx, events.id))) RETURNING tx, id),
            -- Who keeps a position of its own sees by it that something is missing.
            noted AS (INSERT INTO event_horizon (tx, id) SELECT tx, id FROM gone ORDER BY tx DESC, id DESC LIMIT 1
                ON CONFLICT (is_only) DO UPDATE SET (tx, id) = (SELECT * FROM (VALUES (event_horizon.tx, event_horizon.id),
                    (excluded.tx, excluded.id)) v (tx, id) ORDER BY tx DESC, id DESC LIMIT 1))
            SELECT count(*) FROM gone
            """) ?? 0
    }
}

extension Duration {
    fileprivate var wholeSeconds: Double { Double(components.seconds) }
}
