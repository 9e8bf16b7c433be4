import Foundation
import Postgres

/// Something that happened, as it stands in the outbox.
package struct Event: Sendable, Equatable, SQLRow {
    package let id: Int64
    package let kind: String
    /// The id of what it happened to.
    package let subject: String
    /// JSON.
    package let payload: String
    package let occurredAt: Date

    package init(row: inout RowReader) throws {
        id = try row.next()
        kind = try row.next()
        subject = try row.next()
        payload = try row.next()
        occurredAt = try row.next()
    }
}

/// Events are written in the transaction that makes them true, and read by consumers that keep their position.
package enum Outbox {
    package static let channel = "events"

    /// Adds an event; consumers hear of it when the transaction commits.
    package static func record<Payload: Encodable>(
        _ kind: String, of subject: String, _ payload: Payload, in tx: Transaction
    ) async throws {
        let json = String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
        try await tx.run(
            """
            WITH added AS (INSERT INTO events (kind, subject, payload) VALUES (\(kind), \(subject), \(json)::jsonb) RETURNING 1)
            SELECT pg_notify(\(channel), \(kind)) FROM added
            """)
    }

    /// The same of many subjects, in one statement.
    package static func record<Payload: Encodable>(
        _ kind: String, of subjects: [String], _ payload: Payload, in tx: Transaction
    ) async throws {
        if subjects.isEmpty { return }
        let json = String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
        try await tx.run(
            """
            WITH added AS (INSERT INTO events (kind, subject, payload)
                SELECT \(kind), subject, \(json)::jsonb FROM unnest(\(subjects)::text[]) AS given (subject) RETURNING 1)
            SELECT pg_notify(\(channel), \(kind)) FROM added
            """)
    }

    /// Gives a consumer its next events, in commit order, and moves its position when `handle` returns.
    ///
    /// Both happen in one transaction: what `handle` writes through it is done exactly once, everything else at least
    /// once. Two processes with the same consumer take turns.
    /// - Returns: how many events were handled.
    package static func consume(
        as consumer: String, limit: Int = 500, in db: Database, _ handle: ([Event], Transaction) async throws -> Void
    ) async throws -> Int {
        try await db.transaction { tx in
            try await tx.run(
                """
                INSERT INTO event_positions (consumer, tx, id) VALUES (\(consumer), '0', 0) ON CONFLICT (consumer) DO NOTHING
                """)
            try await tx.run("SELECT 1 FROM event_positions WHERE consumer = \(consumer) FOR UPDATE")
            // Only below the oldest running transaction: a later commit can then no longer slip in before the position.
            let events = try await tx.rows(
                """
                SELECT e.id, e.kind, e.subject, e.payload::text, e.occurred_at FROM events e, event_positions p
                WHERE p.consumer = \(consumer) AND (e.tx, e.id) > (p.tx, p.id) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY e.tx, e.id LIMIT \(literal: limit)
                """, as: Event.self)
            guard let last = events.last else { return 0 }
            try await handle(events, tx)
            try await tx.run(
                """
                UPDATE event_positions SET (tx, id, read_at) = (SELECT e.tx, e.id, now() FROM events e WHERE e.id = \(last.id))
                WHERE consumer = \(consumer)
                """)
            return events.count
        }
    }
}
