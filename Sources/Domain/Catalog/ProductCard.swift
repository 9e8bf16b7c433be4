import Foundation
import Postgres
import Vocabulary

/// A live product as a list shows it.
package struct ProductCard: Sendable, SQLRow {
    package let id: ProductID
    package let title: String
    package let category: String
    package let price: ListedPrice
    package let picture: ListedPicture
    package let sellerID: SellerID
    package let sellerName: String
    package let sellerSlug: String
    package let lastHydratedAt: Date
    package let liveSince: Date
    package let rating: Rating

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        title = try row.next()
        category = try row.next()
        price = try ListedPrice(row: &row)
        picture = try ListedPicture(row: &row)
        sellerID = try SellerID(row: &row)
        sellerName = try row.next()
        sellerSlug = try row.next()
        lastHydratedAt = try row.next()
        liveSince = try row.next()
        rating = Rating(stars: try row.next(), reviews: try row.next())
    }

    package var cursor: Cursor { Cursor(time: liveSince, id: id.rawValue) }

    /// The columns that `init(row:)` reads, from `products p` joined with `sellers s`.
    static let columns: SQL = """
        p.id, p.title, p.category, p.price_minor, p.currency, p.is_price_on_request, \
        CASE WHEN p.s3_image_url IS NULL THEN p.image_url ELSE '' END, p.s3_image_url, p.picture_width, p.picture_height, p.picture_colour, p.picture_placeholder, \
        s.id, s.name, s.slug, coalesce(p.last_hydrated_at, p.updated_at), p.live_since, p.rating_sum, p.rating_count
        """
}

/// What a product costs, as far as its seller says.
package enum ListedPrice: Sendable, Equatable {
    case amount(minor: Int64, currency: String)
    case onRequest
    case unknown

    package init(_ money: Money) { self = .amount(minor: money.minor, currency: money.currency.code) }

    /// The amount; nil where there is none, or where its currency is none that the market knows.
    package var money: Money? {
        guard case .amount(let minor, let code) = self, let currency = Currency(code: code) else { return nil }
        return Money(minor: minor, currency: currency)
    }

    init(row: inout RowReader) throws {
        let minor = try row.next(Int64?.self)
        let currency = try row.next(String?.self)
        let isOnRequest = try row.next(Bool.self)
        self =
            if let minor, let currency { .amount(minor: minor, currency: currency) } else {
                isOnRequest ? .onRequest : .unknown
            }
    }
}

/// A product's main picture.
package struct ListedPicture: Sendable, Equatable {
    /// At the seller's CDN; empty in lists once the picture is kept.
    package let sourceURL: String
    /// The kept original's SHA-256 in hexadecimal, once it is ours.
    package let key: String?
    /// Pixels of the original; nil until it was looked at.
    package let width: Int?
    package let height: Int?
    /// `#rrggbb`.
    package let colour: String?
    /// A `data:` URI of a tiny picture.
    package let placeholder: String?

    init(row: inout RowReader) throws {
        sourceURL = try row.next()
        key = try row.next()
        width = try row.next()
        height = try row.next()
        colour = try row.next()
        placeholder = try row.next()
    }
}
