/// Who a mail is from or for: an address, and perhaps the name that stands before it.
package struct MailAddress: Sendable, Hashable {
    /// `name@domain`; may hold letters beyond ASCII (RFC 6531).
    package let text: String
    /// Shown by mail programs; empty when there is none.
    package let name: String

    /// - Throws: `MailRefusal.badAddress` for anything but one plain address of at most 254 bytes (no quotes, comments or
    ///   address literals), `.lineBreak` when the name has a control character.
    package init(_ text: String, name: String = "") throws(MailRefusal) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), text.utf8.count <= 254,
            Self.isDotted(parts[0]), Self.isDotted(parts[1])
        else { throw .badAddress }
        guard MailText.isOneLine(name) else { throw .lineBreak(field: "name") }
        (self.text, self.name) = (text, name)
    }

    package var domain: Substring { text[text.index(after: text.lastIndex(of: "@")!)...] }

    /// Words between dots, none of them empty, without what has a meaning of its own in a header or an SMTP command.
    private static func isDotted(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty
                && word.unicodeScalars.allSatisfy { scalar in
                    scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value)
                        && !"()<>[]:;,\\\"".unicodeScalars.contains(scalar) && !scalar.properties.isWhitespace
                }
        }
    }
}
