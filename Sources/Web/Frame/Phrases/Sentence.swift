import HTML
import Vocabulary

/// A sentence with gaps: each `%` is filled with the next value, in the order the language wants them.
package struct Sentence: Sendable, ExpressibleByStringLiteral {
    package let parts: [String]

    package init(stringLiteral pattern: String) {
        parts = pattern.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
    }

    /// - Precondition: as many values as gaps.
    package func callAsFunction(_ values: String...) -> String {
        precondition(values.count == parts.count - 1, "the sentence has \(parts.count - 1) gaps, not \(values.count)")
        return zip(parts, values + [""]).map { $0 + $1 }.joined()
    }

    /// The sentence around markup, for a person's own words that need isolation.
    package func around<Piece: Markup>(_ piece: Piece) -> some Markup {
        precondition(parts.count == 2, "only a sentence with one gap goes around markup")
        return SurroundedMarkup(before: parts[0], piece: piece, after: parts[1])
    }
}

private struct SurroundedMarkup<Piece: Markup>: Markup {
    let before: String
    let piece: Piece
    let after: String
    var body: some Markup {
        before
        piece
        after
    }
}

/// A sentence that changes with a number (CLDR plural categories; only what the language tells apart).
package struct Counted: Sendable {
    private let forms: [PluralCategory: Sentence]
    private let other: Sentence

    init(
        zero: Sentence? = nil, one: Sentence? = nil, two: Sentence? = nil, few: Sentence? = nil, many: Sentence? = nil,
        other: Sentence
    ) {
        forms = [.zero: zero, .one: one, .two: two, .few: few, .many: many].compactMapValues { $0 }
        self.other = other
    }

    package func form(for category: PluralCategory) -> Sentence { forms[category] ?? other }
}

package enum PluralCategory: CaseIterable, Sendable {
    case zero, one, two, few, many, other

    /// - Source: CLDR, plural rules for cardinals.
    package init(of number: Int, in language: Language) {
        let n = number.magnitude
        switch language {
        case .english, .swahili: self = n == 1 ? .one : .other
        case .french: self = n <= 1 ? .one : .other
        case .thai: self = .other
        case .arabic:
            switch (n, n % 100) {
            case (0, _): self = .zero
            case (1, _): self = .one
            case (2, _): self = .two
            case (_, 3...10): self = .few
            case (_, 11...99): self = .many
            default: self = .other
            }
        }
    }
}
