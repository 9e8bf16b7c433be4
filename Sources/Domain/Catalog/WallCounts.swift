import Postgres

/// How many live products each category has.
package struct CategoryCount: Sendable, SQLRow {
    package let category: String
    package let count: Int

    package init(row: inout RowReader) throws {
        category = try row.next()
        count = try row.next()
    }

    /// The largest first.
    package static func all(in db: some SQLSession) async throws -> [CategoryCount] {
        try await db.rows(
            "SELECT category, count(*) FROM products WHERE status = 'live' GROUP BY category ORDER BY count(*) DESC, category"
        )
    }
}
