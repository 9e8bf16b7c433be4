import Foundation
import Postgres
import Vocabulary

/// What reading a catalogue changed.
package enum CatalogChange: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case discovered, hydrated, titleChanged = "title-changed", descriptionChanged = "description-changed"
    case priceChanged = "price-changed", pictureChanged = "picture-changed", gone, revived
    case approved, flagged, rejected, kept
    /// By hand, at a desk.
    case imported, drafted, moved, categoryChanged = "category-changed"
}

/// One line of a catalogue's sync log (`catalog_sync_logs`).
package struct SyncLogEntry: Sendable, Equatable, SQLRow {
    package let product: ProductID?
    package let change: CatalogChange
    package let was: String?
    package let becomes: String?
    package let at: Date

    package init(row: inout RowReader) throws {
        product = try row.next(Int64?.self).flatMap(ProductID.init(rawValue:))
        change = try row.next()
        was = try row.next()
        becomes = try row.next()
        at = try row.next()
    }
}

package enum SyncLog {
    /// Changes of one product, in one statement.
    package static func record(
        _ changes: [(change: CatalogChange, was: String?, becomes: String?)], product: ProductID, seller: SellerID,
        in db: some SQLSession
    ) async throws {
        if changes.isEmpty { return }
        // Arrays of text hold no NULL here: an absent side travels as the empty text.
        try await db.run(
            """
            INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes)
            SELECT \(seller)::bigint, \(product)::bigint, change, nullif(was, ''), nullif(becomes, '')
            FROM unnest(\(changes.map(\.change.rawValue))::text[], \(changes.map { $0.was ?? "" })::text[], \(changes.map { $0.becomes ?? "" })::text[])
                AS given (change, was, becomes)
            """)
    }

    package static func recordDiscovery(of products: [ProductID], seller: SellerID, in db: some SQLSession) async throws
    {
        if products.isEmpty { return }
        try await db.run(
            """
            INSERT INTO catalog_sync_logs (seller_id, product_id, change)
            SELECT \(seller)::bigint, product, \(CatalogChange.discovered) FROM unnest(\(products)::bigint[]) AS given (product)
            """)
    }

    /// One product's history, oldest first.
    package static func entries(of product: ProductID, in db: some SQLSession) async throws -> [SyncLogEntry] {
        try await db.rows(
            "SELECT product_id, change, was, becomes, at FROM catalog_sync_logs WHERE product_id = \(product) ORDER BY id"
        )
    }
}

/// A page that the hydrator could not place.
package struct UnrecognisedPage: Sendable, SQLRow {
    package let product: ProductID
    package let url: String
    package let httpStatus: Int?
    package let reason: String
    package let body: [UInt8]
    package let seenAt: Date

    package init(row: inout RowReader) throws {
        product = try row.next()
        url = try row.next()
        httpStatus = try row.next()
        reason = try row.next()
        body = try row.next([UInt8].self)
        seenAt = try row.next()
    }

    /// Keeps the latest such page of a product, at most 64 KiB of it.
    package static func keep(
        product: ProductID, url: String, status: Int, reason: String, body: [UInt8], in db: some SQLSession
    ) async throws {
        try await db.run(
            """
            INSERT INTO unrecognised_pages (product_id, url, http_status, reason, body)
            VALUES (\(product), \(url), \(status), \(reason), \(SQLValue.bytes(Array(body.prefix(64 << 10))))::bytea)
            ON CONFLICT (product_id) DO UPDATE SET url = excluded.url, http_status = excluded.http_status, reason = excluded.reason,
                body = excluded.body, seen_at = now()
            """)
    }

    package static func latest(limit: Int, in db: some SQLSession) async throws -> [UnrecognisedPage] {
        try await db.rows(
            "SELECT product_id, url, http_status, reason, body, seen_at FROM unrecognised_pages ORDER BY seen_at DESC LIMIT \(literal: limit)"
        )
    }
}
