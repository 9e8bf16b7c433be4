/// The bytes of a page while it is written. Everything that reaches it as text is escaped on the way.
package struct MarkupBuffer: Sendable {
    package private(set) var bytes: [UInt8]

    package init(capacity: Int = 1024) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Appends text, safe both between tags and inside a double-quoted attribute.
    ///
    /// `& < > " '` become references. NUL and the other control characters that HTML forbids become U+FFFD.
    package mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                guard let safe = Self.replacement(of: utf8[index]) else { continue }
                bytes.append(contentsOf: utf8[start..<index])
                append(safe)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }

    /// Appends markup as it stands. Only for this module and for `UnescapedMarkup`.
    mutating func unescaped(_ markup: String) {
        var markup = markup
        markup.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    private static func replacement(of byte: UInt8) -> StaticString? {
        // Nearly every byte of a page is above '>', so that comparison comes first.
        if byte > 0x3E { return byte == 0x7F ? "\u{FFFD}" : nil }
        return switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0x00..<0x20: "\u{FFFD}"
        default: nil
        }
    }
}
