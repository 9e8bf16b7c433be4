/// Web addresses in a message.
enum Links {
    enum Piece: Equatable { case words(String), link(String) }

    /// Each once: those of the text, then those that stand in the HTML alone.
    static func found(text: String, html: String) -> [String] {
        var links: [String] = []
        let readable = html.replacing("&amp;", with: "&")
        for case .link(let link) in pieces(of: text) + pieces(of: readable) where !links.contains(link) {
            if links.count < 50 { links.append(link) }
        }
        return links
    }

    /// The text cut where its addresses begin and end. What ends a sentence is no part of an address.
    static func pieces(of text: String) -> [Piece] {
        var (pieces, words, rest) = ([Piece](), "", text[...])
        while let start = rest.firstRange(of: "http") {
            words += rest[..<start.lowerBound]
            rest = rest[start.lowerBound...]
            let isLink = rest.hasPrefix("http://") || rest.hasPrefix("https://")
            var link = isLink ? rest.prefix { !$0.isWhitespace && !"<>\"'`".contains($0) } : rest.prefix(4)
            while isLink, let last = link.last, ".,;:!?)]}".contains(last) { link.removeLast() }
            rest = rest[link.endIndex...]
            guard isLink else {
                words += link
                continue
            }
            if !words.isEmpty { pieces.append(.words(words)) }
            pieces.append(.link(String(link)))
            words = ""
        }
        words += rest
        return words.isEmpty ? pieces : pieces + [.words(words)]
    }
}
