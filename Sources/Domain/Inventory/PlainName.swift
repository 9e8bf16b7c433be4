import Foundation

/// A name as one line of text: no control characters, nothing around it.
package struct PlainName: Sendable, Equatable {
    package let text: String

    /// Nil for an empty name, one of more than `limit` characters, or one with a control character in it.
    package init?(_ given: String, upTo limit: Int) {
        let text = given.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...limit).contains(text.count),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = text
    }
}
