import Postgres
import Vocabulary

/// Where goods lie: a shop, a store room, a van.
package struct Location: Sendable, Equatable, SQLRow {
    package let id: LocationID
    package let seller: SellerID
    package let name: String
    /// Where goods lie unless somebody says otherwise; one of each seller's.
    package let isDefault: Bool

    package init(row: inout RowReader) throws {
        id = try LocationID(row: &row)
        seller = try SellerID(row: &row)
        name = try row.next()
        isDefault = try row.next()
    }

    static let columns: SQL = "id, seller_id, name, is_default"
    /// What a seller's first place is called until somebody names it.
    package static let firstName = "Shop"
    package static let limit = 100
}

extension Location {
    /// A seller's places, the usual one first; nil: everybody's, at most 1,000.
    package static func all(of seller: SellerID?, in db: some SQLSession) async throws -> [Location] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM locations WHERE \(seller)::bigint IS NULL OR seller_id = \(seller)
            ORDER BY seller_id, is_default DESC, lower(name), id LIMIT 1000
            """)
    }

    /// - Parameter seller: whose; nil: anybody's.
    package static func find(_ id: LocationID, of seller: SellerID?, in db: some SQLSession) async throws -> Location? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM locations
            WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller))
            """)
    }

    /// The seller's usual place, made where there is none.
    package static func usual(of seller: SellerID, in db: some SQLSession) async throws -> LocationID {
        let known = try await usualID(of: seller, in: db)
        if let known { return known }
        try await db.run(
            """
            INSERT INTO locations (id, seller_id, name, is_default)
            VALUES (\(LocationID.random()), \(seller), \(firstName), true) ON CONFLICT DO NOTHING
            """)
        guard let made = try await usualID(of: seller, in: db) else {
            preconditionFailure("a seller's first place was made, or somebody else made it")
        }
        return made
    }

    private static func usualID(of seller: SellerID, in db: some SQLSession) async throws -> LocationID? {
        try await db.value(
            "SELECT id FROM locations WHERE seller_id = \(seller) ORDER BY is_default DESC, created_at, id LIMIT 1")
    }

    /// - Throws: `StockRefusal.badName`, `.nameTaken`, `.tooMany`.
    package static func add(_ name: String, of seller: SellerID, in tx: Transaction) async throws -> LocationID {
        let name = try checked(name)
        let count: Int = try await tx.value("SELECT count(*) FROM locations WHERE seller_id = \(seller)") ?? 0
        guard count < limit else { throw StockRefusal.tooMany }
        let id = LocationID.random()
        try await refusingTaken {
            try await tx.run(
                """
                INSERT INTO locations (id, seller_id, name, is_default)
                VALUES (\(id), \(seller), \(name), \(count == 0))
                """)
        }
        return id
    }

    /// - Throws: `StockRefusal.badName`, `.nameTaken`.
    package static func rename(_ id: LocationID, to name: String, in tx: Transaction) async throws {
        let name = try checked(name)
        try await refusingTaken { try await tx.run("UPDATE locations SET name = \(name) WHERE id = \(id)") }
    }

    /// This one is the usual one from now on.
    package func prefer(in tx: Transaction) async throws {
        try await tx.run("UPDATE locations SET is_default = false WHERE seller_id = \(seller) AND is_default")
        try await tx.run("UPDATE locations SET is_default = true WHERE id = \(id)")
    }

    private static func checked(_ name: String) throws -> String {
        guard let name = PlainName(name, upTo: 80)?.text else { throw StockRefusal.badName }
        return name
    }

    private static func refusingTaken(_ body: () async throws -> SQLResult) async throws {
        do { _ = try await body() } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw StockRefusal.nameTaken
        }
    }
}
