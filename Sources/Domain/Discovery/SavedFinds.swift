import Foundation
import Postgres
import Vocabulary

/// What came for saved searches.
package enum SavedFinds {
    static let daysKept = 90

    /// A wish that somebody saved, however many did. JSON.
    package static func wishes(after last: String = "", limit: Int, in db: some SQLSession) async throws -> [String] {
        try await db.values(
            """
            SELECT DISTINCT wish::text AS text FROM saved_searches WHERE wish::text > \(last) ORDER BY text LIMIT \(literal: limit)
            """)
    }

    /// Notes goods for everybody who saved that wish before they came; each is noted once.
    ///
    /// - Returns: how many were new.
    @discardableResult
    package static func note(_ products: [ProductID], for wish: String, in tx: Transaction) async throws -> Int {
        try await tx.execute(
            """
            INSERT INTO saved_search_finds (search_id, product_id)
            SELECT s.id, p.id FROM saved_searches s JOIN products p ON p.id = ANY (\(products)::bigint[])
            WHERE s.wish = \(wish)::jsonb AND p.status = 'live' AND p.live_since > s.created_at ORDER BY s.id, p.id
            ON CONFLICT (search_id, product_id) DO NOTHING
            """)
    }

    /// Those of these that came after the first of all saved searches: all others are news to nobody.
    package static func mayBeNew(_ products: [Int64], in db: some SQLSession) async throws -> [Int64] {
        try await db.values(
            """
            SELECT id FROM products WHERE id = ANY (\(products)::bigint[]) AND status = 'live'
                AND live_since > (SELECT min(created_at) FROM saved_searches) ORDER BY id
            """)
    }

    /// All that came since, for a reader whose place in the outbox is gone.
    package static func arrived(since moment: Date, after id: Int64, limit: Int, in db: some SQLSession) async throws
        -> [Int64]
    {
        try await db.values(
            """
            SELECT id FROM products WHERE status = 'live' AND live_since >= \(moment) AND id > \(id) ORDER BY id LIMIT \(literal: limit)
            """)
    }

    /// What lies longer was looked at or will not be.
    package static func forget(at now: Date, in db: some SQLSession) async throws {
        try await db.run(
            "DELETE FROM saved_search_finds WHERE found_at < \(now)::timestamptz - \(literal: daysKept) * interval '1 day'"
        )
    }

    /// What a mail says of one search.
    package struct News: Sendable, Equatable, SQLRow {
        package let id: SavedSearchID
        package let name: String
        package let count: Int
        package init(row: inout RowReader) throws {
            id = try SavedSearchID(row: &row)
            name = try row.next()
            count = try row.next()
        }
    }

    /// Visitors with something they were not told of and have not seen, in a fixed order.
    package static func visitorsToTell(after last: VisitorID?, limit: Int, in db: some SQLSession) async throws
        -> [VisitorID]
    {
        try await db.values(
            """
            SELECT DISTINCT s.visitor FROM saved_search_finds f JOIN saved_searches s ON s.id = f.search_id
            WHERE f.told_at IS NULL AND f.found_at > s.seen_at AND s.wants_mail AND (\(last)::uuid IS NULL OR s.visitor > \(last))
            ORDER BY s.visitor LIMIT \(literal: limit)
            """)
    }

    /// Takes what one of them is to be told: the same is not given again. The most first.
    package static func telling(_ visitor: VisitorID, in tx: Transaction) async throws -> [News] {
        try await tx.rows(
            """
            WITH told AS (
                UPDATE saved_search_finds f SET told_at = now() FROM saved_searches s
                WHERE s.id = f.search_id AND s.visitor = \(visitor) AND s.wants_mail AND f.told_at IS NULL AND f.found_at > s.seen_at
                RETURNING f.search_id, f.product_id)
            SELECT s.id, s.name, count(*) FROM told t JOIN saved_searches s ON s.id = t.search_id
            JOIN products p ON p.id = t.product_id WHERE p.status = 'live' GROUP BY s.id ORDER BY count(*) DESC, s.name, s.id
            """)
    }
}

/// How far new goods were read for saved searches.
package struct SavedCursor: Sendable, Equatable, SQLRow {
    /// Of the outbox.
    package let tx: UInt64
    package let id: Int64
    package let readAt: Date

    package init(row: inout RowReader) throws {
        tx = UInt64(try row.next(String.self)) ?? 0
        id = try row.next()
        readAt = try row.next()
    }

    package static func find(in db: some SQLSession) async throws -> SavedCursor? {
        try await db.row("SELECT tx::text, id, read_at FROM saved_search_cursor")
    }

    package static func start(tx: UInt64, id: Int64, in db: some SQLSession) async throws {
        try await db.run(
            "INSERT INTO saved_search_cursor (tx, id) VALUES (\(String(tx))::xid8, \(id)) ON CONFLICT (is_only) DO NOTHING"
        )
    }

    /// - Returns: false when another was here first: what it wrote stands.
    package func move(tx newTx: UInt64, id newID: Int64, in transaction: Transaction) async throws -> Bool {
        try await transaction.execute(
            """
            UPDATE saved_search_cursor SET tx = \(String(newTx))::xid8, id = \(newID), read_at = now()
            WHERE tx = \(String(tx))::xid8 AND id = \(id)
            """) == 1
    }
}
