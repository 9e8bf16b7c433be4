import Foundation
import Vocabulary

/// A listing as its seller's form, a program or a file brings it.
package struct ListingWish: Sendable, Equatable {
    package var title: String
    package var description: String
    /// A category's code.
    package var category: String
    package var brand: BrandID?
    package var condition: Condition
    /// Nil: on request.
    package var price: Money?
    package var attributes: [String: AttributeValue]

    package init(
        title: String, description: String = "", category: String = "other", brand: BrandID? = nil,
        condition: Condition = .new, price: Money? = nil, attributes: [String: AttributeValue] = [:]
    ) {
        (self.title, self.description, self.category) = (title, description, category)
        (self.brand, self.condition, self.price, self.attributes) = (brand, condition, price, attributes)
    }

    package static let longestTitle = 200, longestDescription = 10_000
    /// So that sums of many never overflow.
    package static let highestPriceMinor: Int64 = 1_000_000_000_000

    /// - Throws: `ListingRefusal`: the first thing that is wrong.
    package func check() throws {
        let title = title.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...Self.longestTitle).contains(title.count), !title.unicodeScalars.contains(where: Self.isControl)
        else {
            throw ListingRefusal.badTitle
        }
        guard description.count <= Self.longestDescription, !description.contains("\0") else {
            throw ListingRefusal.badDescription
        }
        if let price, !(0...Self.highestPriceMinor).contains(price.minor) { throw ListingRefusal.badPrice }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }
}

/// Why a listing cannot be kept or moved.
package enum ListingRefusal: String, Error, Sendable, CaseIterable {
    case badTitle = "listing-bad-title"
    case badDescription = "listing-bad-description"
    case badPrice = "listing-bad-price"
    case noCategory = "listing-no-category"
    case noBrand = "listing-no-brand"
    case badAttribute = "listing-bad-attribute"
    case attributeMissing = "listing-attribute-missing"
    /// Another form was sent meanwhile.
    case changedMeanwhile = "listing-changed-meanwhile"
    case notThere = "listing-not-there"
    /// Not from where it stands.
    case badMove = "listing-bad-move"
    case noPicture = "listing-no-picture"
    case tooManyPictures = "listing-too-many-pictures"
    /// Its words and price are read off its WhatsApp page.
    case readFromWhatsApp = "listing-read-from-whatsapp"
    package var code: String { rawValue }
}
