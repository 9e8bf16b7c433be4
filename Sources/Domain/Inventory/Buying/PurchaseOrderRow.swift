import Foundation
import Postgres
import Vocabulary

/// One order as a desk's table shows it.
package struct PurchaseOrderRow: Sendable, SQLRow {
    package let id: PurchaseOrderID
    package let number: Int
    package let status: PurchaseOrderStatus
    package let supplierName: String
    package let sellerName: String
    package let currency: String
    package let expectedOn: String?
    package let createdAt: Date
    package let ordered: Int
    package let received: Int
    package let totalMinor: Int64
    let key: String

    package init(row: inout RowReader) throws {
        id = try PurchaseOrderID(row: &row)
        number = try row.next()
        status = try row.next()
        supplierName = try row.next()
        sellerName = try row.next()
        currency = try row.next()
        expectedOn = try row.next()
        createdAt = try row.next()
        ordered = try row.next()
        received = try row.next()
        totalMinor = try row.next()
        key = try row.next()
    }

    /// Where the next page begins behind this row: its time as PostgreSQL writes it, and its id.
    package var place: (key: String, id: Int64) { (key, id.rawValue) }

    /// The latest first.
    ///
    /// - Parameters:
    ///   - seller: whose; nil: everybody's.
    ///   - place: behind which row to begin.
    ///   - limit: 1 to 200.
    package static func page(
        of seller: SellerID?, status: PurchaseOrderStatus? = nil, supplier: SupplierID? = nil,
        after place: (key: String, id: Int64)? = nil, limit: Int, in db: some SQLSession
    ) async throws -> [PurchaseOrderRow] {
        var condition: SQL = "true"
        if let seller { condition = "\(sql: condition) AND seller_id = \(seller)" }
        if let status { condition = "\(sql: condition) AND status = \(status)" }
        if let supplier { condition = "\(sql: condition) AND supplier_id = \(supplier)" }
        if let place {
            condition = "\(sql: condition) AND (created_at, id) < (\(place.key)::timestamptz, \(place.id)::bigint)"
        }
        return try await db.rows(
            """
            SELECT o.id, o.number, o.status, u.name, s.name, o.currency, o.expected_on::text, o.created_at,
                coalesce(sums.ordered, 0), coalesce(sums.received, 0), coalesce(sums.total, 0), o.created_at::text
            FROM (SELECT id, seller_id, supplier_id, number, status, currency, expected_on, created_at
                FROM purchase_orders WHERE \(sql: condition) ORDER BY created_at DESC, id DESC LIMIT \(literal: limit)) o
            JOIN suppliers u ON u.id = o.supplier_id JOIN sellers s ON s.id = o.seller_id
            LEFT JOIN LATERAL (SELECT sum(ordered)::bigint AS ordered, sum(received)::bigint AS received,
                sum(ordered * unit_cost_minor)::bigint AS total FROM purchase_order_lines l WHERE l.order_id = o.id) sums ON true
            ORDER BY o.created_at DESC, o.id DESC
            """)
    }
}
