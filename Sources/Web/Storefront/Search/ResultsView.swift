import Frame
import HTML

/// What a results page says of a search besides its goods.
package struct ResultsView: Sendable {
    /// Words that the market does not know, and the search as it was made instead.
    package struct Correction: Sendable {
        package let words: String
        package let url: Link
        package let unknown: [String]

        package init(words: String, url: Link, unknown: [String]) {
            (self.words, self.url, self.unknown) = (words, url, unknown)
        }
    }

    /// Something that the words were understood to say.
    package struct Part: Sendable {
        package let label: String
        /// The same search without it.
        package let url: Link
        /// Nothing fitted it, so the list was made without.
        package let isGivenUp: Bool

        package init(label: String, url: Link, isGivenUp: Bool = false) {
            (self.label, self.url, self.isGivenUp) = (label, url, isGivenUp)
        }
    }

    /// 0: the goods of the page are the market's newest.
    package let total: Int
    package let correction: Correction?
    package let understood: [Part]
    /// What of the wish was given up, in words.
    package let notes: [String]
    package let sorts: [FilterView]
    /// Whether somebody wants what is near, and nothing is known of where they are.
    package let asksWhere: Bool

    package init(
        total: Int, correction: Correction? = nil, understood: [Part] = [], notes: [String] = [],
        sorts: [FilterView] = [], asksWhere: Bool = false
    ) {
        (self.total, self.correction, self.understood) = (total, correction, understood)
        (self.notes, self.sorts, self.asksWhere) = (notes, sorts, asksWhere)
    }
}
