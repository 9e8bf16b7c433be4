import Postgres

extension AuditLog {
    /// The newest entries first, behind `seq`; at most `limit`.
    ///
    /// - Parameters:
    ///   - event: as `AuditEvent` writes it.
    ///   - party: who did it or whom it was done to: `account:…`.
    package static func latest(
        event: String? = nil, party: String? = nil, before seq: Int64? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [AuditEntry] {
        var condition: SQL = seq.map { "seq < \($0)" } ?? "true"
        if let event { condition = "\(sql: condition) AND event = \(event)" }
        // Two index scans: an OR over two columns in the order of a third would read the log backwards, all of it.
        let source: SQL =
            if let party {
                """
                ((SELECT \(sql: AuditEntry.plain) FROM audit_log WHERE \(sql: condition) AND subject = \(party)
                    ORDER BY seq DESC LIMIT \(literal: limit))
                UNION (SELECT \(sql: AuditEntry.plain) FROM audit_log WHERE \(sql: condition) AND actor = \(party)
                    ORDER BY seq DESC LIMIT \(literal: limit))) l
                """
            } else { "audit_log WHERE \(sql: condition)" }
        return try await db.rows(
            "SELECT \(sql: AuditEntry.columns) FROM \(sql: source) ORDER BY seq DESC LIMIT \(literal: limit)")
    }
}
