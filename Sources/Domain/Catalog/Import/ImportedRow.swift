import Vocabulary

/// One row of a file as the market understands it. What the file has no column for is nil, and stays as it is.
package struct ImportedRow: Sendable, Equatable {
    package let line: Int
    /// How the file names the product.
    package let key: String
    /// Whether several rows are variants of that product.
    package let isGroup: Bool
    package var title: String?
    package var description: String?
    /// A category's code; what has none yet is in `newCategory`.
    package var category: String?
    /// Names from the root down.
    package var newCategory: [String]?
    /// Empty: no brand.
    package var brand: String?
    package var condition: Condition?
    package var price: ListedPrice?
    /// Those that are said of it; the run knows which columns there are.
    package var attributes: [String: AttributeValue] = [:]
    package var sku: String?
    package var barcode: String?
    package var options: [String: String]?
    package var variantPriceMinor: Int64?
    package var weightGrams: Int?
    package var stock: Int?
    package var pictures: [String]?
    package var oem: [String]?
    package var cross: [String]?
    package var fitments: [ImportedFitment]?

    package init(line: Int, key: String, isGroup: Bool) { (self.line, self.key, self.isGroup) = (line, key, isGroup) }

    /// Whether it says anything that only a variant has. A further row of a group that only brings a picture does not.
    package var hasVariant: Bool {
        if case .amount? = price, isGroup { return true }
        return sku != nil || barcode != nil || !(options ?? [:]).isEmpty || variantPriceMinor != nil
            || weightGrams != nil
            || stock != nil
    }

    /// What a new variant is called that the file gives no number: as its product, in a group with what tells it apart.
    package var usualSKU: String {
        let values = isGroup ? (options ?? [:]).sorted { $0.key < $1.key }.map(\.value) : []
        return String(([key] + values).joined(separator: "-").prefix(64))
    }
}

/// A vehicle that a part fits, found by its name.
package struct ImportedFitment: Sendable, Hashable {
    package let vehicle: VehicleID
    package let yearFrom: Int?
    package let yearTo: Int?
}
