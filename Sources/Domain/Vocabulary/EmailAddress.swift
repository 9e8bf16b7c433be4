/// An e-mail address, as a person types it and as it is compared.
///
/// Printing one masks it, so that an address in a log line says whose it is only to those who know.
package struct EmailAddress: Hashable, Sendable {
    /// Lower case throughout: no provider that people use tells `Amina@` from `amina@`.
    package let text: String

    /// Nil unless it is `local@domain.tld` in printable ASCII without blanks, quotes or brackets, at most 254 bytes. The last
    /// part of the domain is no number: `a@10.0.0.11` would be a machine.
    package init?(_ given: String) {
        let given = given.trimmed
        // Before lower case is made: that turns some letters of other scripts, such as the Kelvin sign, into ours.
        guard given.utf8.count <= 254, given.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = given.lowercased()
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count) else { return nil }
        guard parts[0].allSatisfy(Self.isLocal), parts[0].first != Self.dot, parts[0].last != Self.dot else {
            return nil
        }
        let labels = parts[1].split(separator: Self.dot, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel), let last = labels.last, last.count >= 2,
            !last.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.text = text
    }

    package var local: Substring { text.prefix { $0 != "@" } }
    package var domain: Substring { text[text.index(after: local.endIndex)...] }

    /// `a•••@example.com`
    package var masked: String { "\(local.prefix(1))•••@\(domain)" }

    private static let dot = UInt8(ascii: ".")
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }
    private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        (1...63).contains(label.count) && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    }
}

extension EmailAddress: CustomStringConvertible {
    package var description: String { masked }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
