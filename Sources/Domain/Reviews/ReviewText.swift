import Vocabulary

/// What a review says: at most 2,000 code points in clean lines, without a way out of the market. May be empty.
package struct ReviewText: Sendable, Equatable {
    /// Code points, as the database counts them.
    package static let longest = 2_000

    package let text: String

    package init(_ given: String) throws(ReviewRefusal) {
        guard let text = PlainText.lines(given, most: Self.longest) else { throw .tooLong }
        switch OutsideContact.found(in: text) {
        case .webAddress: throw .webAddress
        case .mailAddress: throw .mailAddress
        case .phoneNumber: throw .phoneNumber
        case nil: self.text = text
        }
    }
}

/// What somebody wants to say of a product.
package struct ReviewWish: Sendable, Equatable {
    package let stars: Stars
    package let text: ReviewText

    /// - Parameter stars: `1` to `5`, as a form sends it.
    package init(stars: String?, text: String) throws(ReviewRefusal) {
        guard let stars = stars.flatMap({ Int($0) }).flatMap(Stars.init(rawValue:)) else { throw .noStars }
        (self.stars, self.text) = (stars, try ReviewText(text))
    }
}
