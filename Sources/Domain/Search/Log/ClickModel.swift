import Foundation

/// What clicks say of a product, without what its place says.
///
/// The position-based model: a product is opened when its place is looked at and the product is wanted. How often a place is
/// looked at is the rate of clicks of that place over the first one's (`looks`), drawn towards 1/(place+1)^0.7, which is what
/// lists of results show before anything is known. Then
///
///     wanted = (clicks + strength · mean) / (looks + strength),   looks = Σ looks(place) of its showings
///
/// is the mean of a beta distribution after its clicks, the prior worth `strength` looks at the market's mean. What the ranker gets
/// is how far that lies above the mean, 0…1: (wanted − mean) / (1 − mean), and 0 below it, so that what nobody has been shown
/// yet is not worse off than what is shown and passed over.
///
/// - Source: Craswell, Zoeter, Taylor, Ramsey, “An experimental comparison of click position-bias models” (2008).
package struct ClickModel: Sendable, Equatable {
    /// How often each place is looked at, of the first place's: shape [places], 1 at first.
    package let looks: [Double]
    /// Clicks per look of all products.
    package let mean: Double

    /// Places that are counted; what lies behind is looked at as seldom as the last of them.
    package static let places = 60
    /// Looks that the prior is worth: a product opened twice at its first two showings is no champion yet.
    static let strength = 8.0
    /// Showings of a place that its prior is worth.
    private static let placeStrength = 200.0

    /// - Parameter showings: how often each place was shown and clicked, in the order of places.
    package init(showings: [(shown: Int, clicked: Int)]) {
        let priors = (0..<Self.places).map { Self.prior($0) }
        let first = showings.first.map { Self.rate($0, towards: 0.1) } ?? 0.1
        var looks = priors.enumerated().map { place, prior in
            place < showings.count ? min(1, Self.rate(showings[place], towards: prior * first) / first) : prior
        }
        looks[0] = 1
        // A place further down is never looked at more: what says so is chance.
        for place in looks.indices.dropFirst() { looks[place] = min(looks[place], looks[place - 1]) }
        self.looks = looks
        let clicked = showings.reduce(0) { $0 + $1.clicked }
        let seen = zip(showings, looks).reduce(0.0) { $0 + Double($1.0.shown) * $1.1 }
        mean = min(0.9, (Double(clicked) + 1) / (seen + 10))
    }

    private static func prior(_ place: Int) -> Double { pow(Double(place + 1), -0.7) }

    private static func rate(_ place: (shown: Int, clicked: Int), towards prior: Double) -> Double {
        (Double(place.clicked) + placeStrength * prior) / (Double(place.shown) + placeStrength)
    }

    /// - Parameters:
    ///   - clicks: times it was opened, and bought: a purchase counts once more.
    ///   - looks: sum over its showings of how often their places are looked at.
    /// - Returns: 0…1, 0 for what is chosen no more than the mean.
    package func rate(clicks: Double, looks: Double) -> Double {
        let wanted = min(1, (clicks + Self.strength * mean) / (max(0, looks) + Self.strength))
        return max(0, (wanted - mean) / (1 - mean))
    }
}
