import Retrieval
import Vocabulary

/// A colour that people search by. The raw value is its code in addresses and in the index.
package enum Colour: String, Sendable, Equatable, CaseIterable {
    case black, white, grey, silver, red, maroon, orange, yellow, gold, green, olive, turquoise, blue, navy, purple,
        pink
    case brown, beige, cream, multicolour

    /// Folded, every form of every language, the plainest first: whichever of them stands in a title means this colour.
    package var words: [String] { Self.words[self] ?? [] }

    /// The same in one language.
    package func words(in language: Language) -> [String] {
        Self.table.filter { $0.colour == self && $0.language == language }.flatMap { Self.keys($0.words) }
    }

    static var phrases: [(Language, Meaning, String)] { table.map { ($0.language, .colour($0.colour), $0.words) } }

    private static let words: [Colour: [String]] = table.reduce(into: [:]) { words, line in
        for key in keys(line.words) where words[line.colour]?.contains(key) != true {
            words[line.colour, default: []].append(key)
        }
    }

    private static func keys(_ text: String) -> [String] {
        text.split(separator: ",").map {
            Folding.folded(String($0.hasPrefix("=") || $0.hasPrefix("~") ? $0.dropFirst() : $0))
        }
    }
}
