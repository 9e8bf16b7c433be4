import Foundation
import Postgres
import Vocabulary

/// One row of an exported table: a variant with its product, or a product that has none.
package struct ListingExport: Sendable, SQLRow {
    package let product: ProductID
    package let sellerSlug: String
    package let key: String
    package let title: String
    package let description: String
    package let category: String
    package let brand: String
    package let condition: Condition
    package let price: ListedPrice
    package let status: ProductStatus
    package let attributes: [String: AttributeValue]
    package let pictures: [String]
    package let oem: [String]
    package let cross: [String]
    package let fitments: [String]
    /// How many variants the product has.
    package let siblings: Int
    package let sku: String?
    package let barcode: String?
    package let options: [String: String]
    package let variantPriceMinor: Int64?
    package let weightGrams: Int?
    /// What lies at the seller's own place; nil where it was never counted.
    package let stock: Int?

    package init(row: inout RowReader) throws {
        product = try ProductID(row: &row)
        sellerSlug = try row.next()
        key = try row.next(String?.self) ?? product.pathText
        title = try row.next()
        description = try row.next()
        category = try row.next()
        brand = try row.next()
        condition = try row.next()
        price = try ListedPrice(row: &row)
        status = try row.next()
        let said: String = try row.next()
        attributes = said == "{}" ? [:] : try JSONDecoder().decode([String: AttributeValue].self, from: Data(said.utf8))
        pictures = try row.next()
        oem = try row.next()
        cross = try row.next()
        fitments = try row.next()
        siblings = try row.next()
        sku = try row.next()
        barcode = try row.next()
        let options: String = try row.next()
        self.options = options == "{}" ? [:] : try JSONDecoder().decode([String: String].self, from: Data(options.utf8))
        variantPriceMinor = try row.next()
        weightGrams = try row.next()
        stock = try row.next()
    }

    /// One page of rows, in the order of a desk's table; all variants of its products.
    ///
    /// - Parameter ids: products, in their order.
    package static func rows(of ids: [ProductID], in db: some SQLSession) async throws -> [ListingExport] {
        try await db.rows(
            """
            SELECT p.id, s.slug, p.import_key, p.title, p.description, p.category, coalesce(b.name, ''), p.condition, p.price_minor,
                p.currency, p.is_price_on_request, p.status, p.attributes::text,
                coalesce((SELECT array_agg(CASE WHEN q.source_url <> '' THEN q.source_url ELSE 'soko:' || q.key END ORDER BY q.position)
                    FROM product_pictures q WHERE q.product_id = p.id),
                    CASE WHEN p.image_url <> '' THEN ARRAY[p.image_url] WHEN p.s3_image_url IS NOT NULL
                        THEN ARRAY['soko:' || p.s3_image_url] ELSE '{}' END),
                coalesce((SELECT array_agg(n.number ORDER BY n.number) FROM part_numbers n WHERE n.product_id = p.id AND n.kind = 'oem'), '{}'),
                coalesce((SELECT array_agg(n.number ORDER BY n.number) FROM part_numbers n WHERE n.product_id = p.id AND n.kind = 'cross'), '{}'),
                coalesce((SELECT array_agg(n.name || CASE WHEN f.year_from IS NULL AND f.year_to IS NULL THEN ''
                        ELSE ' (' || coalesce(f.year_from::text, '') || '-' || coalesce(f.year_to::text, '') || ')' END ORDER BY n.name, f.vehicle_id)
                    FROM fitments f JOIN vehicles v ON v.id = f.vehicle_id
                    CROSS JOIN LATERAL (SELECT string_agg(a.name, ' ' ORDER BY step) AS name
                        FROM unnest(v.path) WITH ORDINALITY AS w (id, step) JOIN vehicles a ON a.id = w.id) n
                    WHERE f.product_id = p.id), '{}'),
                (count(v.id) OVER (PARTITION BY p.id))::int, v.sku, v.barcode, coalesce(v.options::text, '{}'), v.price_minor,
                v.weight_grams, l.on_hand
            FROM unnest(\(ids)::bigint[]) WITH ORDINALITY AS g (id, place)
            JOIN products p ON p.id = g.id JOIN sellers s ON s.id = p.seller_id LEFT JOIN brands b ON b.id = p.brand_id
            LEFT JOIN variants v ON v.product_id = p.id
            LEFT JOIN locations d ON d.seller_id = p.seller_id AND d.is_default
            LEFT JOIN stock_levels l ON l.variant_id = v.id AND l.location_id = d.id
            ORDER BY g.place, v.position, v.id
            """)
    }
}
