import Crypto
import Foundation
import Postgres
import Vocabulary

/// The opaque token that keeps a session alive. It is good once; the next one comes with its use.
package enum RefreshToken {
    /// What became of a token that came.
    package enum Use: Sendable, Equatable {
        /// Good: here is the session, and the token that follows.
        case renewed(session: SessionID, account: AccountID, next: String)
        /// Used before, and not just now: somebody has a copy. Its session must end.
        case reused(session: SessionID, account: AccountID)
        /// Unknown, or its session is over.
        case dead
    }

    /// A browser may send two requests with one token at once, or ask again when an answer was lost: for so many seconds
    /// the same token gets the same successor.
    static let graceSeconds = 15

    package static func issue(for session: SessionID, in tx: Transaction) async throws -> String {
        let token = randomToken()
        try await tx.run("INSERT INTO refresh_tokens (hash, session_id) VALUES (\(hash(token)), \(session))")
        return token
    }

    package static func use(_ token: String, in tx: Transaction) async throws -> Use {
        guard token.utf8.count == 43 else { return .dead }
        let found = try await tx.row(
            """
            SELECT t.session_id, s.account_id, t.successor, t.used_at IS NOT NULL,
                t.used_at > now() - make_interval(secs => \(graceSeconds))
            FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
            WHERE t.hash = \(hash(token)) AND s.ended_at IS NULL AND s.expires_at > now() FOR UPDATE
            """, as: Row.self)
        guard let found else { return .dead }
        if found.isUsed {
            guard found.isRecent == true, let sealed = found.successor, let next = opened(sealed, with: token) else {
                return .reused(session: found.session, account: found.account)
            }
            return .renewed(session: found.session, account: found.account, next: next)
        }
        let next = try await issue(for: found.session, in: tx)
        try await tx.run(
            """
            UPDATE refresh_tokens SET used_at = now(), successor = \(try sealed(next, with: token)) WHERE hash = \(hash(token))
            """)
        try await tx.run(
            """
            UPDATE sessions SET last_used_at = now(), expires_at = now() + make_interval(days => \(Session.idleDays))
            WHERE id = \(found.session)
            """)
        return .renewed(session: found.session, account: found.account, next: next)
    }

    /// Tokens that can serve nobody any more.
    package static func prune(in db: some SQLSession) async throws -> Int {
        try await db.execute(
            """
            DELETE FROM refresh_tokens t USING sessions s WHERE s.id = t.session_id
                AND (s.ended_at < now() - interval '30 days' OR s.expires_at < now() - interval '30 days'
                     OR t.used_at < now() - interval '30 days')
            """)
    }

    private static func hash(_ token: String) -> SQLValue { .bytes(sha256(token.utf8)) }

    /// A key that only the token's holder can make.
    private static func ring(_ token: String) throws -> SealingKeys {
        try SealingKeys(parsing: "t:" + base64URL(hmacSHA256("successor".utf8, key: Array(token.utf8))))
    }
    private static func sealed(_ next: String, with token: String) throws -> SQLValue {
        .bytes(try ring(token).seal(Array(next.utf8), context: []))
    }
    private static func opened(_ sealed: [UInt8], with token: String) -> String? {
        guard let bytes = try? ring(token).open(sealed, context: []) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

private struct Row: SQLRow {
    let session: SessionID
    let account: AccountID
    let successor: [UInt8]?
    let isUsed: Bool
    let isRecent: Bool?

    init(row: inout RowReader) throws {
        session = try SessionID(row: &row)
        account = try AccountID(row: &row)
        successor = try row.next([UInt8]?.self)
        isUsed = try row.next()
        isRecent = try row.next(Bool?.self)
    }
}
