import Accounts
import Postgres
import Vocabulary

/// Every row that is not the attacker's own, and every column there is.
struct Ground {
    private let rows: [String: Set<String>]
    private let attacker: AccountID

    init(_ db: Database, apartFrom attacker: AccountID) async throws {
        self.attacker = attacker
        rows = try await Self.rows(db, attacker)
    }

    /// What is no longer as it was. New rows are no loss: messages to strangers, steps that wait for codes.
    func missing(from db: Database) async throws -> [String] {
        let now = try await Self.rows(db, attacker)
        return rows.flatMap { table, before in before.subtracting(now[table] ?? []).map { "\(table): \($0)" } }.sorted()
    }

    private static func rows(_ db: Database, _ attacker: AccountID) async throws -> [String: Set<String>] {
        let tables: [String] = try await db.values(
            """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'vault') ORDER BY 1
            """)
        let columns: [String] = try await db.values(
            """
            SELECT table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
            FROM information_schema.columns WHERE table_schema IN ('public', 'vault')
            """)
        var rows = ["columns": Set(columns)]
        for table in tables {
            let own: [String] = try await db.values(
                SQL(
                    ownText:
                        "SELECT t::text FROM \(table) t WHERE position('\(attacker.rawValue)' IN t::text) = 0"))
            rows[table] = Set(own)
        }
        return rows
    }
}
