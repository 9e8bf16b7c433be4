import Postgres
import Vocabulary

/// An address of this market where nothing is any more, and where it leads to.
package struct Redirect: Sendable, Equatable, SQLRow {
    package let path: String
    package let target: String

    package init(row: inout RowReader) throws {
        path = try row.next()
        target = try row.next()
    }
}

extension Redirect {
    /// By path, behind this one; at most `limit`.
    package static func page(beginning prefix: String = "", after path: String = "", limit: Int, in db: some SQLSession)
        async throws -> [Redirect]
    {
        try await db.rows(
            """
            SELECT path, target FROM redirects WHERE starts_with(path, \(prefix)) AND path > \(path)
            ORDER BY path LIMIT \(literal: limit)
            """)
    }

    package static func target(of path: String, in db: some SQLSession) async throws -> String? {
        try await db.value("SELECT target FROM redirects WHERE path = \(path)")
    }

    /// Lets a path lead elsewhere in this market.
    ///
    /// - Parameters:
    ///   - path: without query, as it stands in requests (percent-encoded); a slash at its end is taken off.
    ///   - target: path and query.
    /// - Throws: `MerchandisingRefusal`.
    package static func save(_ path: String, to target: String, in tx: Transaction) async throws {
        let path = plain(path), target = target
        guard isPath(path), path != "/", path.utf8.count <= 300,
            !path.utf8.contains(where: { $0 == 0x3F || $0 == 0x23 })
        else { throw MerchandisingRefusal.badPath }
        guard isPath(target), target.utf8.count <= 600 else { throw MerchandisingRefusal.badTarget }
        // Two forms at once could make a ring.
        try await tx.run("SELECT pg_advisory_xact_lock(7355608004)")
        let leadsBack: Bool =
            try await tx.value(
                """
                WITH RECURSIVE way (path) AS (
                    SELECT split_part(split_part(\(target)::text, '#', 1), '?', 1)
                    UNION SELECT split_part(split_part(r.target, '#', 1), '?', 1) FROM way JOIN redirects r ON r.path = way.path)
                SELECT EXISTS (SELECT 1 FROM way WHERE path = \(path) OR rtrim(path, '/') = \(path))
                """) ?? true
        if leadsBack { throw MerchandisingRefusal.loop }
        try await tx.run(
            """
            INSERT INTO redirects (path, target) VALUES (\(path), \(target))
            ON CONFLICT (path) DO UPDATE SET target = excluded.target
            """)
    }

    package static func remove(_ path: String, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM redirects WHERE path = \(path)")
    }

    /// A path of this market, never of another: printable ASCII, one slash at its beginning, no backslash.
    package static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }

    private static func plain(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
