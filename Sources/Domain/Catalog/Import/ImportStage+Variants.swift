import Postgres
import Vocabulary

extension ImportStage {
    package func writeVariants() async throws {
        // Of a group, a row's price is its product's, or the variant's own.
        try await tx.run(
            """
            UPDATE import_stage s SET variant_price = nullif(s.price_minor, p.price_minor) FROM products p
            WHERE p.id = s.product_id AND s.is_group AND \(says.price)::boolean AND NOT \(says.variantPrice)::boolean
                AND s.refusal IS NULL AND s.currency IS NOT DISTINCT FROM p.currency
            """)
        try await tx.run(
            """
            INSERT INTO variants (id, product_id, seller_id, sku, barcode, options, price_minor, weight_grams, position)
            SELECT s.new_variant, s.product_id, \(seller)::bigint, s.sku, s.barcode, coalesce(s.options, '{}'), s.variant_price,
                s.weight, coalesce(l.last + 1, 0) + row_number() OVER (PARTITION BY s.product_id ORDER BY s.line) - 1
            FROM import_stage s
            LEFT JOIN (SELECT product_id, max(position) AS last FROM variants WHERE product_id IN (SELECT product_id FROM import_stage)
                GROUP BY product_id) l ON l.product_id = s.product_id
            WHERE s.has_variant AND s.variant_id IS NULL AND s.refusal IS NULL
            """)
        try await tx.run(
            """
            UPDATE import_stage SET variant_id = new_variant, is_touched = true
            WHERE has_variant AND variant_id IS NULL AND refusal IS NULL
            """)
        let saysPrice = says.variantPrice
        try await tx.run(
            """
            WITH other AS (
                UPDATE variants v SET
                    barcode = CASE WHEN \(says.barcode)::boolean THEN s.barcode ELSE v.barcode END,
                    options = coalesce(s.options, v.options),
                    weight_grams = CASE WHEN \(says.weight)::boolean THEN s.weight ELSE v.weight_grams END,
                    price_minor = CASE WHEN \(saysPrice)::boolean OR (s.is_group AND \(says.price)::boolean) THEN s.variant_price
                        ELSE v.price_minor END
                FROM import_stage s WHERE v.id = s.variant_id AND s.refusal IS NULL AND v.id <> s.new_variant AND (
                    (\(says.barcode)::boolean AND v.barcode IS DISTINCT FROM s.barcode)
                    OR (s.options IS NOT NULL AND v.options <> s.options)
                    OR (\(says.weight)::boolean AND v.weight_grams IS DISTINCT FROM s.weight)
                    OR ((\(saysPrice)::boolean OR (s.is_group AND \(says.price)::boolean)) AND v.price_minor IS DISTINCT FROM s.variant_price))
                RETURNING v.id)
            UPDATE import_stage s SET is_touched = true FROM other WHERE other.id = s.variant_id
            """)
    }

    /// Counts the shelves at the seller's own place, which is made where there is none: a movement for each difference.
    /// - Parameter reference: what the ledger names as its cause.
    package func count(reference: String) async throws {
        let isCounted: Bool =
            try await tx.value(
                "SELECT EXISTS (SELECT 1 FROM import_stage WHERE stock IS NOT NULL AND refusal IS NULL)") ?? false
        guard isCounted else { return }
        let place = try await Self.shelf(of: seller, in: tx)
        // Held before it is compared: what is sold meanwhile is not counted twice.
        try await tx.run(
            """
            SELECT 1 FROM stock_levels WHERE location_id = \(place) AND variant_id IN (SELECT variant_id FROM import_stage)
            ORDER BY variant_id, location_id FOR UPDATE
            """)
        try await tx.run(
            """
            WITH counted AS (
                INSERT INTO stock_movements (variant_id, location_id, kind, quantity, reference)
                SELECT s.variant_id, \(place)::bigint, 'counted', s.stock - coalesce(l.on_hand, 0), \(reference)::text
                FROM import_stage s LEFT JOIN stock_levels l ON l.variant_id = s.variant_id AND l.location_id = \(place)
                WHERE s.stock IS NOT NULL AND s.refusal IS NULL AND (l.variant_id IS NULL OR l.on_hand <> s.stock)
                ORDER BY s.variant_id RETURNING variant_id)
            UPDATE import_stage s SET is_touched = true FROM counted WHERE counted.variant_id = s.variant_id
            """)
    }

    /// Where a seller's goods lie unless somebody says otherwise.
    package static func shelf(of seller: SellerID, in tx: Transaction) async throws -> LocationID {
        try await tx.run(
            """
            INSERT INTO locations (id, seller_id, name, is_default)
            SELECT \(LocationID.random())::bigint, \(seller)::bigint, 'Main', true
            WHERE NOT EXISTS (SELECT 1 FROM locations WHERE seller_id = \(seller) AND is_default)
            ON CONFLICT DO NOTHING
            """)
        let place: LocationID? = try await tx.value(
            """
            SELECT id FROM locations WHERE seller_id = \(seller) ORDER BY is_default DESC, created_at, id LIMIT 1
            """)
        guard let place else { preconditionFailure("one was made if none was there") }
        return place
    }
}
