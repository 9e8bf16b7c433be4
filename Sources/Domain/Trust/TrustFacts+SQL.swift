import Postgres
import Vocabulary

/// An account with what its trust goes by, and the score that stands there now.
package struct TrustStanding: Sendable, SQLRow {
    package let account: AccountID
    package let facts: TrustFacts
    /// As it was written last.
    package let written: Int

    package init(row: inout RowReader) throws {
        account = try AccountID(row: &row)
        written = try row.next()
        var facts = TrustFacts()
        facts.ageDays = try row.next()
        facts.hasEmail = try row.next()
        facts.hasPhone = try row.next()
        facts.hasSecondFactor = try row.next()
        facts.isVerified = try row.next()
        facts.isSuspended = try row.next()
        facts.suspensions = try row.next()
        self.facts = facts
    }

    /// In one statement, however many accounts. Closed ones are left out: nobody is there to be trusted.
    package static func of(_ accounts: [AccountID], in db: some SQLSession) async throws -> [TrustStanding] {
        try await db.rows(
            """
            SELECT a.id, a.trust, (extract(epoch FROM now() - a.created_at) / 86400)::int,
                EXISTS (SELECT 1 FROM account_contacts c WHERE c.account_id = a.id AND c.kind = 'email'),
                EXISTS (SELECT 1 FROM account_contacts c WHERE c.account_id = a.id AND c.kind = 'phone'),
                a.totp IS NOT NULL,
                EXISTS (SELECT 1 FROM identity_checks i WHERE i.account_id = a.id AND i.status = 'verified'),
                a.status = 'suspended', a.suspensions
            FROM accounts a WHERE a.id = ANY (\(accounts.map(\.rawValue))::bigint[]) AND a.status <> 'closed' ORDER BY a.id
            """)
    }

    /// Locks the next accounts after `id`, in id order, so that nobody else changes what their trust goes by.
    package static func lockedAccounts(after id: AccountID?, limit: Int, in tx: Transaction) async throws -> [AccountID]
    {
        try await tx.values(
            """
            SELECT id FROM accounts WHERE status <> 'closed' AND id > \(id?.rawValue ?? 0)::bigint
            ORDER BY id LIMIT \(literal: limit) FOR UPDATE
            """)
    }
}
