import Foundation
import Postgres
import Vocabulary

/// Somebody who sells through a WhatsApp catalogue.
package struct Seller: Sendable, SQLRow {
    package let id: SellerID
    package let phone: Phone
    package let name: String
    package let slug: String
    package let description: String
    package let catalogueURL: String
    package let lastSyncedAt: Date?
    /// Since when the person who runs the store is known to be who they say; nil while they are not.
    package let verifiedAt: Date?
    /// Whether the market vouches that this is the brand's own store.
    package let isOfficialStore: Bool

    package init(row: inout RowReader) throws {
        id = try row.next()
        phone = try row.next()
        name = try row.next()
        slug = try row.next()
        description = try row.next()
        catalogueURL = try row.next()
        lastSyncedAt = try row.next()
        verifiedAt = try row.next(Date?.self)
        isOfficialStore = try row.next()
    }

    static let columns: SQL =
        "id, phone, name, slug, description, catalogue_url, last_synced_at, verified_at, is_official_store"
}

/// A seller as a filter shows it.
package struct SellerSummary: Sendable, SQLRow {
    package let id: SellerID
    package let name: String
    package let slug: String
    package let liveProducts: Int

    package init(row: inout RowReader) throws {
        id = try row.next()
        name = try row.next()
        slug = try row.next()
        liveProducts = try row.next()
    }
}
