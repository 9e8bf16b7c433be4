import Foundation
import Postgres
import Vocabulary

/// What one seller orders from one supplier.
package struct PurchaseOrder: Sendable, Equatable, SQLRow {
    package let id: PurchaseOrderID
    package let seller: SellerID
    package let supplier: SupplierID
    package let location: LocationID
    /// Counted by seller, from 1.
    package let number: Int
    package let status: PurchaseOrderStatus
    package let currency: String
    package let note: String
    /// A day, `2026-11-21`; nil: nobody said.
    package let expectedOn: String?
    package let createdAt: Date
    package let sentAt: Date?
    package let closedAt: Date?

    package init(row: inout RowReader) throws {
        id = try PurchaseOrderID(row: &row)
        seller = try SellerID(row: &row)
        supplier = try SupplierID(row: &row)
        location = try LocationID(row: &row)
        number = try row.next()
        status = try row.next()
        currency = try row.next()
        note = try row.next()
        expectedOn = try row.next()
        createdAt = try row.next()
        sentAt = try row.next()
        closedAt = try row.next()
    }

    static let columns: SQL = """
        id, seller_id, supplier_id, location_id, number, status, currency, note, expected_on::text, created_at, sent_at, closed_at
        """

    /// `PO-0001`
    package var name: String { Self.name(number) }
    package static func name(_ number: Int) -> String {
        "PO-" + String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
    }
    /// As movements refer to it.
    package var reference: String { "order:" + id.pathText }
}

/// One line of an order.
package struct PurchaseOrderLine: Sendable, Equatable, SQLRow {
    package let id: PurchaseOrderLineID
    package let variant: VariantID
    package let sku: String
    package let title: String
    /// The supplier's own number; empty when nobody said.
    package let supplierSKU: String
    package let ordered: Int
    package let received: Int
    package let unitCostMinor: Int64

    package init(row: inout RowReader) throws {
        id = try PurchaseOrderLineID(row: &row)
        variant = try VariantID(row: &row)
        sku = try row.next()
        title = try row.next()
        supplierSKU = try row.next()
        ordered = try row.next()
        received = try row.next()
        unitCostMinor = try row.next()
    }

    package static let limit = 150
    package var awaited: Int { ordered - received }
    /// Never overflows: both are bounded when the line is kept.
    package var totalMinor: Int64 { unitCostMinor * Int64(ordered) }

    /// - Throws: `PurchaseRefusal.badLine`.
    package static func check(_ ordered: Int, unitCostMinor: Int64) throws {
        // A million of what costs a million a piece is a mistake of the keyboard; sums of all such lines still fit.
        guard (1...1_000_000).contains(ordered), (0...1_000_000_000).contains(unitCostMinor) else {
            throw PurchaseRefusal.badLine
        }
    }
}
