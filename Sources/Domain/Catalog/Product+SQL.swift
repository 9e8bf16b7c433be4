import Foundation
import Postgres
import Vocabulary

extension Product {
    package static func find(_ id: ProductID, in db: some SQLSession) async throws -> Product? {
        try await db.row("SELECT \(sql: columns) FROM products WHERE id = \(id)")
    }

    /// The product, its row held until the transaction ends.
    package static func locked(_ id: ProductID, in tx: Transaction) async throws -> Product? {
        try await tx.row("SELECT \(sql: columns) FROM products WHERE id = \(id) FOR UPDATE")
    }

    /// Takes in products that a catalogue names; those already known stay as they are.
    /// - Returns: the ids of the new ones.
    package static func discover(_ whatsappIDs: [String], seller: SellerID, phone: Phone, in db: some SQLSession)
        async throws -> [ProductID]
    {
        if whatsappIDs.isEmpty { return [] }
        return try await db.values(
            """
            INSERT INTO products (id, seller_id, whatsapp_id, seller_phone)
            SELECT new_id, \(seller)::bigint, whatsapp, \(phone)::text
            FROM unnest(\(whatsappIDs.map { _ in ProductID.random() })::bigint[], \(whatsappIDs)::text[]) AS given (new_id, whatsapp)
            ON CONFLICT (seller_phone, whatsapp_id) DO NOTHING RETURNING id
            """)
    }

    /// Known products of a seller by their WhatsApp ids.
    package static func known(_ whatsappIDs: [String], phone: Phone, in db: some SQLSession) async throws
        -> [KnownProduct]
    {
        try await db.rows(
            """
            SELECT id, whatsapp_id, status FROM products WHERE seller_phone = \(phone) AND whatsapp_id = ANY (\(whatsappIDs)::text[])
            """)
    }

    /// Live products of a seller that its catalogue no longer names.
    package static func missing(from whatsappIDs: [String], phone: Phone, in db: some SQLSession) async throws
        -> [ProductID]
    {
        try await db.values(
            """
            SELECT id FROM products WHERE seller_phone = \(phone) AND status IN ('live', 'flagged')
                AND NOT whatsapp_id = ANY (\(whatsappIDs)::text[]) ORDER BY id
            """)
    }

    /// Moves the product along the transition table. A live product is live since now; one that leaves keeps that time.
    package func move(to status: ProductStatus, reason: String = "", in tx: Transaction) async throws {
        precondition(
            status == self.status || self.status.next.contains(status), "\(self.status) does not become \(status)")
        try await tx.run(
            """
            UPDATE products SET status = \(status), status_reason = \(reason), updated_at = now(),
                status_before = CASE WHEN \(status)::text = 'deleted' THEN status END,
                live_since = CASE WHEN \(status)::text = 'live' AND status <> 'live' THEN clock_timestamp() ELSE live_since END
            WHERE id = \(id)
            """)
    }

    /// What the page said, as it is now. The picture's facts are forgotten when it is another picture.
    package func rewrite(_ reading: ReadListing, contentHash: String, isNewPicture: Bool, in tx: Transaction)
        async throws
    {
        try await tx.run(
            """
            UPDATE products SET title = \(reading.title), description = \(reading.description), category = CASE WHEN has_chosen_category THEN category ELSE \(reading.category) END,
                price_minor = \(reading.priceMinor), currency = \(reading.currency), is_price_on_request = \(reading.isPriceOnRequest),
                image_url = \(reading.imageURL), image_url_expires_at = \(reading.imageURLExpiresAt), updated_at = now(),
                content_hash = \(contentHash), last_hydrated_at = now(),
                s3_image_url = CASE WHEN \(isNewPicture)::boolean THEN NULL ELSE s3_image_url END
            WHERE id = \(id)
            """)
    }

    /// What looking at the picture told.
    package static func describePicture(_ id: ProductID, _ facts: PictureFacts, in db: some SQLSession) async throws {
        try await db.run(
            """
            UPDATE products SET picture_width = \(facts.width), picture_height = \(facts.height), picture_colour = \(facts.colour),
                picture_placeholder = \(facts.placeholder), picture_hash = \(facts.hash)
            WHERE id = \(id)
            """)
    }

    /// The picture is in our store under its SHA-256.
    package static func keepPicture(_ id: ProductID, key: String, in tx: Transaction) async throws {
        try await tx.run("UPDATE products SET s3_image_url = \(key) WHERE id = \(id)")
    }

    /// Says that words or picture are others now: a verdict on the former ones does not count.
    package static func noteContent(_ id: ProductID, _ hash: String, in db: some SQLSession) async throws {
        try await db.run("UPDATE products SET content_hash = \(hash) WHERE id = \(id)")
    }

    /// The page was looked at just now, and nothing of it changed.
    package static func touch(_ id: ProductID, in db: some SQLSession) async throws {
        try await db.run("UPDATE products SET last_hydrated_at = now() WHERE id = \(id)")
    }

    /// Makes the next reading of the page count as changed.
    package static func forgetContent(_ id: ProductID, in db: some SQLSession) async throws {
        try await db.run("UPDATE products SET content_hash = '' WHERE id = \(id)")
    }

    /// Pages that need reading again, the stalest first: those older than `age`, and those read over an hour ago whose
    /// picture is not ours and whose address for it ends within a day.
    package static func stalest(limit: Int, olderThan age: Duration, in db: some SQLSession) async throws -> [ProductID]
    {
        try await db.values(
            """
            SELECT id FROM products
            WHERE status IN ('live', 'flagged', 'inactive') AND whatsapp_id IS NOT NULL
                AND (last_hydrated_at < now() - \(Double(age.components.seconds))::float8 * interval '1 second'
                     OR (s3_image_url IS NULL AND image_url_expires_at < now() + interval '1 day' AND status <> 'inactive'
                         AND last_hydrated_at < now() - interval '1 hour'))
            ORDER BY last_hydrated_at NULLS FIRST, id LIMIT \(literal: limit)
            """)
    }

    /// How many products have each status.
    package static func counts(in db: some SQLSession) async throws -> [StatusCount] {
        try await db.rows("SELECT status, count(*) FROM products GROUP BY status ORDER BY status")
    }

    /// The latest products of a status, for an operator.
    package static func latest(_ status: ProductStatus, limit: Int, in db: some SQLSession) async throws -> [Product] {
        try await db.rows(
            "SELECT \(sql: columns) FROM products WHERE status = \(status) ORDER BY last_hydrated_at DESC NULLS LAST, id LIMIT \(literal: limit)"
        )
    }
}

/// A product that the Scout has met before.
package struct KnownProduct: Sendable, SQLRow {
    package let id: ProductID
    package let whatsappID: String
    package let status: ProductStatus

    package init(row: inout RowReader) throws {
        id = try row.next()
        whatsappID = try row.next()
        status = try row.next()
    }
}

package struct StatusCount: Sendable, SQLRow {
    package let status: ProductStatus
    package let count: Int

    package init(row: inout RowReader) throws {
        status = try row.next()
        count = try row.next()
    }
}

/// A page's words and price in the market's columns.
package struct ReadListing: Sendable, Equatable {
    package var title: String
    package var description: String
    package var category: String
    package var priceMinor: Int64?
    package var currency: String?
    package var isPriceOnRequest: Bool
    package var imageURL: String
    package var imageURLExpiresAt: Date?

    package init(
        title: String, description: String, category: String, priceMinor: Int64?, currency: String?,
        isPriceOnRequest: Bool,
        imageURL: String, imageURLExpiresAt: Date?
    ) {
        (self.title, self.description, self.category) = (title, description, category)
        (self.priceMinor, self.currency, self.isPriceOnRequest) = (priceMinor, currency, isPriceOnRequest)
        (self.imageURL, self.imageURLExpiresAt) = (imageURL, imageURLExpiresAt)
    }
}

/// What a picture looks like.
package struct PictureFacts: Sendable, Equatable {
    package var width: Int
    package var height: Int
    /// `#rrggbb`.
    package var colour: String
    package var placeholder: String
    package var hash: Int64

    package init(width: Int, height: Int, colour: String, placeholder: String, hash: Int64) {
        (self.width, self.height, self.colour, self.placeholder, self.hash) = (width, height, colour, placeholder, hash)
    }
}
