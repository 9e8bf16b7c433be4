import Postgres
import Vocabulary

/// What one supplier asks for one variant.
package struct Supply: Sendable, Equatable, SQLRow {
    package let variant: VariantID
    package let supplier: SupplierID
    package let supplierName: String
    package let supplierSKU: String
    package let unitCostMinor: Int64
    package let currency: String
    /// The fewest that are delivered, from 1.
    package let minimum: Int

    package init(row: inout RowReader) throws {
        variant = try VariantID(row: &row)
        supplier = try SupplierID(row: &row)
        supplierName = try row.next()
        supplierSKU = try row.next()
        unitCostMinor = try row.next()
        currency = try row.next()
        minimum = try row.next()
    }

    /// Who supplies a variant, the cheapest first.
    package static func of(_ variant: VariantID, in db: some SQLSession) async throws -> [Supply] {
        try await db.rows(
            """
            SELECT vs.variant_id, vs.supplier_id, u.name, vs.supplier_sku, vs.unit_cost_minor, u.currency, vs.minimum
            FROM variant_suppliers vs JOIN suppliers u ON u.id = vs.supplier_id
            WHERE vs.variant_id = \(variant) AND NOT u.is_archived ORDER BY vs.unit_cost_minor, u.name, u.id
            """)
    }

    /// - Throws: `PurchaseRefusal.badLine`.
    package static func put(
        _ variant: VariantID, from supplier: SupplierID, sku: String, unitCostMinor: Int64, minimum: Int,
        in tx: Transaction
    ) async throws {
        try PurchaseOrderLine.check(minimum, unitCostMinor: unitCostMinor)
        guard sku.isEmpty || PlainName(sku, upTo: 64)?.text == sku else { throw PurchaseRefusal.badLine }
        try await tx.run(
            """
            INSERT INTO variant_suppliers (variant_id, supplier_id, supplier_sku, unit_cost_minor, minimum)
            VALUES (\(variant), \(supplier), \(sku), \(unitCostMinor), \(minimum))
            ON CONFLICT (variant_id, supplier_id) DO UPDATE SET supplier_sku = excluded.supplier_sku,
                unit_cost_minor = excluded.unit_cost_minor, minimum = excluded.minimum
            """)
    }

    package static func remove(_ variant: VariantID, from supplier: SupplierID, in tx: Transaction) async throws {
        try await tx.run(
            "DELETE FROM variant_suppliers WHERE variant_id = \(variant) AND supplier_id = \(supplier)")
    }
}

/// What should be ordered now: a shelf that is low, of which nothing is awaited there, and who supplies it cheapest.
package struct OrderSuggestion: Sendable, Equatable, SQLRow {
    package let variant: VariantID
    package let location: LocationID
    package let supplier: SupplierID
    package let supplierName: String
    package let currency: String
    package let sku: String
    package let title: String
    package let locationName: String
    package let free: Int
    package let lowAt: Int
    package let unitCostMinor: Int64
    package let minimum: Int

    package init(row: inout RowReader) throws {
        variant = try VariantID(row: &row)
        location = try LocationID(row: &row)
        supplier = try SupplierID(row: &row)
        supplierName = try row.next()
        currency = try row.next()
        sku = try row.next()
        title = try row.next()
        locationName = try row.next()
        free = try row.next()
        lowAt = try row.next()
        unitCostMinor = try row.next()
        minimum = try row.next()
    }

    /// Enough to stand twice as high as the threshold, and no fewer than are delivered.
    package var quantity: Int { Self.quantity(free: free, lowAt: lowAt, minimum: minimum) }
    package static func quantity(free: Int, lowAt: Int, minimum: Int) -> Int { max(minimum, 2 * lowAt - free, 1) }

    /// The most urgent ones, at most `limit`: by supplier and place.
    package static func all(of seller: SellerID?, supplier: SupplierID? = nil, limit: Int, in db: some SQLSession)
        async throws -> [OrderSuggestion]
    {
        var condition: SQL = "l.free <= l.low_at"
        if let seller { condition = "\(sql: condition) AND l.seller_id = \(seller)" }
        if let supplier { condition = "\(sql: condition) AND vs.supplier_id = \(supplier)" }
        // Chosen in the order of the index first: a market may have thousands that are low.
        return try await db.rows(
            """
            SELECT l.variant_id, l.location_id, u.id, u.name, u.currency, v.sku, p.title, o.name, l.free, l.low_at,
                l.unit_cost_minor, l.minimum
            FROM (SELECT l.variant_id, l.location_id, l.free, l.low_at, vs.supplier_id, vs.unit_cost_minor, vs.minimum
                FROM stock_levels l JOIN LATERAL (SELECT vs.supplier_id, vs.unit_cost_minor, vs.minimum
                    FROM variant_suppliers vs JOIN suppliers u ON u.id = vs.supplier_id AND NOT u.is_archived
                    WHERE vs.variant_id = l.variant_id ORDER BY vs.unit_cost_minor, vs.supplier_id LIMIT 1) vs ON true
                WHERE \(sql: condition) AND NOT EXISTS (SELECT 1 FROM purchase_order_lines pl
                    JOIN purchase_orders po ON po.id = pl.order_id
                    WHERE pl.variant_id = l.variant_id AND po.location_id = l.location_id
                        AND po.status IN ('draft', 'sent', 'partly-received') AND pl.received < pl.ordered)
                ORDER BY l.free, l.variant_id, l.location_id LIMIT \(literal: limit)) l
            JOIN suppliers u ON u.id = l.supplier_id JOIN variants v ON v.id = l.variant_id
            JOIN products p ON p.id = v.product_id JOIN locations o ON o.id = l.location_id
            ORDER BY lower(u.name), u.id, lower(o.name), o.id, v.sku
            """)
    }
}
