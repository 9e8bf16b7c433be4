import Postgres
import Vocabulary

extension ImportStage {
    /// Writes what is new or other of the products themselves.
    ///
    /// - Parameter goesLive: whether new goods are shown at once; else those with a picture go to the quality judge, and
    ///   the others wait as drafts.
    package func writeProducts(goesLive: Bool) async throws {
        try await tx.run(
            """
            INSERT INTO products (id, seller_id, import_key, status, live_since, title, description, category,
                has_chosen_category, brand_id, condition, price_minor, currency, is_price_on_request, attributes, content_hash)
            SELECT s.product_id, \(seller)::bigint, s.key,
                CASE WHEN \(goesLive)::boolean THEN 'live' WHEN coalesce(cardinality(s.pictures), 0) > 0 THEN 'hydrated' ELSE 'draft' END,
                CASE WHEN \(goesLive)::boolean THEN clock_timestamp() END, s.title, coalesce(s.description, ''),
                coalesce(s.category, 'other'), s.category IS NOT NULL, s.brand_id, coalesce(s.condition, 'new'), s.price_minor,
                s.currency, s.price_minor IS NULL, s.attributes, 'import 1'
            FROM import_stage s WHERE s.is_new AND s.is_lead AND s.refusal IS NULL
            """)
        try await tx.run("UPDATE import_stage SET is_touched = true WHERE is_new AND refusal IS NULL")
        try await markChanged()
        try await tx.run(
            """
            UPDATE products p SET
                title = CASE WHEN \(says.title)::boolean THEN s.title ELSE p.title END,
                description = CASE WHEN \(says.description)::boolean THEN s.description ELSE p.description END,
                category = coalesce(s.category, p.category), has_chosen_category = p.has_chosen_category OR s.category IS NOT NULL,
                brand_id = CASE WHEN \(says.brand)::boolean THEN s.brand_id ELSE p.brand_id END,
                condition = coalesce(s.condition, p.condition),
                price_minor = CASE WHEN \(says.price)::boolean THEN s.price_minor ELSE p.price_minor END,
                currency = CASE WHEN \(says.price)::boolean THEN s.currency ELSE p.currency END,
                is_price_on_request = CASE WHEN \(says.price)::boolean THEN s.price_minor IS NULL ELSE p.is_price_on_request END,
                attributes = (p.attributes - \(says.attributes)::text[]) || s.attributes,
                content_hash = CASE WHEN s.text_changed THEN 'import ' || (p.revision + 1) ELSE p.content_hash END,
                updated_at = now(), revision = p.revision + 1
            FROM import_stage s
            WHERE p.id = s.product_id AND s.is_lead AND NOT s.is_new AND s.is_touched AND s.refusal IS NULL
            """)
        try await tx.run(
            """
            UPDATE products p SET import_key = s.key FROM import_stage s
            WHERE p.id = s.product_id AND s.adopts AND s.is_lead AND s.refusal IS NULL
            """)
    }

    /// Tells which products a row makes other than they are, and what they were.
    private func markChanged() async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET is_touched = true, old_title = p.title, old_description = p.description,
                old_category = p.category, old_price = p.price_minor, old_currency = p.currency,
                text_changed = \(sql: textDiffers)
            FROM products p WHERE p.id = s.product_id AND s.is_lead AND NOT s.is_new AND s.refusal IS NULL AND (
                \(sql: textDiffers)
                OR (s.category IS NOT NULL AND p.category <> s.category)
                OR (\(says.brand)::boolean AND p.brand_id IS DISTINCT FROM s.brand_id)
                OR (s.condition IS NOT NULL AND p.condition <> s.condition)
                OR (\(says.price)::boolean AND (p.price_minor, p.currency) IS DISTINCT FROM (s.price_minor, s.currency))
                OR (p.attributes - \(says.attributes)::text[]) || s.attributes <> p.attributes)
            """)
    }

    /// One line of the catalogue's log for each thing that became other.
    package func writeLog() async throws {
        try await tx.run(
            """
            INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes)
            SELECT \(seller)::bigint, p.id, l.change, nullif(l.was, ''), nullif(l.becomes, '')
            FROM import_stage s JOIN products p ON p.id = s.product_id
            CROSS JOIN LATERAL (VALUES ('imported', CASE WHEN s.is_new THEN '' END, p.title),
                ('title-changed', s.old_title, p.title), ('description-changed', s.old_description, p.description),
                ('category-changed', s.old_category, p.category),
                ('price-changed', coalesce(s.old_price || ' ' || s.old_currency, CASE WHEN s.old_title IS NOT NULL THEN '' END),
                    coalesce(p.price_minor || ' ' || p.currency, ''))) AS l (change, was, becomes)
            WHERE s.is_lead AND s.is_touched AND s.refusal IS NULL AND l.was IS NOT NULL
                AND (l.was <> l.becomes OR l.change = 'imported')
            ORDER BY s.line
            """)
    }
}
