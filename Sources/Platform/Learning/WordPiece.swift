import Foundation

/// BERT's tokenizer for uncased models: words and punctuation, each cut greedily into the longest pieces known.
package struct WordPiece: Sendable {
    /// Text beyond this many characters is not looked at; 128 pieces never need so much.
    private static let longestText = 4_000
    private static let longestWord = 100
    private let pieces: [String: Int64]
    private let (unknown, start, end): (Int64, Int64, Int64)

    /// - Parameter vocabulary: one piece a line, as `vocab.txt` has them; a line's number is the piece's id.
    /// - Throws: `ModelFault.malformed` when the special pieces are not in it.
    package init(vocabulary: String) throws(ModelFault) {
        var pieces: [String: Int64] = [:]
        let lines = vocabulary.split(separator: "\n", omittingEmptySubsequences: false)
        pieces.reserveCapacity(lines.count)
        for (id, line) in lines.enumerated() where !line.isEmpty {
            pieces[line.hasSuffix("\r") ? String(line.dropLast()) : String(line)] = Int64(id)
        }
        func special(_ name: String) throws(ModelFault) -> Int64 {
            guard let id = pieces[name] else { throw .malformed(file: "vocab.txt", "no \(name)") }
            return id
        }
        (unknown, start, end) = (try special("[UNK]"), try special("[CLS]"), try special("[SEP]"))
        self.pieces = pieces
    }

    /// The ids of a text between `[CLS]` and `[SEP]`, at most `limit` in all (2 or more).
    package func ids(of text: String, limit: Int) -> [Int64] {
        precondition(limit >= 2, "room for the two ends")
        var ids = [start]
        for word in Self.words(of: text) {
            guard ids.count < limit - 1 else { break }
            ids += self.ids(ofWord: word)
        }
        return ids.prefix(limit - 1) + [end]
    }

    /// Whether a word, in lower case, is one piece of the vocabulary.
    func isWhole(_ word: String) -> Bool { pieces[word] != nil }

    private func ids(ofWord word: String) -> [Int64] {
        let letters = Array(word.unicodeScalars)
        guard letters.count <= Self.longestWord else { return [unknown] }
        if let whole = pieces[word] { return [whole] }
        var ids: [Int64] = []
        var at = 0
        while at < letters.count {
            var end = letters.count
            var found: Int64?
            while end > at {
                var piece = at == 0 ? "" : "##"
                piece.unicodeScalars.append(contentsOf: letters[at..<end])
                found = pieces[piece]
                if found != nil { break }
                end -= 1
            }
            // One part unknown makes the whole word unknown.
            guard let found else { return [unknown] }
            ids.append(found)
            at = end
        }
        return ids
    }

    /// Lower case, without accents and control characters; punctuation and Chinese characters stand alone.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func close() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        // Cut before decomposing: a text of a million accents must not grow first.
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestText)))
        for scalar in cut.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch kind(of: scalar) {
            case .dropped: continue
            case .space: close()
            case .alone:
                close()
                words.append(String(scalar))
            case .letter:
                if scalar.isASCII {
                    word.append(
                        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
                } else {
                    word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        close()
        return words
    }

    private enum Kind { case letter, alone, space, dropped }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 9, 10, 13, 32: return .space
        case 0...31, 127, 0xFFFD: return .dropped
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .alone
        case 0...127: return .letter
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2CEAF, 0x2F800...0x2FA1F:
            return .alone
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .control, .format, .privateUse, .surrogate, .unassigned, .nonspacingMark: return .dropped
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .alone
        default: return .letter
        }
    }
}
