import Postgres
import Vocabulary

/// Which live products a list shows.
package struct WallFilter: Sendable, Equatable {
    /// Codes of a category and of those below it; empty: any.
    package var categories: [String]
    package var seller: SellerID?
    /// Words that must all stand in title or description.
    package var words: String?
    /// What else each of the words may be called, as the market says; by the word in lower case.
    package var alternatives: [String: [String]]
    package var brand: BrandID?
    package var condition: Condition?
    /// At least so many stars on average, one of `ratings`; goods without a review have none.
    package var rating: Int?
    /// Minor units, in the currency of the goods.
    package var priceFrom: Int64?
    package var priceTo: Int64?
    package var attributes: [AttributeChoice]
    package var car: Car?

    package init(
        categories: [String] = [], seller: SellerID? = nil, words: String? = nil,
        alternatives: [String: [String]] = [:],
        brand: BrandID? = nil, condition: Condition? = nil, rating: Int? = nil, priceFrom: Int64? = nil,
        priceTo: Int64? = nil,
        attributes: [AttributeChoice] = [], car: Car? = nil
    ) {
        (self.categories, self.seller, self.words, self.alternatives) = (categories, seller, words, alternatives)
        (self.brand, self.condition, self.rating) = (brand, condition, rating)
        (self.priceFrom, self.priceTo) = (priceFrom, priceTo)
        (self.attributes, self.car) = (attributes, car)
    }

    /// Stars that a list can be narrowed down to, the most first. All goods that are rated have one.
    package static let ratings = [4, 3, 2]

    /// What a list is held against: a vehicle, and the year in which it was built when that is known.
    package struct Car: Sendable, Equatable {
        package let vehicle: VehicleID
        package let year: Int?
        package init(_ vehicle: VehicleID, year: Int?) { (self.vehicle, self.year) = (vehicle, year) }
    }
}

/// What an attribute of the listed goods must be.
package struct AttributeChoice: Sendable, Equatable {
    package enum Wish: Sendable, Equatable {
        /// One of these: choices or a flag.
        case any([AttributeValue])
        /// A number, both ends included; nil: open.
        case range(from: Double?, to: Double?)
    }

    package let code: String
    package let wish: Wish

    package init(_ code: String, _ wish: Wish) { (self.code, self.wish) = (code, wish) }
}
