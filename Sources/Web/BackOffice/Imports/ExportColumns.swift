import Catalog
import Vocabulary

/// The columns of an exported table: named as an import knows them, so that reading it back changes nothing.
struct ExportColumns: Sendable {
    let attributes: [String]
    let categories: CategoryFinder
    let hasSeller: Bool
    /// Of variants whose product has no price.
    let market: Currency

    private static let fields: [ImportField] = [
        .id, .group, .sku, .title, .description, .category, .brand, .condition, .price, .currency, .variantPrice,
        .stock,
        .barcode, .weight, .options, .pictures, .oem, .cross, .fitments,
    ]

    var names: [String] {
        Self.fields.map(\.code) + attributes.map { ImportField.attribute($0).code } + ["status"]
            + (hasSeller ? ["seller"] : [])
    }

    /// In the order of `names`.
    func texts(_ row: ListingExport) -> [String] {
        Self.fields.map { text(of: $0, row) } + attributes.map { row.attributes[$0]?.field ?? "" }
            + [row.status.rawValue] + (hasSeller ? [row.sellerSlug] : [])
    }

    private func text(of field: ImportField, _ row: ListingExport) -> String {
        let currency: Currency? = if case .amount(_, let code) = row.price { Currency(code: code) } else { nil }
        func price(_ minor: Int64?) -> String {
            minor.map { Money(minor: $0, currency: currency ?? market).field } ?? ""
        }
        return switch field {
        case .id: row.key
        case .group: row.siblings > 1 ? row.key : ""
        case .sku: row.sku ?? ""
        case .title: row.title
        case .description: row.description
        case .category: path(of: row.category)
        case .brand: row.brand
        case .condition: row.condition.rawValue
        case .price: if case .amount(let minor, _) = row.price { price(minor) } else { "" }
        case .currency: currency?.code ?? ""
        case .variantPrice: price(row.variantPriceMinor)
        case .stock: row.stock.map(String.init) ?? ""
        case .barcode: row.barcode ?? ""
        case .weight: row.weightGrams.map(String.init) ?? ""
        case .options: OptionText.text(row.options)
        case .pictures: ListText.text(row.pictures)
        case .oem: ListText.text(row.oem)
        case .cross: ListText.text(row.cross)
        case .fitments: ListText.text(row.fitments)
        default: ""
        }
    }

    /// Readable where that names this category and no other, else its code.
    private func path(of code: String) -> String {
        let names = categories.tree.trail(code).map { $0.names[.english] }.joined(separator: " > ")
        return categories.code(names) == code ? names : code
    }
}
