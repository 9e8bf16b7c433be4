/// An author as readers see them: the first name and the initial of the last.
package enum AuthorName {
    /// Characters of a first name; a longer one is cut.
    private static let longest = 24

    /// `Amina Wanjiru Otieno` as `Amina O.`; `—` when there is no letter in it.
    package static func shown(_ name: String) -> String {
        let words = name.split(whereSeparator: \.isWhitespace).map(letters).filter { !$0.isEmpty }
        guard let first = words.first else { return "—" }
        let shown = first.count > longest ? String(first.prefix(longest - 1)) + "…" : first
        guard words.count > 1, let initial = words.last?.first(where: \.isLetter) else { return shown }
        return "\(shown) \(initial)."
    }

    /// A word up to what is no letter of a name: what was written as a name to be read as an address is none any more.
    private static func letters(_ word: Substring) -> String {
        let name = word.drop { !$0.isLetter }.prefix { $0.isLetter || "'’-".contains($0) }
        // A character may be a letter under a heap of marks, which would paint over the lines around it.
        return String(name.filter { $0.unicodeScalars.count <= 4 })
    }
}
