import Postgres
import Vocabulary

extension ImportStage {
    /// Finds what the rows mean: by the file's own key, by the id that Soko's own files carry, by SKU. Locks it.
    package func find() async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET product_id = p.id FROM products p
            WHERE p.seller_id = \(seller) AND p.import_key = s.key
            """)
        try await tx.run(
            """
            UPDATE import_stage s SET product_id = p.id FROM products p
            WHERE s.product_id IS NULL AND p.id = s.guess AND p.seller_id = \(seller) AND p.import_key IS NULL
            """)
        // What was made by hand with this SKU is the file's from now on.
        try await tx.run(
            """
            UPDATE import_stage s SET product_id = p.id, adopts = true FROM variants v JOIN products p ON p.id = v.product_id
            WHERE s.product_id IS NULL AND s.sku IS NOT NULL AND v.seller_id = \(seller) AND v.sku = s.sku AND p.import_key IS NULL
            """)
        try await tx.run(
            """
            UPDATE import_stage s SET product_id = l.product_id
            FROM (SELECT key, min(product_id) AS product_id FROM import_stage WHERE adopts GROUP BY key) l
            WHERE s.product_id IS NULL AND l.key = s.key
            """)
        try await tx.run(
            "SELECT 1 FROM products WHERE id IN (SELECT product_id FROM import_stage) ORDER BY id FOR UPDATE")
        try await tx.run(
            """
            UPDATE import_stage SET is_new = product_id IS NULL, is_touched = false, product_id = coalesce(product_id, new_product)
            """)
        try await findVariants()
    }

    private func findVariants() async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET variant_id = v.id FROM variants v
            WHERE s.has_variant AND v.seller_id = \(seller) AND v.sku = s.sku AND v.product_id = s.product_id
            """)
        // Without a SKU, the only one there is.
        try await tx.run(
            """
            UPDATE import_stage s SET variant_id = v.id FROM (
                SELECT product_id, min(id) AS id FROM variants WHERE product_id IN (SELECT product_id FROM import_stage)
                GROUP BY product_id HAVING count(*) = 1) v
            WHERE s.has_variant AND s.sku IS NULL AND s.variant_id IS NULL AND v.product_id = s.product_id
            """)
        try await tx.run(
            """
            UPDATE import_stage SET sku = usual_sku WHERE has_variant AND sku IS NULL AND variant_id IS NULL
            """)
        try await tx.run(
            """
            UPDATE import_stage s SET refusal = 'sku-taken' FROM variants v
            WHERE s.has_variant AND s.variant_id IS NULL AND v.seller_id = \(seller) AND v.sku = s.sku
            """)
    }

    /// Refuses what cannot be taken in as things stand.
    /// - Parameters:
    ///   - goesLive: whether new goods are shown at once.
    ///   - required: codes of required attributes, by category.
    package func refuse(goesLive: Bool, required: [String: Set<String>]) async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET refusal = CASE WHEN p.status = 'deleted' THEN 'listing-deleted' ELSE 'read-from-whatsapp' END
            FROM products p WHERE p.id = s.product_id AND s.refusal IS NULL AND NOT s.is_new AND (p.status = 'deleted'
                OR (p.whatsapp_id IS NOT NULL AND s.is_lead AND (\(sql: textDiffers)
                    OR (\(says.price)::boolean AND (p.price_minor, p.currency) IS DISTINCT FROM (s.price_minor, s.currency)))))
            """)
        try await tx.run(
            """
            UPDATE import_stage SET refusal = 'title-missing'
            WHERE refusal IS NULL AND is_lead AND coalesce(title, '') = '' AND (is_new OR title IS NOT NULL)
            """)
        let pairs = required.flatMap { category, codes in codes.map { (category, $0) } }
        if !pairs.isEmpty {
            try await tx.run(
                """
                UPDATE import_stage s SET refusal = 'attribute-missing'
                FROM unnest(\(pairs.map(\.0))::text[], \(pairs.map(\.1))::text[]) AS r (category, attribute)
                WHERE s.refusal IS NULL AND s.is_lead AND s.is_new AND coalesce(s.category, 'other') = r.category
                    AND (\(goesLive)::boolean OR coalesce(cardinality(s.pictures), 0) > 0) AND NOT s.attributes ? r.attribute
                """)
        }
        if !says.attributes.isEmpty { try await refuseAttributes() }
        try await tx.run(
            """
            UPDATE import_stage s SET refusal = 'product-refused'
            WHERE refusal IS NULL AND is_new
                AND s.key NOT IN (SELECT key FROM import_stage WHERE is_lead AND refusal IS NULL)
            """)
    }

    /// What is said of goods whose category the file does not name has to fit the one they have.
    private func refuseAttributes() async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET refusal = 'attribute-bad'
            WHERE s.refusal IS NULL AND s.is_lead AND s.category IS NULL AND EXISTS (
                SELECT 1 FROM jsonb_object_keys(s.attributes) AS k (code) WHERE NOT EXISTS (
                    SELECT 1 FROM categories c JOIN category_attributes a ON a.category = ANY (c.path) AND a.attribute = k.code
                    WHERE c.code = coalesce((SELECT category FROM products WHERE id = s.product_id), 'other')))
            """)
    }

    /// Whether a row gives product `p` other words than it has.
    var textDiffers: SQL {
        """
        ((\(says.title)::boolean AND p.title <> s.title AND \(sql: Self.plain("p.title")) <> s.title)
            OR (\(says.description)::boolean AND p.description <> s.description AND \(sql: Self.plain("p.description")) <> s.description))
        """
    }

    /// A kept text as a file's cell would bring it: without blanks at its ends, lines ended by LF.
    private static func plain(_ column: StaticString) -> SQL {
        """
        btrim(replace(\(sql: SQL(stringLiteral: column)), E'\\r\\n', E'\\n'),
            E' \\t\\n\\r\\f\\x0B\\u0085\\u00A0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000')
        """
    }
}
