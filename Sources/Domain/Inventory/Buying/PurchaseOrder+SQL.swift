import Foundation
import Postgres
import Vocabulary

extension PurchaseOrder {
    /// A new draft, under the seller's next number.
    package static func draft(
        from supplier: Supplier, to location: LocationID, note: String = "", expectedOn: String? = nil,
        in tx: Transaction
    ) async throws -> PurchaseOrderID {
        guard note.count <= 2_000, !note.contains("\0") else { throw PurchaseRefusal.badNote }
        let id = PurchaseOrderID.random()
        // Two drafts at once wait for each other, so that no number is given twice.
        try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended('purchase-orders', \(supplier.seller)))")
        try await tx.run(
            """
            INSERT INTO purchase_orders (id, seller_id, supplier_id, location_id, number, currency, note, expected_on)
            SELECT \(id)::bigint, \(supplier.seller)::bigint, \(supplier.id)::bigint, \(location)::bigint,
                coalesce(max(number), 0) + 1, \(supplier.currency)::text, \(note)::text, \(expectedOn)::date
            FROM purchase_orders WHERE seller_id = \(supplier.seller)
            """)
        return id
    }

    /// - Parameter seller: whose; nil: anybody's.
    package static func find(_ id: PurchaseOrderID, of seller: SellerID?, in db: some SQLSession) async throws
        -> PurchaseOrder?
    {
        try await db.row(
            """
            SELECT \(sql: columns) FROM purchase_orders
            WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller))
            """)
    }

    /// The same, its row held until the transaction ends. Before its lines, and before any stock.
    package static func locked(_ id: PurchaseOrderID, of seller: SellerID?, in tx: Transaction) async throws
        -> PurchaseOrder?
    {
        try await tx.row(
            """
            SELECT \(sql: columns) FROM purchase_orders
            WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller)) FOR UPDATE
            """)
    }

    /// - Throws: `PurchaseRefusal.badMove` unless the transition table knows the way.
    package func move(to status: PurchaseOrderStatus, in tx: Transaction) async throws {
        guard self.status.next.contains(status) else { throw PurchaseRefusal.badMove }
        try await tx.run(
            """
            UPDATE purchase_orders SET status = \(status),
                sent_at = CASE WHEN \(status)::text = 'sent' THEN now() ELSE sent_at END,
                closed_at = CASE WHEN \(status.next.isEmpty)::boolean THEN now() ELSE closed_at END
            WHERE id = \(id)
            """)
    }

    /// In the order in which they were added.
    package func lines(in db: some SQLSession) async throws -> [PurchaseOrderLine] {
        try await db.rows(
            """
            SELECT l.id, l.variant_id, v.sku, p.title, coalesce(s.supplier_sku, ''), l.ordered, l.received, l.unit_cost_minor
            FROM purchase_order_lines l JOIN variants v ON v.id = l.variant_id JOIN products p ON p.id = v.product_id
            LEFT JOIN variant_suppliers s ON s.variant_id = l.variant_id AND s.supplier_id = \(supplier)
            WHERE l.order_id = \(id) ORDER BY v.sku, l.id
            """)
    }

    /// Sets how many of a variant are ordered, and for how much each.
    /// - Throws: `PurchaseRefusal`.
    package func put(_ variant: VariantID, _ ordered: Int, unitCostMinor: Int64, in tx: Transaction) async throws {
        guard status == .draft else { throw PurchaseRefusal.badMove }
        try PurchaseOrderLine.check(ordered, unitCostMinor: unitCostMinor)
        let count: Int = try await tx.value("SELECT count(*) FROM purchase_order_lines WHERE order_id = \(id)") ?? 0
        guard count < PurchaseOrderLine.limit else { throw PurchaseRefusal.tooManyLines }
        try await tx.run(
            """
            INSERT INTO purchase_order_lines (id, order_id, variant_id, ordered, unit_cost_minor)
            VALUES (\(PurchaseOrderLineID.random()), \(id), \(variant), \(ordered), \(unitCostMinor))
            ON CONFLICT (order_id, variant_id) DO UPDATE SET ordered = excluded.ordered, unit_cost_minor = excluded.unit_cost_minor
            """)
    }

    /// - Throws: `PurchaseRefusal.badMove` once it is sent.
    package func remove(_ line: PurchaseOrderLineID, in tx: Transaction) async throws {
        guard status == .draft else { throw PurchaseRefusal.badMove }
        try await tx.run("DELETE FROM purchase_order_lines WHERE order_id = \(id) AND id = \(line)")
    }

    /// Writes down that so many more of a line came.
    /// - Throws: `PurchaseRefusal.overDelivered`.
    package func receive(_ line: PurchaseOrderLineID, _ quantity: Int, in tx: Transaction) async throws {
        let changed = try await tx.execute(
            """
            UPDATE purchase_order_lines SET received = received + \(quantity)
            WHERE order_id = \(id) AND id = \(line) AND received + \(quantity) <= ordered
            """)
        if changed == 0 { throw PurchaseRefusal.overDelivered }
    }
}
