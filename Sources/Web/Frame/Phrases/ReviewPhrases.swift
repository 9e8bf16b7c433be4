import Vocabulary

/// What the pages say of reviews.
package struct ReviewPhrases: Sendable {
    package let title, empty, all, yours, write, change, publish, save, takeBack, signIn: String
    package let howMany, text, textHint, hidden, backToProduct: String
    /// % is the product.
    package let titleOf: Sentence
    /// % is a number of stars, as in `4.3`.
    package let outOfFive: Sentence
    package let reviews, stars: Counted
    package let refusals: Refusals

    /// Each says what to do about it.
    package struct Refusals: Sendable {
        package let noStars, tooLong, webAddress, mailAddress, phoneNumber: String
        package let ownGoods, tooMany, notActive, notOffered, notThere: String
    }
}

extension Language {
    /// Tenths with the point of this language: `4.3`, `4,3`.
    package func decimal(tenths: Int) -> String { "\(tenths / 10)\(self == .french ? "," : ".")\(tenths % 10)" }
}
