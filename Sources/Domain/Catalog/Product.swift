import Foundation
import Postgres
import Vocabulary

/// A product with all that the pipeline and its page know of it.
package struct Product: Sendable, SQLRow {
    package let id: ProductID
    package let sellerID: SellerID
    /// Of one read off a WhatsApp page, with the number it was found under; nil of all others.
    package let whatsappID: String?
    package let sellerPhone: Phone?
    package let status: ProductStatus
    package let statusReason: String
    package let title: String
    package let description: String
    package let category: String
    package let price: ListedPrice
    package let picture: ListedPicture
    package let imageURLExpiresAt: Date?
    package let pictureHash: Int64?
    package let contentHash: String
    package let lastHydratedAt: Date?
    package let liveSince: Date?
    package let brandID: BrandID?
    package let condition: Condition
    package let attributes: [String: AttributeValue]
    package let updatedAt: Date
    package let rating: Rating
    /// Counts changes by hand.
    package let revision: Int

    package init(row: inout RowReader) throws {
        id = try row.next()
        sellerID = try row.next()
        whatsappID = try row.next()
        sellerPhone = try row.next()
        status = try row.next()
        statusReason = try row.next()
        title = try row.next()
        description = try row.next()
        category = try row.next()
        price = try ListedPrice(row: &row)
        picture = try ListedPicture(row: &row)
        imageURLExpiresAt = try row.next()
        pictureHash = try row.next()
        contentHash = try row.next()
        lastHydratedAt = try row.next()
        liveSince = try row.next()
        brandID = try row.next(Int64?.self).flatMap(BrandID.init(rawValue:))
        condition = try row.next()
        let said: String = try row.next()
        attributes = said == "{}" ? [:] : try JSONDecoder().decode([String: AttributeValue].self, from: Data(said.utf8))
        updatedAt = try row.next()
        rating = Rating(stars: try row.next(), reviews: try row.next())
        revision = try row.next()
    }

    /// What a stranger may know of a product.
    package enum Standing: Sendable, Equatable { case onTheWall, gone, hidden }

    /// Only what was on the wall and left its seller's catalogue is `gone`; what the market itself keeps back, or never
    /// showed, is `hidden`, and to a stranger not there.
    package var standing: Standing {
        switch status {
        case .live: .onTheWall
        case .inactive, .hydrated, .sold: liveSince == nil ? .hidden : .gone
        case .draft, .discovered, .flagged, .rejected, .hidden, .deleted: .hidden
        }
    }

    static let columns: SQL = """
        id, seller_id, whatsapp_id, seller_phone, status, status_reason, title, description, category, \
        price_minor, currency, is_price_on_request, \
        image_url, s3_image_url, picture_width, picture_height, picture_colour, picture_placeholder, \
        image_url_expires_at, picture_hash, content_hash, last_hydrated_at, live_since, \
        brand_id, condition, attributes::text, updated_at, rating_sum, rating_count, revision
        """
}

/// What state goods are in.
package enum Condition: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case new, refurbished, used
}
