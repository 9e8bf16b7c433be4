/// Why a row of a file is not taken in. The row is left out whole; the others land.
package enum ImportRefusal: String, Error, Sendable, CaseIterable {
    case titleMissing = "title-missing"
    case badTitle = "title-bad"
    case badDescription = "description-bad"
    /// A character that no text holds.
    case badText = "text-bad"
    case noCategory = "category-unknown"
    case badBrand = "brand-bad"
    case badCondition = "condition-unknown"
    case badPrice = "price-bad"
    case badCurrency = "currency-unknown"
    case badStock = "stock-bad"
    case badBarcode = "barcode-bad"
    case badWeight = "weight-bad"
    case badOptions = "options-bad"
    case badKey = "id-bad"
    case badSKU = "sku-bad"
    case badPicture = "picture-no-address"
    case badNumber = "part-number-bad"
    case noVehicle = "vehicle-unknown"
    case badAttribute = "attribute-bad"
    case attributeMissing = "attribute-missing"
    /// Another row of this file has it.
    case keyTwice = "id-twice"
    case skuTwice = "sku-twice"
    /// Another of the seller's products has it.
    case skuTaken = "sku-taken"
    /// The row that describes the product of this variant was refused.
    case leadMissing = "product-refused"
    /// What was thrown away does not come back by itself.
    case deleted = "listing-deleted"
    case readFromWhatsApp = "read-from-whatsapp"
    /// More cells than columns.
    case tooManyCells = "too-many-cells"
    /// Could not be read at all.
    case brokenRow = "row-broken"

    package var code: String { rawValue }
}

/// One refused row: where and why.
package struct ImportComplaint: Sendable, Equatable {
    package let line: Int
    /// The column's name as the file has it; empty where the whole row is meant.
    package let column: String
    package let refusal: ImportRefusal
    /// What stood there, at most 80 characters.
    package let value: String

    package init(line: Int, column: String = "", _ refusal: ImportRefusal, value: String = "") {
        (self.line, self.column, self.refusal, self.value) = (line, column, refusal, String(value.prefix(80)))
    }
}
