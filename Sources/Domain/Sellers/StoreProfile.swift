import Postgres
import Vocabulary

/// What a seller says of the store.
package struct StoreProfile: Sendable, Equatable, SQLRow {
    /// Code points.
    package static let mostName = 120, mostDescription = 2_000, mostLocation = 160

    package let seller: SellerID
    package let slug: String
    package var name: String
    package var description: String
    /// In words: a street, a market, a stall.
    package var location: String
    /// Where that is on the map, for those who look for what is near.
    package var point: MapPoint?
    package var hours: OpeningHours
    /// For everybody to see, unlike the number that the catalogue belongs to.
    package var contactPhone: Phone?
    /// In the public picture store, by its bytes' SHA-256 in hexadecimal.
    package let cover: String?

    package init(row: inout RowReader) throws {
        seller = try SellerID(row: &row)
        slug = try row.next()
        name = try row.next()
        description = try row.next()
        location = try row.next()
        let (latitude, longitude): (Double?, Double?) = (try row.next(), try row.next())
        if let latitude, let longitude { point = MapPoint(latitude: latitude, longitude: longitude) }
        // What an earlier version of the market wrote there is no reason to fail.
        hours = OpeningHours(try row.next(String.self)) ?? OpeningHours()
        contactPhone = try row.next(Phone?.self)
        cover = try row.next(String?.self)
    }

    private static let columns: SQL =
        "s.id, s.slug, s.name, s.description, s.location, s.latitude, s.longitude, s.hours, s.contact_phone, s.cover"
}

extension StoreProfile {
    package static func find(_ slug: Slug, in db: some SQLSession) async throws -> StoreProfile? {
        try await db.row("SELECT \(sql: columns) FROM sellers s WHERE s.slug = \(slug)")
    }

    /// What the market's people say of where a store is; only they may say it of any store.
    ///
    /// - Returns: whether anything changed.
    package static func place(_ seller: SellerID, at point: MapPoint?, in tx: Transaction) async throws -> Bool {
        try await tx.execute(
            """
            UPDATE sellers SET latitude = \(point?.latitude), longitude = \(point?.longitude)
            WHERE id = \(seller) AND (latitude, longitude) IS DISTINCT FROM (\(point?.latitude)::float8, \(point?.longitude)::float8)
            """) > 0
    }

    package static func find(_ seller: SellerID, in db: some SQLSession) async throws -> StoreProfile? {
        try await db.row("SELECT \(sql: columns) FROM sellers s WHERE s.id = \(seller)")
    }

    /// The store that this account runs.
    package static func find(of owner: AccountID, in db: some SQLSession) async throws -> StoreProfile? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM sellers s JOIN accounts a ON a.seller_id = s.id
            WHERE a.id = \(owner) AND a.status = 'active'
            """)
    }

    /// Until the transaction ends, nobody else changes the store.
    package static func locked(of owner: AccountID, in tx: Transaction) async throws -> StoreProfile? {
        try await tx.row(
            """
            SELECT \(sql: columns) FROM sellers s JOIN accounts a ON a.seller_id = s.id
            WHERE a.id = \(owner) AND a.status = 'active' FOR UPDATE OF s
            """)
    }

    /// Writes down what may be said; the cover has a verb of its own.
    package func keep(by owner: AccountID, in tx: Transaction) async throws {
        try await tx.run(
            """
            UPDATE sellers s SET name = \(name), description = \(description), location = \(location), latitude = \(point?.latitude),
                longitude = \(point?.longitude), hours = \(hours.text), contact_phone = \(contactPhone)
            FROM accounts a WHERE a.id = \(owner) AND a.seller_id = s.id AND s.id = \(seller)
            """)
    }

    package func setCover(_ key: String?, by owner: AccountID, in tx: Transaction) async throws {
        try await tx.run(
            """
            UPDATE sellers s SET cover = \(key) FROM accounts a
            WHERE a.id = \(owner) AND a.seller_id = s.id AND s.id = \(seller)
            """)
    }
}
