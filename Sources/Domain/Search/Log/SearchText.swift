import Retrieval

/// What somebody searched for, as it may be kept: folded, short, and without what looks like it leads to a person.
package enum SearchText {
    /// Code points, as the database counts them.
    package static let longest = 200
    /// What stands where an address or a number stood.
    static let mask = "•••"
    /// From so many digits on a number may be somebody's: a telephone's, a card's, a person's own. Also a part's that has no
    /// letter, which is the price of it.
    private static let fewestDigits = 9

    /// - Parameter typed: bounded here.
    package static func kept(_ typed: String) -> String {
        let folded = Folding.folded(String(String.UnicodeScalarView(typed.unicodeScalars.prefix(longest * 2))))
        let masked = withoutNumbers(withoutMails(folded))
        return String(String.UnicodeScalarView(masked.unicodeScalars.prefix(longest))).trimmingSuffix(" ")
    }

    /// Whether something in it was masked: such a text is shown to nobody.
    package static func isMasked(_ kept: String) -> Bool { kept.contains(mask) }

    /// Everything around an @, whether or not a mail would arrive there.
    private static func withoutMails(_ text: String) -> String {
        guard text.contains("@") else { return text }
        let words = text.replacing(" @ ", with: "@").split(separator: " ")
        return words.map { $0.contains("@") ? mask : String($0) }.joined(separator: " ")
    }

    private static func withoutNumbers(_ text: String) -> String {
        var kept: [Character] = []
        // A run of digits and what people set between them, with what stood before it.
        var run: [Character] = [], digits = 0
        func isLetter(_ character: Character?) -> Bool { character?.isLetter == true }
        func close(before next: Character?, _ kept: inout [Character]) {
            var tail: [Character] = []
            while let last = run.last, !last.isWholeNumber { tail.insert(run.removeLast(), at: 0) }
            // Letters on it make it a part's number.
            let isPart = isLetter(kept.last) || (tail.isEmpty && isLetter(next))
            kept += digits >= fewestDigits && !isPart ? Array(mask) + tail : run + tail
            (run, digits) = ([], 0)
        }
        for character in text {
            if character.isWholeNumber {
                run.append(character)
                digits += 1
            } else if between.contains(character), !run.isEmpty || character == "+" || character == "(" {
                run.append(character)
            } else {
                close(before: character, &kept)
                kept.append(character)
            }
        }
        close(before: nil, &kept)
        return String(kept)
    }

    private static let between: Set<Character> = [" ", "-", ".", "(", ")", "/", "+"]
}

extension String {
    fileprivate func trimmingSuffix(_ last: Character) -> String {
        var text = self
        while text.last == last { text.removeLast() }
        return text
    }
}
