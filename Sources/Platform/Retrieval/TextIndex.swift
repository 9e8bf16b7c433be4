/// Words, filters, facets and spelling over a market's documents: Xapian in a folder, or OpenSearch elsewhere. One suite
/// holds both (`Tests/RetrievalTests/TextIndexSuite.swift`).
package protocol TextIndex: Sendable {
    /// Shown by `/health`.
    var name: String { get }
    /// What both sides of a word go through.
    var analyser: TextAnalyser { get }

    /// Writes changes, and how far the reader of changes came when all of them are written. Seen by the next search.
    ///
    /// - Parameter position: begins with a number that gets less never: where several may write, it tells who came later.
    /// - Throws: `IndexFault`.
    func apply(_ changes: [IndexChange], position: String?) async throws

    /// Writes documents into an index that is built from nothing: none of them is there yet, and nobody searches before the
    /// `apply` behind the last.
    func fill(_ documents: [IndexDocument]) async throws

    /// Where the last `apply` came to; nil for an index that was never filled.
    func position() async throws -> String?

    /// How many documents there are.
    func count() async throws -> Int

    /// - Throws: `IndexFault`.
    func search(_ query: IndexQuery) async throws -> IndexAnswer

    /// Documents that something else found, in that order, without those that the filter leaves out or that are not there;
    /// counted like a search when the query counts.
    func fetch(_ ids: [Int64], _ query: IndexQuery) async throws -> IndexAnswer

    /// How many documents hold each stem.
    func frequencies(of stems: [String]) async throws -> [Int]

    /// Whole words that begin so, the most frequent first.
    func completions(of beginning: String, limit: Int) async throws -> [Completion]

    /// The word of the market's own that is most likely meant; nil when there is none near.
    func correction(of word: String) async throws -> String?

    /// How often titles have each of the words.
    func knownCounts(of words: [String]) async throws -> [Int]
}

package struct Completion: Sendable, Equatable {
    package let word: String
    /// How many titles have it.
    package let count: Int
    package init(_ word: String, _ count: Int) { (self.word, self.count) = (word, count) }
}

package enum IndexFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The folder is no whole index: to be built anew.
    case corrupt(String)
    /// Another process writes it.
    case locked(String)
    case absent
    /// Two commits went past while a reader read; asked again it sees the newest.
    case overtaken
    case failed(String)
    /// An index elsewhere does not answer, or has no room for another request now.
    case away(String)

    package var description: String {
        switch self {
        case .corrupt(let what): "the index is damaged: \(what)"
        case .locked(let what): "another process writes the index: \(what)"
        case .overtaken: "the index changed while it was read"
        case .absent: "there is no index"
        case .failed(let what): "the index failed: \(what)"
        case .away(let what): "the index is away: \(what)"
        }
    }
}
