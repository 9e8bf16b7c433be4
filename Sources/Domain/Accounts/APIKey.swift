import Crypto
import Foundation
import Postgres
import Vocabulary

/// A program's key to its owner's room: shown once, kept as a hash, good until it expires.
package struct APIKey: Sendable, Equatable, SQLRow {
    package static let mostDays = 365
    package static let mostPerAccount = 20

    package let id: APIKeyID
    package let name: String
    /// `soko_k3m9…`, to recognise it by.
    package let prefix: String
    package let scopes: Set<Scope>
    package let createdAt: Date
    package let expiresAt: Date
    package let lastUsedAt: Date?
    package let isRevoked: Bool

    static let columns: SQL =
        "k.id, k.name, k.prefix, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.revoked_at IS NOT NULL"

    package init(row: inout RowReader) throws {
        id = try APIKeyID(row: &row)
        name = try row.next()
        prefix = try row.next()
        scopes = Set(try row.next([String].self).compactMap(Scope.init(rawValue:)))
        createdAt = try row.next()
        expiresAt = try row.next()
        lastUsedAt = try row.next(Date?.self)
        isRevoked = try row.next()
    }
}

extension APIKey {
    /// - Returns: the key's text, which nobody can read again; nil when the account has too many.
    package static func issue(
        for account: AccountID, name: String, scopes: Set<Scope>, days: Int, in tx: Transaction
    ) async throws -> (id: APIKeyID, text: String)? {
        precondition(!scopes.isEmpty && (1...mostDays).contains(days), "the form has checked scopes and days")
        let text = "soko_" + randomToken()
        let id = APIKeyID.random()
        let added = try await tx.execute(
            """
            INSERT INTO api_keys (id, account_id, name, prefix, hash, scopes, expires_at)
            SELECT \(id), \(account), \(name), \(String(text.prefix(11))), \(SQLValue.bytes(sha256(text.utf8))),
                \(scopes.map(\.rawValue).sorted())::text[], now() + make_interval(days => \(days))
            WHERE (SELECT count(*) FROM api_keys WHERE account_id = \(account) AND revoked_at IS NULL
                AND expires_at > now()) < \(mostPerAccount)
            """)
        return added == 1 ? (id, text) : nil
    }

    /// Those not revoked first, the newest in front; at most 100.
    package static func all(of account: AccountID, in db: some SQLSession) async throws -> [APIKey] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM api_keys k WHERE k.account_id = \(account)
            ORDER BY k.revoked_at IS NOT NULL, k.created_at DESC, k.id LIMIT 100
            """)
    }

    /// - Returns: false when the account has no such living key.
    package static func revoke(_ id: APIKeyID, of account: AccountID, in db: some SQLSession) async throws -> Bool {
        try await db.execute(
            """
            UPDATE api_keys SET revoked_at = now() WHERE id = \(id) AND account_id = \(account) AND revoked_at IS NULL
            """) == 1
    }

    /// Whose key this is, while it and its owner's account live; notes its use once a minute.
    package static func person(for text: String, in db: some SQLSession) async throws -> Person? {
        guard text.hasPrefix("soko_"), text.utf8.count == 48 else { return nil }
        let hash = SQLValue.bytes(sha256(text.utf8))
        let found = try await db.row(
            """
            SELECT k.account_id, a.roles, k.scopes, coalesce(k.last_used_at < now() - interval '1 minute', true)
            FROM api_keys k JOIN accounts a ON a.id = k.account_id
            WHERE k.hash = \(hash) AND k.revoked_at IS NULL AND k.expires_at > now() AND a.status = 'active'
            """, as: Holder.self)
        guard let found else { return nil }
        if found.isStale { try await db.run("UPDATE api_keys SET last_used_at = now() WHERE hash = \(hash)") }
        return found.person
    }
}

private struct Holder: SQLRow {
    let person: Person
    let isStale: Bool

    init(row: inout RowReader) throws {
        let account = try AccountID(row: &row)
        let roles = try row.next([String].self).compactMap(Role.init(rawValue:))
        let scopes = try row.next([String].self).compactMap(Scope.init(rawValue:))
        person = Person(account: account, session: nil, roles: Set(roles), factors: ["key"], scopes: Set(scopes))
        isStale = try row.next()
    }
}
