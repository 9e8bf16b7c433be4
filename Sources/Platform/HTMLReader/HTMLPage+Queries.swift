extension HTMLPage {
    package struct Element: Sendable {
        package let tag: String
        let attributes: [(name: String, value: String)]
        let index: Int
        /// The first attribute of that (lower-case) name.
        package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// All elements with one of these (lower-case) tags, in document order.
    package func elements(_ tags: String...) -> [Element] {
        nodes.indices.compactMap { index in
            guard case .element(let tag, let attributes) = nodes[index].kind, tags.contains(tag) else { return nil }
            return Element(tag: tag, attributes: attributes, index: index)
        }
    }

    /// `href` of every `<a>` and `<area>`, in document order, as written.
    package func links() -> [String] { elements("a", "area").compactMap { $0["href"] } }

    /// The text inside the first such element, blanks folded; nil when there is none.
    package func firstText(ofTag tag: String) -> String? {
        elements(tag).first.map { text(inside: $0.index, limit: .max) }
    }

    /// What a reader sees: text outside scripts, styles and the like, blanks folded, at most `limit` characters.
    package func textContent(limit: Int) -> String {
        var pieces: [String] = []
        var length = 0
        var index = 0
        while index < nodes.count, length < limit {
            switch nodes[index].kind {
            case .element(let tag, _) where ["script", "style", "noscript", "template", "head"].contains(tag):
                index = nodes[index].end
                continue
            case .element: break
            case .text(let text):
                pieces.append(text)
                length += text.count
            }
            index += 1
        }
        return String(pieces.joined(separator: " ").foldingBlanks().prefix(limit))
    }

    func text(inside index: Int, limit: Int) -> String {
        let pieces = nodes[index..<nodes[index].end].compactMap { node -> String? in
            guard case .text(let text) = node.kind else { return nil }
            return text
        }
        return String(pieces.joined().foldingBlanks().prefix(limit))
    }
}

extension String {
    /// Runs of white space become one space; none at the ends.
    func foldingBlanks() -> String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
