import Foundation
import Postgres
import Vocabulary

/// One sign-in on one device.
package struct Session: Sendable, Equatable, SQLRow {
    /// A session that nobody used for so long has ended.
    package static let idleDays = 30

    package enum EndReason: String, Sendable, SQLBindable {
        case signedOut = "signed-out", signedOutElsewhere = "signed-out-elsewhere", tokenReused = "token-reused"
        case passwordChanged = "password-changed", factorAdded = "factor-added", suspended, closed
        case rolesChanged = "roles-changed"
    }

    package let id: SessionID
    package let account: AccountID
    package let factors: [String]
    /// As the browser calls itself, shortened.
    package let device: String
    /// The network part of the address it was opened from.
    package let network: String
    package let createdAt: Date
    package let lastUsedAt: Date

    static let columns: SQL = "s.id, s.account_id, s.factors, s.device, s.network, s.created_at, s.last_used_at"

    package init(row: inout RowReader) throws {
        id = try SessionID(row: &row)
        account = try AccountID(row: &row)
        factors = try row.next()
        device = try row.next()
        network = try row.next()
        createdAt = try row.next()
        lastUsedAt = try row.next()
    }
}

extension Session {
    package static func open(
        for account: AccountID, factors: [String], device: String, network: String, in tx: Transaction
    ) async throws -> SessionID {
        let id = SessionID.random()
        try await tx.run(
            """
            INSERT INTO sessions (id, account_id, factors, device, network, expires_at)
            VALUES (\(id), \(account), \(factors)::text[], \(device), \(network), now() + make_interval(days => \(idleDays)))
            """)
        return id
    }

    /// Those that still live, the one used last first.
    package static func living(of account: AccountID, in db: some SQLSession) async throws -> [Session] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM sessions s WHERE s.account_id = \(account) AND s.ended_at IS NULL
                AND s.expires_at > now() ORDER BY s.last_used_at DESC, s.id
            """)
    }

    /// Ends sessions of one account: one, or all but one, or all.
    /// - Returns: those that it ended.
    @discardableResult
    package static func end(
        of account: AccountID, only: SessionID? = nil, except: SessionID? = nil, _ reason: EndReason,
        in db: some SQLSession
    ) async throws -> [SessionID] {
        let ended = try await db.values(
            """
            UPDATE sessions SET ended_at = now(), end_reason = \(reason) WHERE account_id = \(account) AND ended_at IS NULL
                AND (\(only)::bigint IS NULL OR id = \(only)) AND (\(except)::bigint IS NULL OR id <> \(except)) RETURNING id
            """, as: SessionID.self)
        // Every serving process then refuses their access tokens, which would live on for minutes.
        if !ended.isEmpty {
            try await db.run(
                "SELECT pg_notify('session_ended', id) FROM unnest(\(ended.map(\.pathText))::text[]) AS id")
        }
        return ended
    }

    /// Sessions that ended since `since`: their access tokens may not have expired yet.
    package static func ended(since: Date, in db: some SQLSession) async throws -> [SessionID] {
        try await db.values("SELECT id FROM sessions WHERE ended_at > \(since)")
    }
}

extension Session {
    /// Forgets those that have been over for 90 days.
    package static func prune(in db: some SQLSession) async throws -> Int {
        try await db.execute(
            "DELETE FROM sessions WHERE ended_at < now() - interval '90 days' OR expires_at < now() - interval '90 days'"
        )
    }

    package static func factors(of session: SessionID, in db: some SQLSession) async throws -> [String] {
        try await db.value("SELECT factors FROM sessions WHERE id = \(session)", as: [String].self) ?? []
    }
}
