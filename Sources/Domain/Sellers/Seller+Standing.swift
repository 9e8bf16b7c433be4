import Postgres
import Vocabulary

// What the market vouches for.
extension Seller {
    /// Keeps the time when it stands there already.
    package static func setVerified(_ id: SellerID, _ isVerified: Bool, in db: some SQLSession) async throws {
        try await db.run(
            """
            UPDATE sellers SET verified_at = CASE WHEN \(isVerified)::bool THEN coalesce(verified_at, now()) END
            WHERE id = \(id)
            """)
    }

    /// - Returns: the seller, when there is one and it was not so already.
    package static func setOfficial(_ slug: Slug, _ isOfficial: Bool, in db: some SQLSession) async throws -> SellerID?
    {
        try await db.value(
            """
            UPDATE sellers SET is_official_store = \(isOfficial)
            WHERE slug = \(slug) AND is_official_store <> \(isOfficial) RETURNING id
            """, as: SellerID.self)
    }

    /// Sellers whose name or address holds these words, official stores first, then by name; all of them when there are no
    /// words. At most `limit`.
    package static func named(_ words: String, limit: Int, in db: some SQLSession) async throws -> [Seller] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM sellers
            WHERE position(lower(\(words)) IN lower(name)) > 0 OR position(lower(\(words)) IN slug) > 0
            ORDER BY is_official_store DESC, lower(name), id LIMIT \(literal: limit)
            """)
    }
}
