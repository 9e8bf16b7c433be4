import Foundation
import Vocabulary

/// From where somebody searched. The raw value stands in the log.
package enum SearchSource: String, Sendable, CaseIterable, Codable {
    case page, api, suggestion, picture
}

/// A page of what a search showed, as the log keeps it.
package struct LoggedSearch: Sendable, Equatable {
    package var source = SearchSource.page
    package let list: ListKey
    /// What was left to look for when wishes were read out of the words, as it was typed.
    package var words: String
    package var language: Language
    /// Kinds of what narrowed it down: `category`, `price`; never what was chosen.
    package var filters: [String] = []
    package var order = "relevance"
    /// The order of one that was chosen among the suggestions: there was no list.
    package static let noOrder = "suggestion"
    /// From 0.
    package var page = 0
    package var total: Int?
    package var relaxed: [String] = []
    /// `typed>meant`
    package var corrections: [String] = []
    /// 0 where nobody waited for an answer.
    package var milliseconds = 0
    package var shown: [ProductID] = []
    package var firstPlace = 0

    package init(list: ListKey, words: String, language: Language) {
        (self.list, self.words, self.language) = (list, words, language)
    }

    /// Slower is slow.
    package static let slow = 200
    /// Products of a page that are noted at most.
    package static let mostShown = 100
}

/// Whoever searched, clicked or bought: by cookie, and by the mark of the day; neither for one who asks not to be followed.
package struct Searcher: Sendable, Hashable {
    package let visitor: VisitorID?
    /// Under the keys of the days that it may be known by, 16 bytes each, today's first.
    package let marks: [[UInt8]]

    package init(visitor: VisitorID?, marks: [[UInt8]] = []) { (self.visitor, self.marks) = (visitor, marks) }
}

/// Something that was done with a product that a search showed.
package struct LoggedChoice: Sendable {
    package let at: Date
    /// The list it was chosen from; nil where that is not known any more: the last that this reader opened it from.
    package let list: ListKey?
    package let product: ProductID
    package let isPurchase: Bool

    package init(at: Date, list: ListKey?, product: ProductID, isPurchase: Bool) {
        (self.at, self.list, self.product, self.isPurchase) = (at, list, product, isPurchase)
    }
}
