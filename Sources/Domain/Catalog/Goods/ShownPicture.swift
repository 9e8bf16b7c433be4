import Postgres
import Vocabulary

extension ProductPicture {
    /// That some live product shows this picture, as its face or further back.
    package static func isOnTheWall(_ key: String) -> SQL {
        """
        (EXISTS (SELECT 1 FROM products WHERE s3_image_url = \(key) AND status = 'live')
            OR EXISTS (SELECT 1 FROM product_pictures g JOIN products p ON p.id = g.product_id
                WHERE g.key = \(key) AND p.status = 'live'))
        """
    }

    /// That some listing that a desk reaches has it: this seller's, or any.
    package static func isAtDesk(_ key: String, of seller: SellerID?) -> SQL {
        """
        (EXISTS (SELECT 1 FROM products WHERE s3_image_url = \(key) AND (\(seller)::bigint IS NULL OR seller_id = \(seller)))
            OR EXISTS (SELECT 1 FROM product_pictures g JOIN products p ON p.id = g.product_id
                WHERE g.key = \(key) AND (\(seller)::bigint IS NULL OR p.seller_id = \(seller))))
        """
    }
}
