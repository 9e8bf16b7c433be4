import Crypto

/// Names a list by the address it stands at, so that a click, which says where it comes from, finds its search.
///
/// Pages of one list have one name, and so have its languages. Nothing can be read back from it that the log does not hold:
/// the words go into it masked, where somebody is does not go into it at all.
package struct ListKey: Hashable, Sendable {
    /// 16 bytes.
    package let bytes: [UInt8]
    /// As `SearchText` keeps it; never empty. Of a list that only a picture asked for, `picture`.
    package let query: String

    private static let left: Set<String> = ["page", "after", "before", "lang", "currency", "at", "q", "via"]
    /// Which picture somebody searches with; it goes into the name, of which nothing can be read.
    private static let ofPictures: Set<String> = ["seen", "like"]
    /// What the log calls a search by picture without words.
    package static let picture = "picture"

    /// - Parameter pairs: of the address's query, in any order.
    /// - Returns: nil for a list that nobody searched.
    package init?(path: String, _ pairs: [(name: String, value: String)]) {
        let typed = SearchText.kept(pairs.first { $0.name == "q" }?.value ?? "")
        let hasPicture = pairs.contains { Self.ofPictures.contains($0.name) && !$0.value.isEmpty }
        guard !typed.isEmpty || hasPicture else { return nil }
        query = typed.isEmpty ? Self.picture : typed
        let rest = pairs.filter { !Self.left.contains($0.name) }.map { "\($0.name)=\($0.value)" }.sorted()
        bytes = Array(
            sha256((String(path.prefix(300)) + "\n" + query + "\n" + rest.joined(separator: "\n")).utf8).prefix(16))
    }
}
