import Postgres
import Vocabulary

package enum DuplicatePictures {
    /// Whether the seller shows, with another product on the wall, a picture of the same perceptual hash (at most two
    /// bits apart) and the same commonest colour. Of two on the wall only the later one is the duplicate, so looking at
    /// both again does not take both down.
    package static func exist(
        of product: ProductID, seller: SellerID, hash: Int64, colour: String, in db: some SQLSession
    ) async throws -> Bool {
        try await db.value(
            """
            SELECT EXISTS (
                SELECT 1 FROM products other LEFT JOIN products own ON own.id = \(product) AND own.status = 'live'
                WHERE other.seller_id = \(seller) AND other.id <> \(product) AND other.status = 'live'
                    AND other.picture_hash IS NOT NULL AND other.picture_colour = \(colour)
                    AND bit_count((other.picture_hash # \(hash)::bigint)::bit(64)) <= 2
                    AND (own.id IS NULL OR (other.live_since, other.id) < (own.live_since, own.id)))
            """) ?? false
    }
}
