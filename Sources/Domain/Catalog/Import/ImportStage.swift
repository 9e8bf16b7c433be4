import Foundation
import Postgres
import Vocabulary

/// A batch of rows in a temporary table, on its way into the catalogue by statements over all of them at once.
///
/// Everything is compared before it is written: a row that says what is there already touches nothing.
package struct ImportStage: Sendable {
    let seller: SellerID
    /// What the file has columns for.
    let says: ImportSays
    let tx: Transaction

    package init(seller: SellerID, says: ImportSays, in tx: Transaction) {
        (self.seller, self.says, self.tx) = (seller, says, tx)
    }

    /// Puts rows there.
    /// - Parameter rows: `isLead`: the first of the file with this key, which describes the product.
    package func load(_ rows: [(row: ImportedRow, isLead: Bool, brand: BrandID?)]) async throws {
        try await tx.run(
            """
            CREATE TEMP TABLE IF NOT EXISTS import_stage (
                line bigint, key text, guess bigint, new_product bigint, new_variant bigint, is_lead boolean, is_group boolean,
                title text, description text, category text, brand_id bigint, condition text, price_minor bigint, currency text,
                attributes jsonb, has_variant boolean, sku text, usual_sku text, barcode text, options jsonb, variant_price bigint, weight int,
                stock int, pictures text[], oem text[], crosses text[], vehicles bigint[], years_from int[], years_to int[],
                product_id bigint, variant_id bigint, is_new boolean, is_touched boolean, adopts boolean, refusal text,
                old_title text, old_description text, old_category text, old_price bigint, old_currency text, text_changed boolean,
                picture_changed boolean
            ) ON COMMIT DELETE ROWS
            """)
        try await tx.run(
            """
            CREATE TEMP TABLE IF NOT EXISTS import_pictures (
                product_id bigint, position bigint, source text, key text, alt text, width int, height int
            ) ON COMMIT DELETE ROWS
            """)
        // One for all rows of a key, so that refusing the lead refuses them all.
        let ids = Dictionary(rows.map { ($0.row.key, ProductID.random()) }, uniquingKeysWith: { first, _ in first })
        // A run of its own in the same transaction, as a dry one has them, begins with none.
        try await tx.run("DELETE FROM import_stage")
        try await tx.copy(
            """
            COPY import_stage (line, key, guess, new_product, new_variant, is_lead, is_group, title, description, category,
                brand_id, condition, price_minor, currency, attributes, has_variant, sku, usual_sku, barcode, options, variant_price, weight,
                stock, pictures, oem, crosses, vehicles, years_from, years_to) FROM STDIN
            """, rows: rows.map { Self.line($0.row, $0.isLead, $0.brand, ids[$0.row.key] ?? .random()) })
        try await tx.run("ANALYZE import_stage (key, sku, product_id, variant_id, is_lead)")
    }

    private static func line(_ row: ImportedRow, _ isLead: Bool, _ brand: BrandID?, _ id: ProductID) -> [SQLValue] {
        func value(_ bindable: (some SQLBindable)?) -> SQLValue { bindable?.sqlValue ?? .null }
        var (minor, code): (Int64?, String?) = (nil, nil)
        if case .amount(let amount, let currency)? = row.price { (minor, code) = (amount, currency) }
        let fitments = row.fitments
        return [
            value(row.line), value(row.key), value(ProductID(pathText: row.key)), value(id),
            value(VariantID.random()), value(isLead), value(row.isGroup), value(row.title), value(row.description),
            value(row.category), value(brand), value(row.condition), value(minor), value(code),
            .text(jsonText(row.attributes)), value(row.hasVariant),
            value(row.isGroup && row.hasVariant ? row.sku ?? row.usualSKU : row.sku), value(row.usualSKU),
            value(row.barcode),
            value(row.options.map { jsonText($0) }), value(row.variantPriceMinor), value(row.weightGrams),
            value(row.stock),
            value(row.pictures), value(row.oem), value(row.cross), value(fitments?.map(\.vehicle)),
            value(fitments?.map { $0.yearFrom ?? 0 }), value(fitments?.map { $0.yearTo ?? 0 }),
        ]
    }
}

/// What the columns of a file hold; the rest stays as it is.
package struct ImportSays: Sendable {
    let title, description, category, brand, condition, price, barcode, options, weight, variantPrice: Bool
    let attributes: [String]

    package init(_ guide: ImportGuide) {
        title = guide.has(.title)
        description = guide.has(.description) || guide.has(.markup)
        category = guide.has(.category)
        brand = guide.has(.brand)
        condition = guide.has(.condition)
        price = guide.has(.price)
        barcode = guide.has(.barcode)
        options = guide.mapping.values.contains { if case .option = $0 { true } else { $0 == .options } }
        weight = guide.has(.weight) || guide.has(.kilograms)
        variantPrice = guide.has(.variantPrice)
        attributes = guide.attributeCodes
    }
}
