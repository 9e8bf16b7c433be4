import Foundation
import Postgres
import Vocabulary

/// An account in the desk's table.
package struct AccountRow: Sendable, Equatable, SQLRow {
    package let id: AccountID
    package let name: String
    package let status: Account.Status
    package let roles: Set<Role>
    /// Masked: `a•••@example.com`.
    package let contacts: [String]
    package let hasSecondFactor: Bool
    /// 0 to 100.
    package let trust: Int
    package let createdAt: Date

    package init(row: inout RowReader) throws {
        id = try AccountID(row: &row)
        name = try row.next()
        status = try row.next()
        roles = Set(try row.next([String].self).compactMap(Role.init(rawValue:)))
        contacts = try row.next()
        hasSecondFactor = try row.next()
        trust = try row.next()
        createdAt = try row.next()
    }

    /// Which accounts a table shows.
    package struct Filter: Sendable {
        /// One account only.
        package var only: AccountID?
        /// The beginning of a name, in any case.
        package var name: String?
        package var role: Role?
        /// Nil: all but the closed.
        package var status: Account.Status?

        package init(
            only: AccountID? = nil, name: String? = nil, role: Role? = nil, status: Account.Status? = nil
        ) {
            (self.only, self.name, self.role, self.status) = (only, name, role, status)
        }

        var condition: SQL {
            var all: SQL = status.map { "a.status = \($0)" } ?? "a.status <> 'closed'"
            if let only { all = "\(sql: all) AND a.id = \(only)" }
            if let name {
                // A range of one index: LIKE with a bound pattern would have none.
                let (first, last) = (name.lowercased(), name.lowercased() + "\u{10FFFF}")
                all = """
                    \(sql: all) AND lower(a.name) COLLATE "C" >= \(first) AND lower(a.name) COLLATE "C" < \(last)
                    """
            }
            if let role { all = "\(sql: all) AND a.roles <> '{}' AND \(role.rawValue) = ANY (a.roles)" }
            return all
        }
    }

    /// The newest first, behind `place`; at most `limit`.
    package static func page(
        _ filter: Filter, after place: (at: Date, id: Int64)? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [AccountRow] {
        var condition = filter.condition
        if let place { condition = "\(sql: condition) AND (a.created_at, a.id) < (\(place.at), \(place.id))" }
        return try await db.rows(
            """
            SELECT a.id, a.name, a.status, a.roles,
                ARRAY(SELECT s.masked FROM account_contacts c JOIN vault.secrets s ON s.token = c.contact
                    WHERE c.account_id = a.id ORDER BY c.kind), a.totp IS NOT NULL, a.trust, a.created_at
            FROM accounts a WHERE \(sql: condition) ORDER BY a.created_at DESC, a.id DESC LIMIT \(literal: limit)
            """)
    }
}
