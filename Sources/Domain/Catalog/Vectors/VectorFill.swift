import Postgres
import Vocabulary

/// How far the vectors were carried into a collection outside PostgreSQL, the first time.
package struct VectorFill: Sendable, Equatable, SQLRow {
    package let collection: String
    /// 0 at the beginning.
    package let afterProduct: Int64
    /// From then on changes alone are carried.
    package let isComplete: Bool

    package init(row: inout RowReader) throws {
        collection = try row.next()
        afterProduct = try row.next()
        isComplete = try row.next()
    }

    /// Nil: it is to be filled from the beginning.
    package static func find(_ collection: String, in db: some SQLSession) async throws -> VectorFill? {
        try await db.row(
            "SELECT collection, after_product, is_complete FROM vector_fills WHERE collection = \(collection)")
    }

    package static func begin(_ collection: String, in tx: Transaction) async throws {
        try await tx.run(
            """
            INSERT INTO vector_fills (collection) VALUES (\(collection))
            ON CONFLICT (collection) DO UPDATE SET after_product = 0, is_complete = false, began_at = now(), changed_at = now()
            """)
    }

    package static func forget(_ collection: String, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM vector_fills WHERE collection = \(collection)")
    }

    /// The next live products with a vector, in the order of their ids.
    package func next(_ limit: Int, in db: some SQLSession) async throws -> [ProductID] {
        try await db.values(
            """
            SELECT e.product_id FROM product_embeddings e JOIN products p ON p.id = e.product_id
            WHERE e.product_id > \(afterProduct) AND p.status = 'live' ORDER BY e.product_id LIMIT \(literal: limit)
            """)
    }

    /// - Parameter last: the last that was carried; nil when there was none left.
    package func advance(to last: ProductID?, in db: some SQLSession) async throws {
        try await db.run(
            """
            UPDATE vector_fills SET after_product = coalesce(\(last)::bigint, after_product), is_complete = \(last == nil)::bool,
                changed_at = now() WHERE collection = \(collection)
            """)
    }
}
