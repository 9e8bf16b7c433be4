import Postgres
import Vocabulary

/// The products that a visitor keeps an eye on.
package enum Watchlist {
    /// At most so many; the next is not taken.
    package static let limit = 500

    /// Adds a product; twice is once.
    /// - Returns: false when the list is full or the product is not there.
    @discardableResult
    package static func add(_ product: ProductID, for visitor: VisitorID, in db: some SQLSession) async throws -> Bool {
        try await db.execute(
            """
            INSERT INTO watches (visitor, product_id)
            SELECT \(visitor)::uuid, id FROM products WHERE id = \(product) AND status = 'live'
                AND ((SELECT count(*) FROM watches WHERE visitor = \(visitor)) < \(limit)
                     OR EXISTS (SELECT 1 FROM watches WHERE visitor = \(visitor) AND product_id = \(product)))
            ON CONFLICT (visitor, product_id) DO UPDATE SET created_at = watches.created_at
            """) == 1
    }

    package static func remove(_ product: ProductID, for visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM watches WHERE visitor = \(visitor) AND product_id = \(product)")
    }

    /// Ids of everything watched, the latest first.
    package static func products(of visitor: VisitorID, in db: some SQLSession) async throws -> [ProductID] {
        try await db.values(
            "SELECT product_id FROM watches WHERE visitor = \(visitor) ORDER BY created_at DESC, product_id")
    }

    /// Everything that one visitor watches is the other's from now on, as far as the list has room.
    package static func move(from: VisitorID, to: VisitorID, in db: some SQLSession) async throws {
        try await db.run(
            """
            WITH moved AS (DELETE FROM watches WHERE visitor = \(from) RETURNING product_id, created_at)
            INSERT INTO watches (visitor, product_id, created_at)
            SELECT \(to)::uuid, product_id, created_at FROM moved ORDER BY created_at DESC
            LIMIT greatest(0, \(limit) - (SELECT count(*) FROM watches WHERE visitor = \(to)))
            ON CONFLICT (visitor, product_id) DO NOTHING
            """)
    }
}
