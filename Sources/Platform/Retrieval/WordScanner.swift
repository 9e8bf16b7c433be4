/// Goes through a folded text: each step is a word, or the parts of a compound.
struct WordScanner {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    /// Nil at the end.
    mutating func next() -> [String]? {
        while let scalar = rest.first, !Self.isWord(scalar) { rest.removeFirst() }
        var parts: [String] = []
        while let part = word() {
            parts.append(part)
            guard let sign = rest.first, Self.joins(sign), let after = rest.dropFirst().first, Self.isWord(after) else {
                break
            }
            rest.removeFirst()
        }
        return parts.isEmpty ? nil : parts
    }

    /// A word, cut where it is too long for the index; what is behind the cut is no word of its own.
    private mutating func word() -> String? {
        var end = rest.startIndex
        while end < rest.endIndex, Self.isWord(rest[end]) { end = rest.index(after: end) }
        guard end > rest.startIndex else { return nil }
        let word = String(rest[..<end])
        rest = rest[end...]
        guard word.utf8.count > TextAnalyser.longestWord else { return word }
        // A run without spaces is cut by its language first.
        if Segments.of(word) != nil { return word }
        var cut = word
        while cut.utf8.count > TextAnalyser.longestWord { cut.unicodeScalars.removeLast() }
        return cut
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "'", ".", "/", "_", "&", "+": true
        default: false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case 0...0x7F: false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
                true
            default: false
            }
        }
    }
}
