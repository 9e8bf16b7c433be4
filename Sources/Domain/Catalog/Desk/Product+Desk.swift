import Foundation
import Postgres
import Vocabulary

extension Product {
    /// A product that its desk may touch: this seller's, or any for the market's own desk.
    package static func find(_ id: ProductID, of seller: SellerID?, in db: some SQLSession) async throws -> Product? {
        try await db.row(
            "SELECT \(sql: columns) FROM products WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller))"
        )
    }

    /// The same, its row held until the transaction ends.
    package static func locked(_ id: ProductID, of seller: SellerID?, in tx: Transaction) async throws -> Product? {
        try await tx.row(
            """
            SELECT \(sql: columns) FROM products WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller))
            FOR UPDATE
            """)
    }

    /// A new draft.
    package static func draft(_ wish: ListingWish, seller: SellerID, in tx: Transaction) async throws -> ProductID {
        let id = ProductID.random()
        try await refusingStrangers {
            try await tx.run(
                """
                INSERT INTO products (id, seller_id, status, title, description, category, brand_id, condition,
                    price_minor, currency, is_price_on_request, attributes)
                VALUES (\(id), \(seller), 'draft', \(wish.title), \(wish.description), \(wish.category), \(wish.brand),
                    \(wish.condition), \(wish.price?.minor), \(wish.price?.currency.code), \(wish.price == nil), \(jsonText(wish.attributes))::jsonb)
                """)
        }
        return id
    }

    /// Writes what a form brought.
    ///
    /// - Parameter revision: that of the form's page: whoever comes second is told.
    /// - Throws: `ListingRefusal`.
    package func revise(_ wish: ListingWish, revision: Int, in tx: Transaction) async throws {
        guard revision == self.revision else { throw ListingRefusal.changedMeanwhile }
        try await Self.refusingStrangers {
            try await tx.run(
                """
                UPDATE products SET title = \(wish.title), description = \(wish.description), category = \(wish.category),
                    has_chosen_category = has_chosen_category OR category <> \(wish.category),
                    brand_id = \(wish.brand), condition = \(wish.condition), price_minor = \(wish.price?.minor),
                    currency = \(wish.price?.currency.code), is_price_on_request = \(wish.price == nil),
                    attributes = \(jsonText(wish.attributes))::jsonb, updated_at = now(), revision = revision + 1
                WHERE id = \(id)
                """)
        }
    }

    /// What a deleted product was before.
    package static func statusBefore(_ id: ProductID, in db: some SQLSession) async throws -> ProductStatus? {
        try await db.nullable("SELECT status_before FROM products WHERE id = \(id)")
    }

    /// A category or a brand that is not there is the sender's mistake.
    private static func refusingStrangers(_ body: () async throws -> SQLResult) async throws {
        do { _ = try await body() } catch PostgresFault.refused("23503", _, let constraint) {
            throw constraint?.contains("brand") == true ? ListingRefusal.noBrand : ListingRefusal.noCategory
        }
    }
}
