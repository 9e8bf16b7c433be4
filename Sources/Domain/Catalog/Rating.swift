/// What the reviews of a product add up to.
package struct Rating: Sendable, Equatable {
    /// Of all reviews together.
    package let stars: Int
    package let reviews: Int

    package init(stars: Int, reviews: Int) { (self.stars, self.reviews) = (stars, reviews) }

    /// 1…5; nil without a review.
    package var average: Double? { reviews > 0 ? Double(stars) / Double(reviews) : nil }

    /// The same in tenths of a star, 10 to 50, halves rounded up.
    package var averageTenths: Int? { reviews > 0 ? (stars * 20 + reviews) / (reviews * 2) : nil }
}
