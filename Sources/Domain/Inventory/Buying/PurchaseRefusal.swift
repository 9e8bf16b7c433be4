/// Why something cannot be bought as it is asked for.
package enum PurchaseRefusal: String, Error, Sendable, CaseIterable {
    case notThere = "purchase-not-there"
    case badName = "supplier-bad-name"
    case nameTaken = "supplier-name-taken"
    case badEmail = "supplier-bad-email"
    case badPhone = "supplier-bad-phone"
    case badLeadTime = "supplier-bad-lead-time"
    case badNote = "supplier-bad-note"
    case currencyStays = "supplier-currency-stays"
    /// No variant of this seller has that SKU.
    case noSKU = "purchase-no-sku"
    case badLine = "purchase-bad-line"
    case noLines = "purchase-no-lines"
    case tooManyLines = "purchase-too-many-lines"
    /// Not from where it stands.
    case badMove = "purchase-bad-move"
    /// More than was ordered.
    case overDelivered = "purchase-over-delivered"
    /// Somebody else changed or received it meanwhile.
    case changedMeanwhile = "purchase-changed-meanwhile"
    case nothingReceived = "purchase-nothing-received"
    package var code: String { rawValue }
}
