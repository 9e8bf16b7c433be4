import Foundation
import Postgres
import Vocabulary

/// Where somebody wants things brought. What it says lies in the vault.
package struct Address: Sendable, Equatable, SQLRow {
    package static let most = 20

    package let id: AddressID
    /// 1 to 60 code points: `Home`.
    package let label: String
    package let secret: SecretToken
    package let isDefault: Bool
    package let createdAt: Date

    static let columns: SQL = "id, label, address, is_default, created_at"

    package init(row: inout RowReader) throws {
        id = try AddressID(row: &row)
        label = try row.next()
        secret = try SecretToken(row: &row)
        isDefault = try row.next()
        createdAt = try row.next()
    }
}

extension Address {
    /// The default one first, then the oldest.
    package static func all(of account: AccountID, in db: some SQLSession) async throws -> [Address] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM account_addresses WHERE account_id = \(account)
            ORDER BY is_default DESC, created_at, id LIMIT \(literal: most)
            """)
    }

    /// Nil when it is somebody else's.
    package static func find(_ id: AddressID, of account: AccountID, in db: some SQLSession) async throws -> Address? {
        try await db.row("SELECT \(sql: columns) FROM account_addresses WHERE id = \(id) AND account_id = \(account)")
    }

    // Those below change what the account's other addresses are: its row is locked first, so that there are never two default
    // ones, nor more than there may be.

    package static func add(_ secret: SecretToken, label: String, to account: AccountID, in tx: Transaction)
        async throws -> AddressID
    {
        let id = AddressID.random()
        try await tx.run(
            """
            INSERT INTO account_addresses (id, account_id, label, address) VALUES (\(id), \(account), \(label), \(secret))
            """)
        return id
    }

    package static func change(
        _ id: AddressID, label: String, secret: SecretToken, of account: AccountID, in tx: Transaction
    ) async throws {
        try await tx.run(
            """
            UPDATE account_addresses SET label = \(label), address = \(secret) WHERE id = \(id) AND account_id = \(account)
            """)
    }

    package static func remove(_ id: AddressID, of account: AccountID, in tx: Transaction) async throws {
        try await tx.run("DELETE FROM account_addresses WHERE id = \(id) AND account_id = \(account)")
    }

    /// Makes this one the default, and no other.
    package static func setDefault(_ id: AddressID, of account: AccountID, in tx: Transaction) async throws {
        // The old one first: no moment has two.
        try await tx.run(
            "UPDATE account_addresses SET is_default = false WHERE account_id = \(account) AND is_default AND id <> \(id)"
        )
        try await tx.run("UPDATE account_addresses SET is_default = true WHERE id = \(id) AND account_id = \(account)")
    }
}
