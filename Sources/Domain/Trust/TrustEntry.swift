import Foundation
import Postgres
import Vocabulary

/// One change of a trust score.
package struct TrustEntry: Sendable, Equatable, SQLRow {
    package let score: Int
    /// JSON: each part's name with its points.
    package let parts: String
    package let at: Date

    package init(row: inout RowReader) throws {
        score = try row.next()
        parts = try row.next()
        at = try row.next()
    }

    /// Writes a score down, with what it is made of, unless it is the one that stands there.
    /// - Returns: false when nothing has changed.
    package static func write(_ score: TrustScore, of account: AccountID, in tx: Transaction) async throws -> Bool {
        try await tx.execute(
            """
            WITH changed AS (
                UPDATE accounts SET trust = \(score.score)::int
                WHERE id = \(account) AND trust <> \(score.score)::int AND status <> 'closed' RETURNING id)
            INSERT INTO trust_history (account_id, score, parts)
            SELECT id, \(score.score)::int, \(score.json)::jsonb FROM changed
            """) == 1
    }

    /// Newest first.
    package static func latest(of account: AccountID, limit: Int, in db: some SQLSession) async throws -> [TrustEntry] {
        try await db.rows(
            """
            SELECT score, parts::text, at FROM trust_history WHERE account_id = \(account)
            ORDER BY id DESC LIMIT \(literal: limit)
            """)
    }

    package static func removeAll(of account: AccountID, in tx: Transaction) async throws {
        try await tx.run("DELETE FROM trust_history WHERE account_id = \(account)")
    }
}
