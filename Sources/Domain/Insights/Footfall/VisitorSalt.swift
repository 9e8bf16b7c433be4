import Crypto
import Postgres

/// What the marks of a day's visitors are made with. Whoever needs it first makes it; the next day but one it is gone.
enum VisitorSalt {
    /// One for each of these days. Two statements.
    static func of(_ days: [FootfallDay], in tx: Transaction) async throws -> [FootfallDay: [UInt8]] {
        let fresh = days.map { _ in hex(randomBytes(32)) }
        try await tx.run(
            """
            INSERT INTO visitor_salts (day, salt) SELECT '1970-01-01'::date + d.day, decode(d.salt, 'hex')
            FROM unnest(\(days.map(\.number))::int[], \(fresh)::text[]) AS d (day, salt) ORDER BY d.day
            ON CONFLICT (day) DO NOTHING
            """)
        // A statement of its own: it sees what another process wrote while the first one waited for it.
        let known: [Row] = try await tx.rows(
            """
            SELECT day - '1970-01-01'::date, salt FROM visitor_salts
            WHERE day IN (SELECT '1970-01-01'::date + d FROM unnest(\(days.map(\.number))::int[]) AS d)
            """)
        return Dictionary(uniqueKeysWithValues: known.map { ($0.day, $0.salt) })
    }

    private struct Row: SQLRow {
        let day: FootfallDay
        let salt: [UInt8]

        init(row: inout RowReader) throws {
            day = FootfallDay(number: try row.next())
            salt = try row.next()
        }
    }
}
