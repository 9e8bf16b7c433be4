import Foundation
import JSON
import Postgres

/// The append-only, hash-chained log. The database itself numbers, times and chains the rows, and refuses every change.
package enum AuditLog {
    /// Adds an entry. Put it last in a transaction: entries wait for one another until commit.
    ///
    /// - Parameters:
    ///   - subject: whom or what it was done to: `account:…`, `secret:…`.
    ///   - details: names and values; never a clear personal datum.
    package static func record(
        _ event: AuditEvent, by actor: AuditActor, on subject: String, _ details: [(StaticString, String)] = [],
        in db: some SQLSession
    ) async throws {
        var json = JSONWriter(reserving: 128)
        json.object { json in for (name, value) in details { json.member(name, value) } }
        try await db.run(
            """
            INSERT INTO audit_log (seq, at, event, actor, subject, details, hash)
            VALUES (0, now(), \(event), \(actor.description), \(subject), \(String(decoding: json.bytes, as: UTF8.self)), '')
            """)
    }

    /// The latest entries about a subject, newest first.
    package static func about(_ subject: String, limit: Int, in db: some SQLSession) async throws -> [AuditEntry] {
        try await db.rows(
            """
            SELECT \(sql: AuditEntry.columns) FROM audit_log WHERE subject = \(subject) ORDER BY seq DESC LIMIT \(limit)
            """)
    }

    /// Entries after `seq` in their order.
    package static func entries(after seq: Int64, limit: Int, in db: some SQLSession) async throws -> [AuditEntry] {
        try await db.rows(
            "SELECT \(sql: AuditEntry.columns) FROM audit_log WHERE seq > \(seq) ORDER BY seq LIMIT \(literal: limit)")
    }
}

/// One row of the log.
package struct AuditEntry: Sendable, Equatable, SQLRow {
    package let seq: Int64
    /// Microseconds since 1970.
    package let micros: Int64
    package let event: String
    package let actor: String
    package let subject: String
    package let details: String
    package let hash: [UInt8]

    /// As the table names them.
    static let plain: SQL = "seq, at, event, actor, subject, details, hash"
    static let columns: SQL =
        "seq, (extract(epoch FROM at) * 1000000)::bigint, event, actor, subject, details, hash"

    package init(row: inout RowReader) throws {
        seq = try row.next()
        micros = try row.next()
        event = try row.next()
        actor = try row.next()
        subject = try row.next()
        details = try row.next()
        hash = try row.next()
    }

    package var at: Date { Date(timeIntervalSince1970: Double(micros) / 1e6) }
}
