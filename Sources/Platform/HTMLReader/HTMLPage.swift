import CGumbo

/// A parsed page as plain values: its nodes in document order.
package struct HTMLPage: Sendable {
    struct Node: Sendable {
        enum Kind: Sendable {
            case element(tag: String, attributes: [(name: String, value: String)])
            case text(String)
        }
        let kind: Kind
        /// Index after the last node inside this one.
        var end: Int
    }

    private(set) var nodes: [Node] = []
    /// True when the page was longer or deeper than the limits, so that its end is missing.
    package private(set) var isCut: Bool

    /// Reads any bytes as a browser would; nothing is malformed enough to fail.
    ///
    /// - Parameter contentType: the header's value, for its charset.
    /// - Throws: `needsTooMuchMemory` for markup that makes the tree explode.
    package init(
        of bytes: [UInt8], contentType: String? = nil, limits: HTMLLimits = HTMLLimits()
    ) throws(HTMLFault) {
        var text = Charset.utf8(bytes.prefix(limits.maxBytes), contentType: contentType)
        let readable = NestingGauge.readableCount(of: text, maxDepth: limits.maxDepth)
        isCut = bytes.count > limits.maxBytes || readable < text.count
        text.removeLast(text.count - readable)
        guard let purse = gumbo_purse_open() else { throw .needsTooMuchMemory(limitBytes: limits.maxMemory) }
        defer { gumbo_purse_free(purse) }
        let root = text.withUnsafeBytes { raw in
            let start = raw.bindMemory(to: CChar.self).baseAddress
            return start == nil ? nil : gumbo_purse_parse(purse, limits.maxMemory, start, raw.count)
        }
        guard !text.isEmpty else { return }
        guard let root else { throw .needsTooMuchMemory(limitBytes: limits.maxMemory) }
        // Attribute and text values are copies, so the tree may go before `text` does.
        copy(root.pointee.root)
    }

    /// Without recursion: the nesting is a stranger's choice.
    private mutating func copy(_ root: UnsafeMutablePointer<GumboNode>) {
        enum Step {
            case enter(UnsafePointer<GumboNode>)
            case leave(Int)
        }
        var steps: [Step] = [.enter(root)]
        while let step = steps.popLast() {
            switch step {
            case .leave(let index): nodes[index].end = nodes.count
            case .enter(let node):
                if let text = gumbo_node_text(node) {
                    nodes.append(Node(kind: .text(String(cString: text)), end: nodes.count + 1))
                } else if let children = gumbo_node_children(node) {
                    steps.append(.leave(nodes.count))
                    nodes.append(Node(kind: Self.element(node), end: nodes.count + 1))
                    for index in stride(from: Int(children.pointee.length) - 1, through: 0, by: -1) {
                        guard let child = children.pointee.data[index] else { continue }
                        steps.append(.enter(UnsafePointer(child.assumingMemoryBound(to: GumboNode.self))))
                    }
                }
            }
        }
    }

    private static func element(_ node: UnsafePointer<GumboNode>) -> Node.Kind {
        guard let element = gumbo_node_element(node) else { return .text("") }
        var attributes: [(name: String, value: String)] = []
        for index in 0..<Int(element.pointee.attributes.length) {
            guard let raw = element.pointee.attributes.data[index] else { continue }
            let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
            attributes.append((String(cString: attribute.name).lowercased(), String(cString: attribute.value)))
        }
        var tag = String(cString: gumbo_normalized_tagname(element.pointee.tag))
        if tag.isEmpty {
            var piece = element.pointee.original_tag
            gumbo_tag_from_original_text(&piece)
            if let data = piece.data {
                let bytes = UnsafeRawBufferPointer(start: data, count: piece.length)
                tag = String(decoding: bytes, as: UTF8.self).lowercased()
            }
        }
        return .element(tag: tag, attributes: attributes)
    }
}
