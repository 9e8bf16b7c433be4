import Foundation
import Postgres
import Vocabulary

extension Review {
    /// Writes an author's review of a product, or changes the one that is there: it keeps its place, and stays hidden when it is.
    @discardableResult
    package static func write(_ wish: ReviewWish, on product: ProductID, by author: AccountID, in db: some SQLSession)
        async throws -> ReviewID
    {
        let id: ReviewID? = try await db.value(
            """
            INSERT INTO reviews (id, product_id, author_id, stars, body)
            VALUES (\(ReviewID.random()), \(product), \(author), \(wish.stars), \(wish.text.text))
            ON CONFLICT (product_id, author_id) DO UPDATE SET stars = excluded.stars, body = excluded.body, changed_at = now()
            RETURNING id
            """)
        guard let id else { preconditionFailure("an insert that conflicts with nothing else returns its row") }
        return id
    }

    package static func own(of author: AccountID, on product: ProductID, in db: some SQLSession) async throws -> Review?
    {
        try await db.row(
            "SELECT \(sql: columns) FROM reviews r WHERE r.product_id = \(product) AND r.author_id = \(author)")
    }

    /// Takes an author's own review back. Of a hidden one only the text goes: somebody who takes it back and writes it anew
    /// would show what staff hid.
    ///
    /// - Returns: false when there is none.
    package static func takeBack(of author: AccountID, on product: ProductID, in db: some SQLSession) async throws
        -> Bool
    {
        let touched: Int? = try await db.value(
            """
            WITH gone AS (DELETE FROM reviews
                    WHERE product_id = \(product) AND author_id = \(author) AND hidden_at IS NULL RETURNING id),
                emptied AS (UPDATE reviews SET body = '', changed_at = now()
                    WHERE product_id = \(product) AND author_id = \(author) AND hidden_at IS NOT NULL RETURNING id)
            SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM emptied)
            """)
        return (touched ?? 0) > 0
    }

    /// All that an author wrote goes, hidden or not.
    package static func removeAll(of author: AccountID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM reviews WHERE author_id = \(author)")
    }

    /// How many an author wrote since then that are still there.
    package static func count(of author: AccountID, since moment: Date, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM reviews WHERE author_id = \(author) AND created_at > \(moment)") ?? 0
    }

    /// All of an author's, hidden or not, newest first.
    package static func all(of author: AccountID, limit: Int, in db: some SQLSession) async throws -> [Review] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM reviews r WHERE r.author_id = \(author)
            ORDER BY r.created_at DESC, r.id DESC LIMIT \(literal: limit)
            """)
    }

    /// Hides a review from everybody but its author, or shows it again.
    ///
    /// - Returns: whose product it is of; nil when there is no such review, or it is so already.
    package static func setHidden(_ id: ReviewID, _ isHidden: Bool, in db: some SQLSession) async throws -> ProductID? {
        try await db.value(
            """
            UPDATE reviews SET hidden_at = CASE WHEN \(isHidden)::boolean THEN now() END
            WHERE id = \(id) AND (hidden_at IS NULL) = \(isHidden)::boolean RETURNING product_id
            """)
    }

    /// Of those that everybody sees.
    package static func spread(on product: ProductID, in db: some SQLSession) async throws -> StarsSpread {
        try await db.row(
            """
            SELECT count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2), count(*) FILTER (WHERE stars = 3),
                count(*) FILTER (WHERE stars = 4), count(*) FILTER (WHERE stars = 5)
            FROM reviews WHERE product_id = \(product) AND hidden_at IS NULL
            """) ?? StarsSpread()
    }
}

extension SignedReview {
    /// Those of a product that everybody sees, newest first.
    ///
    /// - Parameter place: of the last one seen.
    package static func page(on product: ProductID, after place: Cursor? = nil, limit: Int, in db: some SQLSession)
        async throws -> [SignedReview]
    {
        try await db.rows(statement(on: product, after: place, limit: limit))
    }

    static func statement(on product: ProductID, after place: Cursor?, limit: Int) -> SQL {
        let behind: SQL =
            place.map { "(r.created_at, r.id) < (\($0.time)::timestamptz, \($0.id)::bigint)" } ?? "true"
        return """
            SELECT \(sql: Review.columns), a.name FROM reviews r JOIN accounts a ON a.id = r.author_id
            WHERE r.product_id = \(product) AND r.hidden_at IS NULL AND \(sql: behind)
            ORDER BY r.created_at DESC, r.id DESC LIMIT \(literal: limit)
            """
    }
}
