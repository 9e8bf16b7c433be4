import Catalog
import Retrieval
import Search
import Vocabulary

/// What somebody looks for: words, what narrows the list down beside them, an order, and a page of it.
package struct SearchWish: Sendable {
    package var text: String
    /// What was chosen beside the words; its own `words` are not looked at.
    package var filter: WallFilter
    package var order = Order.relevance
    /// How long ago it may have come at most, in days.
    package var newerThanDays: Int?
    package var isAvailable = false
    /// From where distances are measured, and how far goods may be, in kilometres.
    package var place: MapPoint?
    package var radius: Double?
    /// A place as sellers say where they are, folded: only their goods.
    package var near: String?
    package var offset = 0
    /// 1 to 100.
    package var limit: Int
    /// Whether choices are counted.
    package var counts = false
    /// Words are read for prices, colours and the like; a program may want them as they are.
    package var isRead = true
    /// Whether what means the like is looked for too.
    package var hasMeaning = true
    /// The market's names for other things, by language of the visitor first.
    package var language: Language = .english

    package init(_ text: String, filter: WallFilter = WallFilter(), limit: Int = 36) {
        (self.text, self.filter, self.limit) = (text, filter, limit)
    }

    /// The raw value stands in addresses.
    package enum Order: String, Sendable, CaseIterable {
        case relevance, newest, cheapest, dearest, nearest
    }

    /// Beyond this place of a list nobody pages: it would cost more than a better question.
    package static let deepest = 1_000
}

/// What was found.
package struct SearchFinding: Sendable {
    /// Of the page that was asked for, best first.
    package var products: [ProductID] = []
    /// How many there are.
    package var total = 0
    package var counts: SearchCounts?
    package var reading: QueryReading?
    package var corrections: [Correction] = []
    /// What of the wish was given up so that the list is not empty, in the order in which it was.
    package var relaxed: [Relaxation] = []
    /// Which of what was read out of the words, where some of it was.
    package var givenUp: [Understood.Kind] = []
    /// What the words were held against: `words`, `words and meaning`.
    package var players = ""

    package init() {}

    /// The raw value is stable: logs keep it.
    package enum Relaxation: String, Sendable, Equatable {
        /// Not every word has to be there.
        case someWords = "some-words"
        /// What was read out of the words: a price, a place, a condition.
        case understood
        /// What was chosen beside the words.
        case filters
        /// Nothing has the words: what means the like.
        case meaning
        /// Nothing at all: what came last.
        case newest
    }
}

/// How many products each further choice would leave, each kind counted as if nothing of it were chosen.
package struct SearchCounts: Sendable, Equatable {
    /// By category code, brand slug, condition, and by attribute code and value.
    package var categories: [String: Int] = [:]
    package var brands: [String: Int] = [:]
    package var conditions: [String: Int] = [:]
    /// By stars: goods that have so many or more on average.
    package var ratings: [String: Int] = [:]
    package var attributes: [String: [String: Int]] = [:]
    package var sellers: [String: Int] = [:]
    package var prices: [Band<Int64>] = []
    /// Days.
    package var ages: [Band<Int>] = []
    /// Kilometres.
    package var distances: [Band<Int>] = []

    package init() {}

    /// Below an edge, and not in an earlier band; the last one is beyond all edges.
    package struct Band<Edge: Sendable & Equatable>: Sendable, Equatable {
        /// Nil: from the beginning.
        package let from: Edge?
        /// Nil: without end.
        package let to: Edge?
        package let count: Int
        package init(from: Edge?, to: Edge?, count: Int) { (self.from, self.to, self.count) = (from, to, count) }
    }
}
