import Postgres
import Vocabulary

/// What hangs on an account and belongs to the person.
package enum PersonalRecords {
    /// Takes all of it away.
    /// - Returns: the secrets that it pointed to.
    package static func remove(of account: AccountID, in tx: Transaction) async throws -> [SecretToken] {
        let addresses: [SecretToken] = try await tx.values(
            "DELETE FROM account_addresses WHERE account_id = \(account) RETURNING address")
        let citizens: [Int64] = try await tx.values(
            "SELECT citizen_id FROM identity_checks WHERE account_id = \(account) AND citizen_id IS NOT NULL")
        for statement: SQL in [
            "DELETE FROM identity_checks WHERE account_id = \(account)",
            "DELETE FROM account_identities WHERE account_id = \(account)",
            "DELETE FROM recovery_codes WHERE account_id = \(account)",
            "DELETE FROM api_keys WHERE account_id = \(account)",
            "DELETE FROM watches w USING accounts a WHERE a.id = \(account) AND w.visitor = a.visitor",
            "UPDATE sessions SET device = '', network = '' WHERE account_id = \(account)",
        ] { try await tx.run(statement) }
        return addresses + citizens.compactMap(SecretToken.init(rawValue:))
    }
}
