import Postgres
import Vocabulary

extension Cast {
    /// A row of the vault that nobody can open: enough to point to.
    package static func secret(_ kind: String = "email", in db: some SQLSession) async throws -> SecretToken {
        let token = SecretToken.random()
        try await db.run(
            """
            INSERT INTO vault.secrets (token, kind, sealed, masked, key_name) VALUES (\(token), \(kind), '', '•••', 'none')
            """)
        return token
    }

    /// An account that nobody signs in to: Neema's unless told.
    package static func account(_ name: String = "Neema", roles: [String] = [], in db: some SQLSession) async throws
        -> AccountID
    {
        let id = AccountID.random()
        try await db.run(
            """
            INSERT INTO accounts (id, name, language, roles, visitor)
            VALUES (\(id), \(name), 'en', \(roles)::text[], \(VisitorID.random()))
            """)
        return id
    }

    /// Every column of every table in which a text stands, as text or as its bytes: `vault.secrets.masked`, sorted.
    package static func places(of text: String, in db: some SQLSession) async throws -> [String] {
        let digits = Array("0123456789abcdef")
        let bytes = String(text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        let columns: [String] = try await db.values(
            """
            SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
            """)
        var places: [String] = []
        for name in columns {
            let parts = name.split(separator: ".")
            let (column, table) = (SQL(ownText: "\"\(parts[2])\""), SQL(ownText: "\(parts[0]).\(parts[1])"))
            let isThere = try await db.value(
                """
                SELECT EXISTS (SELECT 1 FROM \(sql: table) WHERE position(lower(\(text)) IN lower(\(sql: column)::text)) > 0
                    OR position(\(bytes)::text IN \(sql: column)::text) > 0)
                """, as: Bool.self)
            if isThere == true { places.append(name) }
        }
        return places
    }

    /// Waits until a statement waits for another transaction, or `isDone`.
    package static func waitUntilBlocked(in db: Database, or isDone: () -> Bool = { false }) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !isDone(), .now < deadline {
            let isBlocked = try await db.value(
                """
                SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
                """, as: Bool.self)
            if isBlocked == true { return }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Every row of some tables as text, to see that nothing changed.
    package static func rows(of tables: [String], in db: some SQLSession) async throws -> [String] {
        var rows: [String] = []
        for table in tables {
            rows += try await db.values(SQL(ownText: "SELECT '\(table) ' || t::text FROM \(table) t ORDER BY 1"))
        }
        return rows
    }
}
