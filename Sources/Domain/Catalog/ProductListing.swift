import Foundation
import Postgres
import Vocabulary

/// A live product on its way from PostgreSQL to JSON: `ProductCard` without copies of its texts.
package struct ProductListing: Sendable, SQLRow {
    package let id: ProductID
    package let title: FieldText
    package let category: FieldText
    package let priceMinor: Int64?
    package let currency: FieldText?
    package let isPriceOnRequest: Bool
    package let sourceURL: FieldText
    package let pictureKey: FieldText?
    package let pictureWidth: Int?
    package let pictureHeight: Int?
    package let pictureColour: FieldText?
    package let sellerID: SellerID
    package let sellerName: FieldText
    package let sellerSlug: FieldText
    package let lastHydratedAt: Date
    package let liveSince: Date

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        title = try row.next()
        category = try row.next()
        priceMinor = try row.next(Int64?.self)
        currency = try row.next(FieldText?.self)
        isPriceOnRequest = try row.next()
        sourceURL = try row.next()
        pictureKey = try row.next(FieldText?.self)
        pictureWidth = try row.next(Int?.self)
        pictureHeight = try row.next(Int?.self)
        pictureColour = try row.next(FieldText?.self)
        sellerID = try SellerID(row: &row)
        sellerName = try row.next()
        sellerSlug = try row.next()
        lastHydratedAt = try row.next()
        liveSince = try row.next()
    }

    package var cursor: Cursor { Cursor(time: liveSince, id: id.rawValue) }

    /// The columns that `init(row:)` reads: those of a card without its placeholder.
    static let columns: SQL = """
        p.id, p.title, p.category, p.price_minor, p.currency, p.is_price_on_request, \
        CASE WHEN p.s3_image_url IS NULL THEN p.image_url ELSE '' END, p.s3_image_url, p.picture_width, p.picture_height, \
        p.picture_colour, s.id, s.name, s.slug, p.last_hydrated_at, p.live_since
        """

    /// Live products as `ProductCard.live` lists them.
    package static func live(
        _ filter: WallFilter = WallFilter(), at place: WallPlace = .start, limit: Int, in db: some SQLSession
    ) async throws -> WallPage<ProductListing> {
        let found = try await db.rows(
            "SELECT \(sql: columns) \(sql: filter.statement(at: place, limit: limit))", as: ProductListing.self)
        return WallPage(found, limit: limit, at: place, cursor: \.cursor)
    }
}
