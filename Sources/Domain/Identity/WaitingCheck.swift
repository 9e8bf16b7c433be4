import Foundation
import Postgres
import Vocabulary

/// A check that waits for somebody, as a list shows it.
package struct WaitingCheck: Sendable, Equatable, SQLRow {
    package let id: IdentityCheckID
    package let account: AccountID
    package let name: String
    package let createdAt: Date
    package let documentCount: Int
    /// Whether the provider has looked and wants a person to.
    package let isReferred: Bool

    package init(row: inout RowReader) throws {
        id = try IdentityCheckID(row: &row)
        account = try AccountID(row: &row)
        name = try row.next()
        createdAt = try row.next()
        documentCount = try row.next()
        isReferred = try row.next()
    }

    /// Oldest first, younger than `cursor` when given. The index hands them over in this order, however many wait.
    package static func oldest(after cursor: Cursor? = nil, limit: Int, in db: some SQLSession) async throws
        -> [WaitingCheck]
    {
        let (time, id) = (cursor?.time ?? Date(timeIntervalSince1970: 0), cursor?.id ?? 0)
        return try await db.rows(
            """
            SELECT i.id, i.account_id, a.name, i.created_at, cardinality(i.documents), i.remark <> ''
            FROM identity_checks i JOIN accounts a ON a.id = i.account_id
            WHERE i.status = 'pending' AND (i.created_at, i.id) > (\(time), \(id)::bigint)
            ORDER BY i.created_at, i.id LIMIT \(literal: limit)
            """)
    }

    package static func count(in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM identity_checks WHERE status = 'pending'") ?? 0
    }

    package var cursor: Cursor { Cursor(time: createdAt, id: id.rawValue) }
}
