import Foundation
import Postgres
import Vocabulary

/// A wall that a visitor wants to hear of.
package struct SavedSearch: Sendable, Equatable, SQLRow {
    package let id: SavedSearchID
    package let name: String
    /// Of the wall, in its normal form.
    package let address: String
    package let wantsMail: Bool
    package let savedAt: Date
    /// What came since it was last looked at, and is still there.
    package let news: Int

    package init(row: inout RowReader) throws {
        id = try SavedSearchID(row: &row)
        name = try row.next()
        address = try row.next()
        wantsMail = try row.next()
        savedAt = try row.next()
        news = try row.next()
    }

    /// At most so many of a visitor's; the next is not taken.
    package static let limit = 50
    package static let longestName = 100
}

/// How many somebody has, and how many goods came for them.
package struct SavedStanding: Sendable, Equatable, SQLRow {
    package let searches, news: Int
    package init(searches: Int, news: Int) { (self.searches, self.news) = (searches, news) }
    package init(row: inout RowReader) throws {
        searches = try row.next()
        news = try row.next()
    }
}

extension SavedSearch {
    private static let news: SQL = """
        (SELECT count(*) FROM saved_search_finds f JOIN products p ON p.id = f.product_id
            WHERE f.search_id = s.id AND f.found_at > s.seen_at AND p.status = 'live')
        """

    /// Those with something new first, then the latest.
    package static func all(of visitor: VisitorID, in db: some SQLSession) async throws -> [SavedSearch] {
        try await db.rows(
            """
            SELECT id, name, address, wants_mail, created_at, news FROM (SELECT s.*, \(sql: news) AS news FROM saved_searches s
                WHERE s.visitor = \(visitor)) s ORDER BY news > 0 DESC, created_at DESC, id
            """)
    }

    package static func standing(of visitor: VisitorID, in db: some SQLSession) async throws -> SavedStanding {
        try await db.row(
            "SELECT count(*), coalesce(sum(\(sql: news)), 0)::bigint FROM saved_searches s WHERE s.visitor = \(visitor)"
        )
            ?? SavedStanding(searches: 0, news: 0)
    }

    /// Keeps a wall; the same one twice is once, with the later name.
    ///
    /// - Parameter wish: JSON, as the matching reads it.
    /// - Returns: nil when there is no room for another.
    package static func save(
        _ address: String, name: String, wish: String, wantsMail: Bool, for visitor: VisitorID, in tx: Transaction
    ) async throws -> SavedSearchID? {
        try await lock(visitor, in: tx)
        return try await tx.value(
            """
            INSERT INTO saved_searches (id, visitor, name, address, wish, wants_mail)
            SELECT \(SavedSearchID.random())::bigint, \(visitor)::uuid, \(name)::text, \(address)::text, \(wish)::jsonb, \(wantsMail)::boolean
            WHERE (SELECT count(*) FROM saved_searches WHERE visitor = \(visitor)) < \(limit)
                OR EXISTS (SELECT 1 FROM saved_searches WHERE visitor = \(visitor) AND address = \(address))
            ON CONFLICT (visitor, address) DO UPDATE SET name = excluded.name, wish = excluded.wish RETURNING id
            """)
    }

    /// - Returns: false when it is not this visitor's.
    package static func rename(_ id: SavedSearchID, _ name: String, of visitor: VisitorID, in db: some SQLSession)
        async throws
        -> Bool
    {
        try await db.execute("UPDATE saved_searches SET name = \(name) WHERE id = \(id) AND visitor = \(visitor)") == 1
    }

    package static func setMail(_ id: SavedSearchID, _ isOn: Bool, of visitor: VisitorID, in db: some SQLSession)
        async throws
        -> Bool
    {
        try await db.execute("UPDATE saved_searches SET wants_mail = \(isOn) WHERE id = \(id) AND visitor = \(visitor)")
            == 1
    }

    package static func remove(_ id: SavedSearchID, of visitor: VisitorID, in db: some SQLSession) async throws -> Bool
    {
        try await db.execute("DELETE FROM saved_searches WHERE id = \(id) AND visitor = \(visitor)") == 1
    }

    package static func removeAll(of visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM saved_searches WHERE visitor = \(visitor)")
    }

    /// Its address; nil when it is not this visitor's.
    package static func address(_ id: SavedSearchID, of visitor: VisitorID, in db: some SQLSession) async throws
        -> String?
    {
        try await db.value("SELECT address FROM saved_searches WHERE id = \(id) AND visitor = \(visitor)")
    }

    /// What came until now is new no more.
    package static func look(_ id: SavedSearchID, of visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("UPDATE saved_searches SET seen_at = now() WHERE id = \(id) AND visitor = \(visitor)")
    }

    /// One visitor's are the other's from now on, as far as there is room; a wall that both have stays the other's.
    package static func move(from: VisitorID, to: VisitorID, in tx: Transaction) async throws {
        try await lock(to, in: tx)
        try await tx.run(
            """
            WITH moving AS (
                SELECT s.id FROM saved_searches s WHERE s.visitor = \(from)
                    AND NOT EXISTS (SELECT 1 FROM saved_searches t WHERE t.visitor = \(to) AND t.address = s.address)
                ORDER BY s.created_at DESC, s.id
                LIMIT greatest(0, \(limit) - (SELECT count(*) FROM saved_searches WHERE visitor = \(to))))
            UPDATE saved_searches SET visitor = \(to) WHERE id IN (SELECT id FROM moving)
            """)
        try await removeAll(of: from, in: tx)
    }

    /// Two savings at once would both find the last place free.
    private static func lock(_ visitor: VisitorID, in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended(\(visitor)::uuid::text, 7355608004))")
    }
}
