import Vocabulary

/// Words that say something about the search rather than name the goods.
struct Phrase {
    /// Folded; the first is the key in the lexicon.
    let words: [String]
    let meaning: Meaning
    let language: Language
    /// Only as a word of its own: in Thai, `ถูก` is part of too many others.
    let isAlone: Bool
    /// Only where the market speaks the language: elsewhere the word means something else.
    let isLocal: Bool
}

enum Meaning: Equatable {
    /// The amount behind it is the most or the least to pay.
    case atMost, atLeast
    /// The same, but of much else too (`plus de 3`): only with a currency or a word for price.
    case atMostIfPriced, atLeastIfPriced
    /// The same, before or behind the amount: `max 200 dt`, `200 dt max`, but `air max 90`.
    case max, min
    /// `from`: the least, or the beginning of a range; a model year behind it stays one.
    case since, sinceIfPriced
    case between
    /// Between the two ends of a range.
    case to, and
    /// Behind an amount.
    case orLess, orMore
    /// `price`, `budget`: what follows is an amount even without a currency.
    case price, budget
    case times(Int64)
    /// Behind a number that is then no price: `under 12 months`.
    case notMoney

    case cheap, nearMe
    /// A known place may follow.
    case place
    case condition(ConditionWish)
    /// `new`, which half the world's brands begin with.
    case newAtAnEnd
    case colour(Colour)
}
