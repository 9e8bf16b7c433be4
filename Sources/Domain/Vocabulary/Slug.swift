import Foundation
import HTTP
import Postgres

/// A name's spelling in a URL: lower-case Latin letters, digits and single hyphens, 1 to 80 of them.
package struct Slug: Hashable, Sendable, PathValue, SQLBindable {
    package let text: String

    package init?(pathText: String) {
        let parts = pathText.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
        }
        guard isPlain, pathText.utf8.count <= 80 else { return nil }
        text = pathText
    }

    /// The nearest slug to a name in any script; `fallback` when nothing of it can be spelt.
    package init(naming name: String, fallback: String) {
        let latin = name.applyingTransform(.toLatin, reverse: false) ?? name
        let plain = latin.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let words = plain.lowercased().unicodeScalars.split {
            !($0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil))
        }
        let joined = words.prefix(12).map { String(String.UnicodeScalarView($0)) }.joined(separator: "-").prefix(60)
        // A cut between two words leaves no hyphen behind.
        let whole = joined.hasSuffix("-") ? joined.dropLast() : joined
        text = Slug(pathText: String(whole))?.text ?? Slug(pathText: fallback)?.text ?? "seller"
    }

    package var pathText: String { text }
    package var sqlValue: SQLValue { .text(text) }
    package static var schema: Schema { .string(pattern: "^[a-z0-9]+(-[a-z0-9]+)*$") }
}
