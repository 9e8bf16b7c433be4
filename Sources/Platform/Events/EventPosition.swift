import Foundation
import Postgres

/// A place in the outbox, kept by a reader of its own: an index writes it in the same commit as what it read.
package struct EventPosition: Sendable, Equatable, SQLRow {
    /// Of the transaction, as PostgreSQL prints an `xid8`.
    package let tx: UInt64
    package let id: Int64

    package init(tx: UInt64, id: Int64) { (self.tx, self.id) = (tx, id) }

    package init(row: inout RowReader) throws {
        tx = UInt64(try row.next(String.self)) ?? 0
        id = try row.next()
    }

    package var text: String { "\(tx):\(id)" }

    /// Nil for what `text` did not write.
    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let tx = UInt64(parts[0]), let id = Int64(parts[1]) else { return nil }
        self.init(tx: tx, id: id)
    }
}

/// Some of the events behind a position.
package struct EventStretch: Sendable {
    /// Of the kinds that were asked for.
    package let events: [Event]
    /// Where to go on; the former position when nothing came.
    package let position: EventPosition
    /// Whether there may be more at once.
    package let isFull: Bool
}

extension Outbox {
    /// The place of now: behind everything that can no longer change, before all that is still under way.
    package static func now(in db: some SQLSession) async throws -> EventPosition {
        let tx: String = try await db.value("SELECT pg_snapshot_xmin(pg_current_snapshot())::text") ?? "0"
        return EventPosition(tx: UInt64(tx) ?? 0, id: 0)
    }

    /// Events of some kinds behind a position, in commit order; for readers that keep their own position. At most `limit`
    /// events of all kinds are walked over.
    package static func read(
        _ kinds: [String], after position: EventPosition, limit: Int = 2_000, in db: some SQLSession
    ) async throws -> EventStretch {
        let found = try await db.rows(
            """
            SELECT e.tx::text, e.id, e.kind, e.subject, e.payload::text, e.occurred_at FROM events e
            WHERE (e.tx, e.id) > (\(String(position.tx))::xid8, \(position.id)) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.tx, e.id LIMIT \(literal: limit)
            """, as: PlacedEvent.self)
        return EventStretch(
            events: found.map(\.event).filter { kinds.contains($0.kind) }, position: found.last?.position ?? position,
            isFull: found.count == limit)
    }

    /// How old the oldest event behind a position is, 0 for none: how far its reader lags.
    ///
    /// - Parameter kinds: those that it does anything about; empty for all.
    package static func lag(behind position: EventPosition, kinds: [String] = [], in db: some SQLSession) async throws
        -> Duration
    {
        let seconds: Double =
            try await db.value(
                """
                SELECT coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::float8 FROM (SELECT occurred_at FROM events
                    WHERE (tx, id) > (\(String(position.tx))::xid8, \(position.id)) AND (\(kinds.isEmpty) OR kind = ANY (\(kinds)::text[]))
                    ORDER BY tx, id LIMIT 1) e
                """) ?? 0
        return .milliseconds(Int(max(0, seconds) * 1000))
    }

    /// Whether events behind a position may be gone already: its reader has to start from what is there now.
    package static func mayHaveForgotten(behind position: EventPosition, in db: some SQLSession) async throws -> Bool {
        try await db.value(
            """
            SELECT coalesce((SELECT (\(String(position.tx))::xid8, \(position.id)) < (tx, id) FROM event_horizon), false)
            """) ?? false
    }
}

private struct PlacedEvent: SQLRow {
    let position: EventPosition
    let event: Event

    init(row: inout RowReader) throws {
        let tx = try row.next(String.self)
        event = try Event(row: &row)
        position = EventPosition(tx: UInt64(tx) ?? 0, id: event.id)
    }
}
