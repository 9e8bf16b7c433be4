import Foundation
import Postgres
import Vocabulary

/// Who an account is at an OpenID provider: with it, that provider lets the person in.
package struct LinkedIdentity: Sendable, Equatable, SQLRow {
    package let issuer: String
    /// The provider's own name for the person; never shown.
    package let subject: String
    package let since: Date

    package init(row: inout RowReader) throws {
        issuer = try row.next()
        subject = try row.next()
        since = try row.next()
    }

    package static func all(of account: AccountID, in db: some SQLSession) async throws -> [LinkedIdentity] {
        try await db.rows(
            """
            SELECT issuer, subject, created_at FROM account_identities WHERE account_id = \(account)
            ORDER BY created_at, issuer, subject
            """)
    }

    /// - Throws: `PostgresFault` with `violatedUnique` when it is an account's already.
    package static func link(_ issuer: String, _ subject: String, to account: AccountID, in tx: Transaction)
        async throws
    {
        try await tx.run(
            """
            INSERT INTO account_identities (issuer, subject, account_id)
            VALUES (\(issuer), \(subject), \(account))
            """)
    }

    /// Takes away all that an account is at one provider.
    /// - Returns: how many there were.
    package static func unlink(_ issuer: String, from account: AccountID, in tx: Transaction) async throws -> Int {
        try await tx.execute(
            "DELETE FROM account_identities WHERE account_id = \(account) AND issuer = \(issuer)")
    }
}
