/// Texts by what they, or one of their words, begin with.
struct Beginnings: Sendable {
    private struct Entry: Sendable {
        /// The text from one of its words on.
        let key: String
        let number: Int
        let isFirstWord: Bool
    }

    /// Sorted by the bytes of their keys, so that what begins alike stands together; a text once for each of its words.
    private let entries: [Entry]
    /// Words of a text that it is found by.
    private static let mostWords = 6
    /// Entries that are looked at for one beginning: a single letter has thousands.
    private static let mostLooks = 4_000

    /// - Parameter texts: folded, single spaces between words.
    init(_ texts: some Sequence<String> = []) {
        var entries: [Entry] = []
        for (number, text) in texts.enumerated() {
            var rest = Substring(text)
            for word in 0..<Self.mostWords {
                entries.append(Entry(key: String(rest), number: number, isFirstWord: word == 0))
                guard let blank = rest.firstIndex(of: " ") else { break }
                rest = rest[rest.index(after: blank)...]
            }
        }
        self.entries = entries.sorted { Self.isBefore($0.key, $1.key) }
    }

    /// - Parameter beginning: folded.
    /// - Returns: numbers of the texts that begin so, and of those in which only a later word does; each in the order of the
    ///   texts.
    func numbers(_ beginning: String) -> (first: [Int], later: [Int]) {
        if beginning.isEmpty { return ([], []) }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.isBefore(entries[middle].key, beginning) { low = middle + 1 } else { high = middle }
        }
        var first: Set<Int> = [], later: Set<Int> = []
        for entry in entries[low...].prefix(Self.mostLooks) {
            guard entry.key.utf8.starts(with: beginning.utf8) else { break }
            if entry.isFirstWord { first.insert(entry.number) } else { later.insert(entry.number) }
        }
        return (first.sorted(), later.subtracting(first).sorted())
    }

    private static func isBefore(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }
}
