import Foundation

/// Product text as the embedding model should read it: words, without what sellers decorate them with.
package enum EmbeddingText {
    /// Characters; the text model reads about 256 word pieces.
    package static let limit = 1_000

    /// Title and description without emoji, phone numbers, addresses, `#`, repeated punctuation and decoration.
    /// - Returns: at most `limit` characters; empty when nothing is left.
    package static func cleaned(title: String, description: String) -> String {
        let parts = [title, description].map(clean).filter { !$0.isEmpty }
        return String(parts.joined(separator: ". ").prefix(limit))
    }

    private static func clean(_ text: String) -> String {
        // Compatibility forms fold letters drawn as decoration (𝗦𝗮𝗹𝗲, ⓢⓐⓛⓔ) back to letters.
        let plain = String(text.prefix(limit * 3)).precomposedStringWithCompatibilityMapping
        let words = plain.split(whereSeparator: \.isWhitespace).filter { !isAddress($0) }
        return foldPunctuation(
            withoutPhones(words.map(decorationRemoved).filter { !$0.isEmpty }).joined(separator: " "))
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let lower = word.lowercased()
        return ["http://", "https://", "www.", "wa.me/", "t.me/", "bit.ly/"].contains { lower.contains($0) }
    }

    private static func decorationRemoved(_ word: Substring) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .nonspacingMark, .spacingMark, .currencySymbol:
                if scalar.value != 0xfe0f, scalar.value != 0x20e3 { kept.append(scalar) }
            default:
                if "%&'’\"/+-.,:;!?()،؟؛".unicodeScalars.contains(scalar) { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    /// Drops runs of words that together are a telephone number: at least 9 digits and nothing else but `+-()`.
    private static func withoutPhones(_ words: [String]) -> [String] {
        var kept: [String] = []
        var run: [String] = []
        func flush() {
            let digits = run.joined().filter(\.isNumber).count
            let isPhone = digits >= 9 && (run.joined().hasPrefix("+") || run.joined().hasPrefix("0") || digits >= 10)
            if !isPhone { kept += run }
            run = []
        }
        for word in words {
            if word.allSatisfy({ $0.isNumber || "+-().,".contains($0) }), word.contains(where: \.isNumber) {
                run.append(word)
            } else {
                flush()
                kept.append(word)
            }
        }
        flush()
        return kept
    }

    /// `!!!` → `!`; punctuation that stands alone goes.
    private static func foldPunctuation(_ text: String) -> String {
        var words: [String] = []
        for word in text.split(separator: " ") {
            var folded = ""
            for character in word where !(character.isPunctuation && folded.last == character) {
                folded.append(character)
            }
            if folded.contains(where: { $0.isLetter || $0.isNumber }) { words.append(folded) }
        }
        return words.joined(separator: " ")
    }
}
