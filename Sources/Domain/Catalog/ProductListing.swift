import Postgres
import Vocabulary

/// A live product on its way from PostgreSQL to JSON: what `ProductCard` says, without copies of its texts.
@usableFromInline
package struct ProductListing: Sendable {
    @usableFromInline let row: RowView

    package var id: IDText { IDText(of: row.integer(Column.id) ?? 0) }
    package var productID: ProductID? { row.integer(Column.id).flatMap(ProductID.init(rawValue:)) }
    package var priceMinor: Int64? { row.integer(Column.priceMinor) }
    package var isPriceOnRequest: Bool { row.bool(Column.isPriceOnRequest) ?? false }
    package var isKept: Bool { !row.isNull(Column.pictureKey) }
    package var pictureWidth: Int64? { row.integer(Column.pictureWidth) }
    package var pictureHeight: Int64? { row.integer(Column.pictureHeight) }
    package var sellerID: IDText { IDText(of: row.integer(Column.sellerID) ?? 0) }
    /// Seconds since 1970.
    package var checkedAt: Int64? { row.timestamp(Column.checkedAt).map { $0 / 1_000_000 } }
    /// Seconds since 1970.
    package var liveSince: Int64? { row.timestamp(Column.liveSince).map { $0 / 1_000_000 } }

    /// The texts of a product.
    @usableFromInline
    package enum Text: Sendable {
        case title, category, currency, sourceURL, pictureKey, pictureColour, sellerName, sellerSlug
    }

    /// A text, as UTF-8; nil when the product has none.
    @inlinable
    package func text<Value>(_ text: Text, _ body: (Span<UInt8>) -> Value) -> Value? { row.text(text.column, body) }

    package var cursor: Cursor {
        Cursor(micros: row.timestamp(Column.liveSince) ?? 0, id: row.integer(Column.id) ?? 0)
    }

    /// Live products as `ProductCard.live` lists them.
    package static func live(
        _ filter: WallFilter = WallFilter(), at place: WallPlace = .start, limit: Int, in db: some SQLSession
    ) async throws -> WallPage<ProductListing> {
        let answer = try await db.run("SELECT \(sql: columns) \(sql: filter.statement(at: place, limit: limit))")
        let found = try answer.views(Column.kinds).map { ProductListing(row: $0) }
        return WallPage(found, limit: limit, at: place) { $0.cursor }
    }

    /// Those of a card without its placeholder.
    private static let columns: SQL = """
        p.id, p.title, p.category, p.price_minor, p.currency, p.is_price_on_request, \
        CASE WHEN p.s3_image_url IS NULL THEN p.image_url ELSE '' END, p.s3_image_url, p.picture_width, p.picture_height, \
        p.picture_colour, s.id, s.name, s.slug, coalesce(p.last_hydrated_at, p.updated_at), p.live_since
        """

    /// Where `columns` puts what.
    private enum Column {
        static let id: Int32 = 0, priceMinor: Int32 = 3, isPriceOnRequest: Int32 = 5, pictureKey: Int32 = 7
        static let pictureWidth: Int32 = 8, pictureHeight: Int32 = 9, sellerID: Int32 = 11
        static let checkedAt: Int32 = 14, liveSince: Int32 = 15
        static let kinds: [RowView.Kind] = [
            .integer, .text, .text, .integer, .text, .bool, .text, .text, .integer, .integer, .text, .integer, .text,
            .text,
            .timestamp, .timestamp,
        ]
    }
}

extension ProductListing.Text {
    @inlinable
    var column: Int32 {
        switch self {
        case .title: 1
        case .category: 2
        case .currency: 4
        case .sourceURL: 6
        case .pictureKey: 7
        case .pictureColour: 10
        case .sellerName: 12
        case .sellerSlug: 13
        }
    }
}
