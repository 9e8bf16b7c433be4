import Postgres
import Vocabulary

/// Codes on paper that stand in for a lost authenticator, each once.
package enum RecoveryCodes {
    package static let count = 10

    /// Puts new codes in place of all old ones.
    /// - Parameter hashes: keyed hashes of the codes.
    package static func replace(_ hashes: [[UInt8]], of account: AccountID, in tx: Transaction) async throws {
        try await tx.run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        for hash in hashes {
            try await tx.run(
                "INSERT INTO recovery_codes (account_id, hash) VALUES (\(account), \(SQLValue.bytes(hash)))")
        }
    }

    /// - Returns: false when it is none, or used up.
    package static func use(_ hash: [UInt8], of account: AccountID, in db: some SQLSession) async throws -> Bool {
        try await db.execute(
            """
            UPDATE recovery_codes SET used_at = now() WHERE account_id = \(account) AND hash = \(SQLValue.bytes(hash))
                AND used_at IS NULL
            """) == 1
    }

    package static func left(of account: AccountID, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM recovery_codes WHERE account_id = \(account) AND used_at IS NULL") ?? 0
    }
}
