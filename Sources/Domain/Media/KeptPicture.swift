import Postgres

/// A picture in the public store, named by its bytes: whoever brings the same picture shows the same blob.
package enum KeptPicture {
    /// Until the transaction ends nobody else begins or ceases to show this picture, so that its bytes neither go while they
    /// are being pointed to nor stay when the last two pointers go at once.
    package static func lock(_ key: PictureKey, in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended('picture ' || \(key.text), 0))")
    }

    /// Whether anything shows it. Every table that points to the store stands here.
    package static func isShown(_ key: PictureKey, in db: some SQLSession) async throws -> Bool {
        try await db.value(
            """
            SELECT EXISTS (SELECT 1 FROM products WHERE s3_image_url = \(key.text))
                OR EXISTS (SELECT 1 FROM product_pictures WHERE key = \(key.text))
                OR EXISTS (SELECT 1 FROM accounts WHERE picture = \(key.text))
                OR EXISTS (SELECT 1 FROM sellers WHERE cover = \(key.text))
                OR EXISTS (SELECT 1 FROM banners WHERE picture = \(key.text))
            """) ?? true
    }
}
