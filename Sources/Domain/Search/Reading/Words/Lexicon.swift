import Retrieval
import Vocabulary

/// Every phrase of every language, by its first word.
struct Lexicon: Sendable {
    static let all = Lexicon(PricePhrases.all + WishPhrases.all + Colour.phrases)

    /// Thai that is cut out of a run, the longest first.
    let thaiPhrases: [Unicode.Scalar: [[Unicode.Scalar]]]
    let thaiUnits: [Unicode.Scalar: [[Unicode.Scalar]]]
    private let byFirst: [String: [Phrase]]

    private init(_ lines: [(Language, Meaning, String)]) {
        var byFirst: [String: [Phrase]] = [:]
        var thai: [String] = []
        for (language, meaning, text) in lines {
            for key in text.split(separator: ",") {
                let isAlone = key.hasPrefix("="), isLocal = key.hasPrefix("~")
                let folded = Folding.folded(String(isAlone || isLocal ? key.dropFirst() : key))
                let words = folded.split(separator: " ").map(String.init)
                if language == .thai, !isAlone { thai.append(folded) }
                // Second hand, and second-hand in one word.
                for words in Set([words, [words.joined(separator: "-")]]) {
                    byFirst[words[0], default: []].append(
                        Phrase(
                            words: words, meaning: meaning, language: language, isAlone: isAlone, isLocal: isLocal))
                }
            }
        }
        self.byFirst = byFirst.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        thaiPhrases = Self.byFirstLetter(thai)
        thaiUnits = Self.byFirstLetter(
            MeasureUnit.spellings.keys.filter(Self.isThai) + CurrencyNames.all.keys.filter(Self.isThai))
    }

    func phrases(from word: String) -> [Phrase] { byFirst[word] ?? [] }

    private static func isThai(_ word: String) -> Bool { word.unicodeScalars.first?.isThai == true }

    static func byFirstLetter(_ words: some Sequence<String>) -> [Unicode.Scalar: [[Unicode.Scalar]]] {
        var keys: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
        for word in words where isThai(word) {
            let scalars = Array(word.unicodeScalars)
            keys[scalars[0], default: []].append(scalars)
        }
        return keys.mapValues { $0.sorted { $0.count > $1.count } }
    }
}
