import Postgres
import Vocabulary

/// One picture of a listing, in its place.
package struct ProductPicture: Sendable, Equatable, SQLRow {
    /// From 0, which is the one that lists show.
    package let position: Int
    /// The kept original's SHA-256; nil while it is still to be fetched.
    package let key: String?
    package let sourceURL: String
    /// What it shows, for who cannot see it.
    package let alt: String
    package let width: Int?
    package let height: Int?

    package static let limit = 20

    package init(position: Int, key: String?, sourceURL: String = "", alt: String = "", width: Int?, height: Int?) {
        (self.position, self.key, self.sourceURL) = (position, key, sourceURL)
        (self.alt, self.width, self.height) = (alt, width, height)
    }

    package init(row: inout RowReader) throws {
        position = try row.next()
        key = try row.next()
        sourceURL = try row.next()
        alt = try row.next()
        width = try row.next()
        height = try row.next()
    }
}

extension ProductPicture {
    package static func of(_ product: ProductID, in db: some SQLSession) async throws -> [ProductPicture] {
        try await db.rows(
            """
            SELECT position, key, source_url, alt, width, height FROM product_pictures WHERE product_id = \(product) ORDER BY position
            """)
    }

    /// The picture from this address is in our store.
    package static func keep(
        _ key: String, width: Int, height: Int, from address: String, of product: ProductID, in tx: Transaction
    ) async throws {
        try await tx.run(
            """
            UPDATE product_pictures SET key = \(key), width = \(width), height = \(height)
            WHERE product_id = \(product) AND source_url = \(address)
            """)
    }

    /// The pictures of a product are these from now on, in this order.
    ///
    /// The first one's place in the product's own row is the caller's to fill (`Product.keepPicture`, `describePicture`).
    package static func replace(_ pictures: [ProductPicture], of product: ProductID, in tx: Transaction) async throws {
        precondition(pictures.count <= limit, "at most \(limit) pictures")
        try await tx.run("DELETE FROM product_pictures WHERE product_id = \(product)")
        for (position, picture) in pictures.enumerated() {
            try await tx.run(
                """
                INSERT INTO product_pictures (product_id, position, key, source_url, alt, width, height)
                VALUES (\(product), \(position), \(picture.key), \(picture.sourceURL), \(picture.alt), \(picture.width), \(picture.height))
                """)
        }
    }
}
