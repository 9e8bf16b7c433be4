import Postgres
import Vocabulary

/// A verified way to reach an account, which it also signs in with.
package struct Contact: Sendable, Equatable, SQLRow {
    package enum Kind: String, Sendable, SQLBindable, SQLDecodable, CaseIterable { case email, phone }

    package let secret: SecretToken
    package let kind: Kind
    /// `a•••@example.com`
    package let masked: String

    package init(row: inout RowReader) throws {
        secret = try SecretToken(row: &row)
        kind = try row.next()
        masked = try row.next()
    }

    package static func all(of account: AccountID, in db: some SQLSession) async throws -> [Contact] {
        try await db.rows(
            """
            SELECT c.contact, c.kind, s.masked FROM account_contacts c JOIN vault.secrets s ON s.token = c.contact
            WHERE c.account_id = \(account) ORDER BY c.kind
            """)
    }

    /// Makes a contact the account's own, in place of the one of its kind.
    /// - Returns: the one it replaced.
    /// - Throws: `PostgresFault` with `violatedUnique` when it is another account's.
    package static func set(_ secret: SecretToken, _ kind: Kind, of account: AccountID, in tx: Transaction) async throws
        -> SecretToken?
    {
        let old = try await tx.value(
            "DELETE FROM account_contacts WHERE account_id = \(account) AND kind = \(kind) RETURNING contact",
            as: SecretToken.self)
        try await tx.run(
            "INSERT INTO account_contacts (contact, account_id, kind) VALUES (\(secret), \(account), \(kind))")
        return old
    }

    package static func removeAll(of account: AccountID, in tx: Transaction) async throws -> [SecretToken] {
        try await tx.values("DELETE FROM account_contacts WHERE account_id = \(account) RETURNING contact")
    }
}
