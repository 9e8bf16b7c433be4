/// Why a review is not taken.
package enum ReviewRefusal: String, Error, Sendable, CaseIterable {
    case noStars = "review-no-stars"
    case tooLong = "review-too-long"
    case webAddress = "review-web-address"
    case mailAddress = "review-mail-address"
    case phoneNumber = "review-phone-number"
    case ownGoods = "review-own-goods"
    /// So many of a day are enough for somebody who buys.
    case tooMany = "review-too-many"
    /// Suspended, or closed meanwhile.
    case notActive = "review-not-active"
    /// It was on the wall and left it.
    case notOffered = "review-not-offered"
    case notThere = "review-not-there"

    package var code: String { rawValue }
}
