import Postgres
import Vocabulary

/// Which live products a list shows.
package struct WallFilter: Sendable, Equatable {
    package var category: String?
    package var seller: SellerID?
    /// Words that must all stand in title or description.
    package var words: String?

    package init(category: String? = nil, seller: SellerID? = nil, words: String? = nil) {
        self.category = category
        self.seller = seller
        self.words = words
    }
}

extension ProductCard {
    /// Live products, newest first; at most `limit` (1 to 100), older than `cursor` when given.
    package static func live(
        _ filter: WallFilter = WallFilter(), olderThan cursor: Cursor? = nil, limit: Int, in db: some SQLSession
    ) async throws -> Page<ProductCard> {
        var conditions: SQL = "p.status = 'live'"
        if let cursor { conditions = "\(sql: conditions) AND (p.live_since, p.id) < (\(cursor.time), \(cursor.id))" }
        if let category = filter.category { conditions = "\(sql: conditions) AND p.category = \(category)" }
        if let seller = filter.seller { conditions = "\(sql: conditions) AND p.seller_id = \(seller)" }
        if let words = filter.words {
            conditions = "\(sql: conditions) AND to_tsvector('simple', p.title || ' ' || p.description) @@ plainto_tsquery('simple', \(words))"
        }
        let found = try await db.rows("""
            SELECT \(sql: columns) FROM products p JOIN sellers s ON s.id = p.seller_id
            WHERE \(sql: conditions) ORDER BY p.live_since DESC, p.id DESC LIMIT \(limit + 1)
            """, as: ProductCard.self)
        return Page(found: found, limit: limit, cursor: \.cursor)
    }
}
