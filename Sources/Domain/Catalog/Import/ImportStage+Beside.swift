import Postgres
import Vocabulary

extension ImportStage {
    /// Pictures, part numbers and vehicles: each a list that is the file's from now on, where it is another.
    package func writeLists() async throws {
        try await writePictures()
        try await writeNumbers()
        try await writeFitments()
    }

    private func writePictures() async throws {
        try await tx.run(
            """
            UPDATE import_stage s SET picture_changed = true, is_touched = true
            FROM products p LEFT JOIN (
                SELECT product_id, array_agg(CASE WHEN source_url <> '' THEN source_url ELSE 'soko:' || key END ORDER BY position) AS sources
                FROM product_pictures WHERE product_id IN (SELECT product_id FROM import_stage WHERE pictures IS NOT NULL)
                GROUP BY product_id) q ON q.product_id = p.id
            WHERE p.id = s.product_id AND s.is_lead AND s.refusal IS NULL AND s.pictures IS NOT NULL
                AND p.whatsapp_id IS NULL AND s.pictures <> coalesce(q.sources, CASE WHEN p.image_url <> '' THEN ARRAY[p.image_url]
                    WHEN p.s3_image_url IS NOT NULL THEN ARRAY['soko:' || p.s3_image_url] ELSE '{}' END)
            """)
        // A kept picture is taken over only from the listing that has it.
        try await tx.run(
            """
            INSERT INTO import_pictures (product_id, position, source, key, alt, width, height)
            SELECT w.product_id, w.place, w.source, old.key, coalesce(old.alt, ''), old.width, old.height
            FROM (SELECT s.product_id, u.source, u.place FROM import_stage s
                CROSS JOIN unnest(s.pictures) WITH ORDINALITY AS u (source, place) WHERE s.picture_changed) w
            LEFT JOIN (SELECT product_id, source_url, key, alt, width, height FROM product_pictures
                UNION ALL SELECT id, '', s3_image_url, '', picture_width, picture_height FROM products p
                WHERE s3_image_url IS NOT NULL AND NOT EXISTS (SELECT 1 FROM product_pictures q WHERE q.product_id = p.id)) old
                ON old.product_id = w.product_id AND (old.source_url = w.source OR 'soko:' || old.key = w.source)
            WHERE old.key IS NOT NULL OR w.source NOT LIKE 'soko:%'
            """)
        try await tx.run(
            "DELETE FROM product_pictures WHERE product_id IN (SELECT product_id FROM import_stage WHERE picture_changed)"
        )
        try await tx.run(
            """
            INSERT INTO product_pictures (product_id, position, key, source_url, alt, width, height)
            SELECT product_id, (row_number() OVER (PARTITION BY product_id ORDER BY position))::int - 1, key,
                CASE WHEN source LIKE 'soko:%' THEN '' ELSE source END, alt, width, height FROM import_pictures
            """)
        try await tx.run(
            """
            UPDATE products p SET image_url = coalesce(f.source_url, ''), image_url_expires_at = NULL, s3_image_url = f.key,
                picture_width = f.width, picture_height = f.height, picture_colour = NULL, picture_placeholder = NULL,
                picture_hash = NULL, content_hash = 'import ' || (p.revision + 1), updated_at = now(), revision = p.revision + 1
            FROM import_stage s LEFT JOIN product_pictures f ON f.product_id = s.product_id AND f.position = 0
            WHERE p.id = s.product_id AND s.picture_changed
                AND (p.image_url <> coalesce(f.source_url, '') OR p.s3_image_url IS DISTINCT FROM f.key)
            """)
    }

    private func writeNumbers() async throws {
        for (kind, wanted) in [("oem", "oem"), ("cross", "crosses")] as [(String, StaticString)] {
            let column = SQL(stringLiteral: wanted)
            try await tx.run(
                """
                WITH other AS (
                    SELECT s.product_id, s.\(sql: column) AS numbers FROM import_stage s
                    WHERE s.is_lead AND s.refusal IS NULL AND s.\(sql: column) IS NOT NULL AND
                        (SELECT coalesce(array_agg(n ORDER BY n COLLATE "C"), '{}') FROM unnest(s.\(sql: column)) n) <>
                        (SELECT coalesce(array_agg(number ORDER BY number COLLATE "C"), '{}') FROM part_numbers
                         WHERE product_id = s.product_id AND kind = \(kind))),
                gone AS (DELETE FROM part_numbers n USING other WHERE n.product_id = other.product_id AND n.kind = \(kind)
                    AND NOT n.number = ANY (other.numbers)),
                come AS (INSERT INTO part_numbers (product_id, kind, number)
                    SELECT product_id, \(kind)::text, unnest(numbers) FROM other ON CONFLICT DO NOTHING)
                UPDATE import_stage s SET is_touched = true FROM other WHERE other.product_id = s.product_id AND s.is_lead
                """)
        }
    }

    private func writeFitments() async throws {
        try await tx.run(
            """
            WITH wanted AS (
                SELECT s.product_id, u.vehicle_id, nullif(u.year_from, 0) AS year_from, nullif(u.year_to, 0) AS year_to
                FROM import_stage s CROSS JOIN unnest(s.vehicles, s.years_from, s.years_to) AS u (vehicle_id, year_from, year_to)
                WHERE s.is_lead AND s.refusal IS NULL AND s.vehicles IS NOT NULL),
            come AS (INSERT INTO fitments AS f (product_id, vehicle_id, year_from, year_to)
                SELECT product_id, vehicle_id, year_from, year_to FROM wanted
                ON CONFLICT (product_id, vehicle_id) DO UPDATE SET year_from = excluded.year_from, year_to = excluded.year_to
                WHERE (f.year_from, f.year_to) IS DISTINCT FROM (excluded.year_from, excluded.year_to) RETURNING product_id),
            gone AS (DELETE FROM fitments f USING import_stage s WHERE f.product_id = s.product_id AND s.is_lead
                AND s.refusal IS NULL AND s.vehicles IS NOT NULL AND NOT f.vehicle_id = ANY (s.vehicles) RETURNING f.product_id)
            UPDATE import_stage s SET is_touched = true
            FROM (SELECT product_id FROM come UNION SELECT product_id FROM gone) o WHERE o.product_id = s.product_id AND s.is_lead
            """)
    }
}
