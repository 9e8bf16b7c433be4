import Postgres
import Vocabulary

/// What hangs on an account and belongs to the person, without what other nouns keep: identity checks, trust.
package enum PersonalRecords {
    /// Takes all of it away.
    /// - Returns: the secrets that it pointed to.
    package static func remove(of account: AccountID, in tx: Transaction) async throws -> [SecretToken] {
        let addresses: [SecretToken] = try await tx.values(
            "DELETE FROM account_addresses WHERE account_id = \(account) RETURNING address")
        for statement: SQL in [
            "DELETE FROM account_identities WHERE account_id = \(account)",
            "DELETE FROM recovery_codes WHERE account_id = \(account)",
            "DELETE FROM api_keys WHERE account_id = \(account)",
            "DELETE FROM watches w USING accounts a WHERE a.id = \(account) AND w.visitor = a.visitor",
            "DELETE FROM garage g USING accounts a WHERE a.id = \(account) AND g.visitor = a.visitor",
            "UPDATE sessions SET device = '', network = '' WHERE account_id = \(account)",
        ] { try await tx.run(statement) }
        return addresses
    }

    /// Secrets of more than a week that no account, step or check points to, in their order: addresses of strangers who asked
    /// for a code, messages that could not be sent. Younger ones may still be on their way.
    package static func orphans(after: SecretToken? = nil, limit: Int, in db: some SQLSession) async throws
        -> [SecretToken]
    {
        try await db.values(
            """
            SELECT token FROM vault.secrets s WHERE created_at < now() - interval '7 days'
                AND (\(after)::bigint IS NULL OR token > \(after))
                AND NOT EXISTS (SELECT 1 FROM account_contacts WHERE contact = s.token)
                AND NOT EXISTS (SELECT 1 FROM pending_steps WHERE contact = s.token)
                AND NOT EXISTS (SELECT 1 FROM accounts WHERE totp = s.token)
                AND NOT EXISTS (SELECT 1 FROM account_addresses WHERE address = s.token)
                AND NOT EXISTS (SELECT 1 FROM identity_checks WHERE citizen_id = s.token)
            ORDER BY token LIMIT \(limit)
            """)
    }
}
