import Postgres
import Vocabulary

package enum DuplicatePictures {
    /// Whether the seller shows, with another live or flagged product, a picture of the same perceptual hash (at most two
    /// bits apart) and the same commonest colour.
    package static func exist(of product: ProductID, seller: SellerID, hash: Int64, colour: String, in db: some SQLSession) async throws -> Bool {
        try await db.value("""
            SELECT EXISTS (SELECT 1 FROM products WHERE seller_id = \(seller) AND id <> \(product) AND status IN ('live', 'flagged')
                AND picture_hash IS NOT NULL AND picture_colour = \(colour)
                AND bit_count((picture_hash # \(hash)::bigint)::bit(64)) <= 2)
            """) ?? false
    }
}
