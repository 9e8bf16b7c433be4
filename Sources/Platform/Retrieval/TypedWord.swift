import Foundation

func logarithm(_ number: Float) -> Float { Float(log(Double(number))) }

/// A word of a query while it is being understood.
struct TypedWord {
    let text: String
    var ways: [[String]]
    var isSmall: Bool
    /// Whether some document has one of its ways.
    var isKnown = false

    var hasDigit: Bool { text.utf8.contains { (0x30...0x39).contains($0) } }
    var wish: WordWish { WordWish(text, ways: ways, isOptional: isSmall) }

    /// The words of a text in order; a compound is one of them.
    static func all(in text: String, _ analyser: TextAnalyser) -> [TypedWord] {
        var found: [TypedWord] = []
        for word in analyser.words(of: text) {
            if word.isAside {
                guard !word.parts.isEmpty else { continue }
                // Its parts were just said; together they are one word.
                let count = word.parts.count { part in found.suffix(word.parts.count).contains { $0.text == part } }
                let parts = Array(found.suffix(count))
                found.removeLast(count)
                let text = parts.map(\.text).joined(separator: "-")
                found.append(
                    TypedWord(
                        text: text.isEmpty ? word.text : text,
                        ways: analyser.stems(of: word.text).map { [$0] }
                            + (parts.isEmpty ? [] : analyser.ways(of: parts.map(\.text))),
                        isSmall: false))
                continue
            }
            var ways = analyser.stems(of: word.text).map { [$0] }
            if !word.parts.isEmpty { ways += analyser.ways(of: word.parts) }
            found.append(
                TypedWord(text: word.text, ways: ways, isSmall: StemLanguage.allSmallWords.contains(word.text)))
        }
        return found
    }
}
