import Vocabulary

/// Reads the price out of what a seller wrote.
///
/// A number is a price when a currency stands at it, or when words around it say so; then the market's currency is
/// meant. Counts, sizes, measures, percentages, years and telephone numbers are not. Of several prices the one of
/// today wins, then the lowest.
package struct PriceReader: Sendable {
    /// Meant where the text names none.
    package let market: Currency

    package init(market: Currency) { self.market = market }

    /// - Parameter text: any length and content; the first 4,000 letters are read, in linear time.
    package func read(_ text: String) -> ReadPrice {
        let tokens = PriceText(text).tokens
        var candidates = PriceFinder(tokens: tokens, market: market).candidates()
        if let strongest = candidates.map(\.strength).max() { candidates.removeAll { $0.strength < strongest } }
        if candidates.contains(where: { !$0.isPast }) { candidates.removeAll(where: \.isPast) }
        if candidates.contains(where: \.isNow) { candidates.removeAll { !$0.isNow } }
        guard let first = candidates.first else { return asksToAsk(tokens) ? .onRequest : .none }
        // Amounts in two currencies are two ways to say one price; the first one named is kept.
        let same = candidates.filter { $0.money.currency == first.money.currency }.map(\.money.minor)
        let lowest = same.min() ?? first.money.minor
        return .amount(Money(minor: lowest, currency: first.money.currency), isLowest: same.contains { $0 != lowest })
    }

    private func asksToAsk(_ tokens: [PriceText.Token]) -> Bool {
        let words = tokens.compactMap(\.word)
        let text = " " + words.joined(separator: " ") + " "
        // Thai and Arabic join words, so their phrases are looked for anywhere; the others as whole words.
        let hasPhrase = PriceWords.requestPhrases.contains { phrase in
            text.contains(phrase.utf8.allSatisfy { $0 < 0x80 } ? " \(phrase) " : phrase)
        }
        return hasPhrase || (words.count <= 6 && words.contains { PriceWords.requestWords.contains($0) })
    }
}
