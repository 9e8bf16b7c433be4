import Foundation
import Frame
import Reviews
import Vocabulary

/// What all reviews of a product add up to.
package struct RatingView: Sendable {
    /// The mean with one decimal, as the language writes it.
    package let text: String
    /// The same with a point, for machines.
    package let decimal: String
    package let count: Int
    /// How many of five stars, of four, … of one.
    package let spread: [(stars: Int, count: Int)]

    /// Nil without a review.
    package init?(_ spread: StarsSpread, in language: Language) {
        guard let tenths = spread.averageTenths else { return nil }
        text = language.decimal(tenths: tenths)
        decimal = Language.english.decimal(tenths: tenths)
        count = spread.count
        self.spread = Stars.allCases.reversed().map { ($0.rawValue, spread[$0]) }
    }
}

package struct ReviewView: Sendable {
    package let id: String
    /// `Amina O.`
    package let author: String
    /// 1 to 5.
    package let stars: Int
    /// May have line breaks; empty when there are only stars.
    package let text: String
    /// `3 days ago`
    package let ageText: String
    /// ISO 8601.
    package let day: String
    /// Nobody but its author sees it.
    package let isHidden: Bool

    package init(
        id: String, author: String, stars: Int, text: String, ageText: String, day: String, isHidden: Bool = false
    ) {
        (self.id, self.author, self.stars, self.text) = (id, author, stars, text)
        (self.ageText, self.day, self.isHidden) = (ageText, day, isHidden)
    }
}

/// The reviews of a product as somebody sees them.
package struct ReviewsView: Sendable {
    /// As the product's page names it.
    package let product: String
    package var rating: RatingView?
    /// The reader's own; it is not among the others.
    package var own: ReviewView?
    /// Newest first.
    package var others: [ReviewView] = []
    package var typed = TypedReview()

    package init(product: String) { self.product = product }
}

/// What stands in the form.
package struct TypedReview: Sendable {
    /// As the form sends it; empty: none chosen yet.
    package var stars = ""
    package var text = ""
    /// Why it was not taken.
    package var refusal: ReviewRefusal?

    package init() {}
    package init(stars: String, text: String, refusal: ReviewRefusal? = nil) {
        (self.stars, self.text, self.refusal) = (stars, text, refusal)
    }
}
