/// The words of a market's titles and how often each stands there: for half words, compounds, and to know a typo.
///
/// Sorted by their bytes in one buffer: a million products have some hundred thousand words, which is a few megabytes.
struct Lexicon: Sendable {
    private var bytes: [UInt8] = []
    /// Where each word begins; one more than there are words.
    private var starts: [UInt32] = [0]
    private var counts: [UInt32] = []
    /// Words that came since, until there are enough of them to sort in.
    private var fresh: [String: UInt32] = [:]

    /// - Parameter sorted: words by their bytes, each once.
    init(sorted: some Sequence<(String, UInt32)> = []) {
        for (word, count) in sorted {
            bytes += Array(word.utf8)
            starts.append(UInt32(bytes.count))
            counts.append(count)
        }
    }

    var wordCount: Int { counts.count + fresh.count }

    mutating func add(_ words: [String: UInt32]) {
        for (word, count) in words {
            if let at = place(of: word) { counts[at] &+= count } else { fresh[word, default: 0] &+= count }
        }
        guard fresh.count > 2_000 else { return }
        var all = counts.indices.map { (word($0), counts[$0]) } + fresh.map { ($0.key, $0.value) }
        all.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        self = Lexicon(sorted: all)
    }

    func count(of word: String) -> Int {
        if let at = place(of: word) { return Int(counts[at]) }
        return Int(fresh[word] ?? 0)
    }

    /// Words that begin so, the most frequent first; those equally frequent by their letters.
    func completions(of beginning: String, limit: Int) -> [Completion] {
        let wanted = Array(beginning.utf8)
        var best: [Completion] = []
        func offer(_ count: Int, _ word: () -> String) {
            if best.count == limit, let last = best.last, last.count >= count { return }
            let one = Completion(word(), count)
            let at = best.firstIndex { $0.count < count || ($0.count == count && $0.word > one.word) } ?? best.count
            best.insert(one, at: at)
            if best.count > limit { best.removeLast() }
        }
        var at = lowerBound(wanted)
        while at < counts.count, hasPrefix(at, wanted) {
            offer(Int(counts[at])) { word(at) }
            at += 1
        }
        for (word, count) in fresh where word.utf8.starts(with: wanted) { offer(Int(count)) { word } }
        return best
    }

    private func word(_ at: Int) -> String {
        String(decoding: bytes[Int(starts[at])..<Int(starts[at + 1])], as: UTF8.self)
    }

    private func hasPrefix(_ at: Int, _ wanted: [UInt8]) -> Bool {
        bytes[Int(starts[at])..<Int(starts[at + 1])].starts(with: wanted)
    }

    private func place(of word: String) -> Int? {
        let wanted = Array(word.utf8)
        let at = lowerBound(wanted)
        guard at < counts.count, bytes[Int(starts[at])..<Int(starts[at + 1])].elementsEqual(wanted) else { return nil }
        return at
    }

    /// The first word that does not stand before it.
    private func lowerBound(_ wanted: [UInt8]) -> Int {
        var (low, high) = (0, counts.count)
        while low < high {
            let middle = (low + high) / 2
            if bytes[Int(starts[middle])..<Int(starts[middle + 1])].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
