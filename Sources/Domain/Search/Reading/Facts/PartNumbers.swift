import Retrieval

/// Part and model numbers as people type them: with dashes, dots, blanks or none.
enum PartNumbers {
    /// Letters and digits only, in capitals: the key under which the catalogue keeps its part numbers.
    static func key(_ text: String) -> String {
        String(decoding: text.utf8.filter { isDigit($0) || isLetter($0) }, as: UTF8.self).uppercased()
    }

    /// A phrase in quotes that is one number.
    static func whole(_ phrase: String) -> String? {
        let folded = Folding.folded(phrase)
        let joined = folded.replacing(" ", with: "-")
        guard phrase.utf8.count <= 40, isNumber(joined, typed: phrase) else { return nil }
        return key(folded)
    }

    /// One word, folded: `04465-02220`, `1k0615301aa`, `sm-g991b`, `986494123`; not `iphone13`, `1.500` or `2012-2015`.
    static func isNumber(_ word: String, typed: String) -> Bool {
        var digits = 0, letters = 0, front = 0, changes = 0, dots = 0, others = 0
        var wasDigit: Bool?
        for byte in word.utf8 {
            if isDigit(byte) {
                digits += 1
                if wasDigit == false { changes += 1 }
                wasDigit = true
            } else if isLetter(byte) {
                letters += 1
                if digits == 0 { front += 1 }
                if wasDigit == true { changes += 1 }
                wasDigit = false
            } else if byte == 0x2E || byte == 0x2C {
                dots += 1
            } else if byte == 0x2D || byte == 0x2F {
                others += 1
            } else {
                return false
            }
        }
        let length = digits + letters
        let isCapital = !typed.utf8.contains { (0x61...0x7A).contains($0) }
        // OC-90, but not size-42.
        if others == 1, isCapital, (1...3).contains(front), letters == front, digits >= 2, length <= 30 { return true }
        guard (5...30).contains(length), digits > 0 else { return false }
        if letters == 0 { return others > 0 || dots > 1 ? digits >= 7 : dots == 0 && digits >= 6 }
        if others > 0 { return digits >= 3 }
        if front >= 4, letters == front { return false }
        if digits >= 3 || (changes >= 2 && digits >= 2) { return true }
        return changes >= 2 && isCapital
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}

extension QueryReader {
    /// A number in one word, or in several: `1K0 615 301 AA`, `04465 02220`, `OC 90`.
    func partNumber(_ at: Int) -> (String, end: Int)? {
        var pieces: [Piece] = []
        while at + pieces.count < live.count, pieces.count < 6,
            let piece = Piece(tokens[live[at + pieces.count]], isFirst: pieces.isEmpty)
        {
            if !pieces.isEmpty, piece.isWhole || measure(at + pieces.count) != nil { break }
            pieces.append(piece)
            if piece.isWhole { break }
        }
        while let last = pieces.last, last.digits == 0 { if pieces.count > 2 { break } else { pieces.removeLast() } }
        if pieces.count > 1, isNumber(pieces) {
            return (PartNumbers.key(pieces.map(\.text).joined()), at + pieces.count)
        }
        let token = tokens[live[at]]
        guard token.hasDigit, token.isPlain, PartNumbers.isNumber(token.folded, typed: token.text) else { return nil }
        return (PartNumbers.key(token.folded), at + 1)
    }

    private func isNumber(_ pieces: [Piece]) -> Bool {
        let digits = pieces.reduce(0) { $0 + $1.digits }, letters = pieces.reduce(0) { $0 + $1.letters }
        guard digits + letters <= 30 else { return false }
        if letters == 0 {
            let areYears = pieces.allSatisfy { $0.digits == 4 && ($0.text.hasPrefix("19") || $0.text.hasPrefix("20")) }
            return digits >= 7 && !areYears && (pieces.count >= 3 || pieces.allSatisfy { $0.digits >= 3 })
        }
        // OC 90: few letters and a short number, and nothing more that looks like one.
        if pieces.count == 2, pieces[0].digits == 0 { return (2...6).contains(pieces[1].digits) }
        return digits + letters >= 8 && pieces.count(where: { $0.digits > 0 }) >= 2
    }

    private struct Piece {
        let text: String
        let digits: Int
        let letters: Int
        /// Long and with a dash: a number by itself.
        let isWhole: Bool

        init?(_ token: Token, isFirst: Bool) {
            guard token.isPlain, token.folded.utf8.count <= 12 else { return nil }
            text = token.folded
            digits = text.utf8.count(where: PartNumbers.isDigit)
            letters = text.utf8.count(where: PartNumbers.isLetter)
            let signs = text.utf8.count - digits - letters
            guard signs == text.utf8.count(where: { $0 == 0x2D || $0 == 0x2F }), signs == 0 || digits > 0 else {
                return nil
            }
            isWhole = signs > 0 && digits + letters >= 8
            if digits > 0 {
                if digits + letters > 6, signs == 0 { return nil }
            } else {
                let isCapital = token.text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
                let isWord = !token.phrases.isEmpty || LanguageGuess.cues[text] != nil
                guard letters > 0, letters <= (isCapital && isFirst ? 3 : 2), !isWord || (isCapital && letters == 1)
                else { return nil }
            }
        }
    }
}

extension Token {
    /// Nothing but ASCII, or digits of any script: letters of others are no part of a number.
    var isPlain: Bool {
        text.utf8.allSatisfy { $0 < 0x80 } || folded.utf8.allSatisfy { PartNumbers.isDigit($0) || $0 == 0x2D }
    }
}
