/// A path template cut into literals and captures.
struct PathPattern: Sendable {
    private enum Piece { case literal([UInt8]), capture }
    private let pieces: [Piece]
    let names: [String]

    init(template: String) {
        var pieces: [Piece] = []
        var names: [String] = []
        var literal: [UInt8] = []
        var name: [UInt8]?
        for byte in template.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                precondition(name == nil && (!literal.isEmpty || pieces.isEmpty), "captures of \(template) touch")
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = []
                name = []
            case UInt8(ascii: "}"):
                precondition(name?.isEmpty == false, "\(template) has a capture without a name")
                names.append(String(decoding: name ?? [], as: UTF8.self))
                pieces.append(.capture)
                name = nil
            default:
                if name != nil { name?.append(byte) } else { literal.append(byte) }
            }
        }
        precondition(name == nil && template.utf8.first == UInt8(ascii: "/"), "\(template) is not a path template")
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        self.pieces = pieces
        self.names = names
    }

    /// The first path segment when it is a literal one; a router's index.
    var firstSegment: Substring? {
        guard case .literal(let bytes) = pieces.first else { return nil }
        let segments = String(decoding: bytes, as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
        return segments.count > 2 || (segments.count == 2 && pieces.count == 1) ? segments[1] : nil
    }

    func filled(with texts: [String]) -> String {
        var texts = texts[...]
        var path = ""
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .literal(let bytes): path += String(decoding: bytes, as: UTF8.self)
            case .capture: path += PercentCoding.encoded(texts.removeFirst(), escaping: stop(after: index))
            }
        }
        return path
    }

    /// The byte that ends the capture at `index`: a value that holds it is printed with it escaped.
    private func stop(after index: Int) -> UInt8? {
        if index + 1 < pieces.count, case .literal(let next) = pieces[index + 1] { next[0] } else { nil }
    }

    func texts(in path: String) -> [String]? {
        var texts: [String] = []
        var rest = path.utf8[...]
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .literal(let bytes):
                guard rest.starts(with: bytes) else { return nil }
                rest = rest.dropFirst(bytes.count)
            case .capture:
                let stop = stop(after: index)
                let value = rest.prefix { $0 != UInt8(ascii: "/") && $0 != stop }
                guard !value.isEmpty, let text = PercentCoding.decoded(value) else { return nil }
                texts.append(text)
                rest = rest[value.endIndex...]
            }
        }
        return rest.isEmpty ? texts : nil
    }
}
