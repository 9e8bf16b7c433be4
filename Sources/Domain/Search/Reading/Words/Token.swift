import Retrieval

/// A word of a query, or a sign that may belong to a price.
struct Token {
    /// Code points of the query.
    let range: Range<Int>
    let text: String
    let folded: String
    /// Follows the token before without a blank: a number and its Thai unit, two words of one Thai run.
    let isGlued: Bool
    /// False for `<`, `-` or `$` alone, which nobody looks for.
    let isWord: Bool
    let hasDigit: Bool
    /// What phrases of the languages may begin here, the longest first.
    let phrases: [Phrase]
}

extension Token {
    init(_ range: Range<Int>, of query: QueryText, isGlued: Bool, in lexicon: Lexicon) {
        self.range = range
        text = query.text(range)
        folded = Folding.folded(text)
        self.isGlued = isGlued
        var isWord = false, hasDigit = false
        for scalar in query.scalars[range] {
            if scalar.isNumber { (isWord, hasDigit) = (true, true); break }
            if !isWord { isWord = scalar.isLetterOrNumber || scalar.isPicture }
        }
        (self.isWord, self.hasDigit) = (isWord, hasDigit)
        phrases = lexicon.phrases(from: folded)
    }

    /// The same word as a table of names has it: `CX-5` and `cx 5` are one.
    var name: String { folded.utf8.contains(0x2D) ? folded.replacing("-", with: " ") : folded }

    /// It, and without the small words that Arabic and French write together with it: `بتونس`, `لتويوتا`, `d'Ariana`.
    var names: [String] {
        let name = name
        if name.hasPrefix("d'") || name.hasPrefix("l'") { return [name, String(name.dropFirst(2))] }
        guard let first = name.unicodeScalars.first, first.isArabic else { return [name] }
        let prefixes = ["\u{628}\u{627}\u{644}", "\u{644}\u{644}", "\u{627}\u{644}", "\u{628}", "\u{644}", "\u{648}"]
        return [name]
            + prefixes.filter { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) }.filter { $0.count > 1 }
    }

    /// `2015`; nil unless it is a model year until next year's.
    func year(until next: Int) -> Int? {
        guard folded.utf8.count == 4, let year = Int(folded), (1950...next).contains(year) else { return nil }
        return year
    }
}
