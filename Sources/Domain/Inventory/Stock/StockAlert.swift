import Foundation
import Postgres
import Vocabulary

/// A shelf that ran low or out, and has not got enough since.
package struct StockAlert: Sendable, Equatable, SQLRow {
    package let id: Int64
    package let shelf: Shelf
    package let seller: SellerID
    package let sellerName: String
    package let state: StockState
    package let title: String
    package let sku: String
    package let locationName: String
    package let free: Int
    package let lowAt: Int?
    package let at: Date
    package let toldAt: Date?

    package init(row: inout RowReader) throws {
        id = try row.next()
        shelf = Shelf(try VariantID(row: &row), try LocationID(row: &row))
        seller = try SellerID(row: &row)
        sellerName = try row.next()
        state = try row.next()
        title = try row.next()
        sku = try row.next()
        locationName = try row.next()
        free = try row.next()
        lowAt = try row.next()
        at = try row.next()
        toldAt = try row.next()
    }

    private static func select(from alerts: SQL) -> SQL {
        """
        SELECT a.id, a.variant_id, a.location_id, a.seller_id, s.name, a.kind, p.title, v.sku, o.name, l.free, l.low_at, a.at, a.told_at
        FROM (\(sql: alerts)) a JOIN stock_levels l USING (variant_id, location_id) JOIN variants v ON v.id = a.variant_id
        JOIN products p ON p.id = v.product_id JOIN locations o ON o.id = a.location_id JOIN sellers s ON s.id = a.seller_id
        """
    }
    private static let own: SQL = "id, variant_id, location_id, seller_id, kind, at, told_at"
}

extension StockAlert {
    /// What is low or out now, the latest first.
    ///
    /// - Parameters:
    ///   - seller: whose; nil: everybody's.
    ///   - place: older than this one.
    ///   - limit: 1 to 200.
    package static func open(
        of seller: SellerID?, olderThan place: Int64? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [StockAlert] {
        var condition: SQL = "ended_at IS NULL"
        if let seller { condition = "\(sql: condition) AND seller_id = \(seller)" }
        if let place { condition = "\(sql: condition) AND id < \(place)" }
        let found: SQL = """
            SELECT \(sql: own) FROM stock_alerts WHERE \(sql: condition) ORDER BY id DESC LIMIT \(literal: limit)
            """
        return try await db.rows("\(sql: select(from: found)) ORDER BY a.id DESC")
    }

    /// Sellers with something to be told that has lasted so long: a cart that is left gives back what it held.
    package static func sellersToTell(lasting time: Duration, in db: some SQLSession) async throws -> [SellerID] {
        try await db.values(
            """
            SELECT DISTINCT seller_id FROM stock_alerts WHERE ended_at IS NULL AND told_at IS NULL
                AND at < now() - \(Int(time.components.seconds))::int * interval '1 second' ORDER BY seller_id
            """)
    }

    /// What a seller has not been told of yet. It counts as told from now on, unless the transaction fails.
    package static func telling(_ seller: SellerID, in tx: Transaction) async throws -> [StockAlert] {
        try await tx.run(
            "SELECT 1 FROM stock_alerts WHERE seller_id = \(seller) AND ended_at IS NULL AND told_at IS NULL ORDER BY id FOR UPDATE"
        )
        let found: SQL = """
            UPDATE stock_alerts SET told_at = now() WHERE seller_id = \(seller) AND ended_at IS NULL AND told_at IS NULL
            RETURNING \(sql: own)
            """
        return try await tx.rows(
            "WITH told AS (\(sql: found)) \(sql: select(from: "SELECT \(sql: own) FROM told")) ORDER BY a.id")
    }
}
