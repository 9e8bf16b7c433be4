/// What an index is asked: words, what narrows the list down, what is counted, and which part of it is wanted.
package struct IndexQuery: Sendable, Equatable {
    /// In the order they were typed.
    package var words: [WordWish] = []
    /// Each any of several ways, whose stems must follow one another in the title.
    package var phrases: [[[String]]] = []
    /// Stems that must not stand anywhere.
    package var excluded: [String] = []
    package var match = Match.all
    package var filter = IndexFilter()
    package var order = Order.weight
    package var counts: CountWish?
    package var first = 0
    /// 1 to 1,000.
    package var most = 36
    /// About how many documents are looked at where nothing is counted; nil for all. Where more have the words, a part of
    /// them that lies evenly over old and new ones: for answers that have to come before the next key is pressed. OpenSearch
    /// looks at all; it leaves out by itself what cannot be among the best.
    package var looks: Int?

    package init() {}

    package enum Match: Sendable, Equatable {
        /// Documents with every word that is not optional.
        case all
        /// Documents with any of them.
        case any
    }

    package enum Order: Sendable, Equatable { case weight, time, amount, amountDown, distance }
}

/// A word that was typed, and all that counts as it.
package struct WordWish: Sendable, Equatable {
    /// As typed, folded.
    package var text: String
    /// Any of these will do; each is stems that must all be there.
    package var ways: [[String]]
    /// A list need not have it: a small word.
    package var isOptional: Bool

    package init(_ text: String, ways: [[String]], isOptional: Bool = false) {
        (self.text, self.ways, self.isOptional) = (text, ways, isOptional)
    }
}

/// What every document of an answer must be.
package struct IndexFilter: Sendable, Equatable {
    /// Of each kind, any of these values.
    package var choices: [Choice] = []
    package var spans: [Span] = []
    /// Minor units, both ends included.
    package var amount: ClosedRange<Int64>?
    /// Seconds since 1970.
    package var since: Int64?
    package var isAvailable = false
    /// From where distances are measured, and how far a document may be: kilometres, nil for any.
    package var centre: IndexDocument.Place?
    package var radius: Float?

    package init() {}

    package struct Choice: Sendable, Equatable {
        package let kind: String
        package let values: [String]
        /// Whether the kind's other values are counted as if none were chosen; otherwise the choice holds for every count.
        package let isCounted: Bool
        package init(_ kind: String, _ values: [String], isCounted: Bool = true) {
            (self.kind, self.values, self.isCounted) = (kind, values, isCounted)
        }
    }

    package struct Span: Sendable, Equatable {
        package let code: String
        package let from: Float
        package let to: Float
        package init(_ code: String, from: Float, to: Float) { (self.code, self.from, self.to) = (code, from, to) }
    }
}

/// Edges of the bands that are counted, ascending; band n holds what is below edge n, the last what is beyond all.
package struct CountWish: Sendable, Equatable {
    package var amounts: [Int64] = []
    /// Seconds since 1970.
    package var times: [Int64] = []
    /// Kilometres.
    package var distances: [Float] = []
    /// Kinds that nobody reads the counts of; whether they are counted is left to the index.
    package var unread: [String] = []
    package init() {}
}

package struct IndexAnswer: Sendable {
    package var hits: [IndexHit] = []
    /// How many documents there are; exact when they were counted, else at least so many.
    package var matches = 0
    package var counts: IndexCounts?
    package init() {}
}

/// How many documents say what. Each kind is counted as if nothing of that kind were chosen.
package struct IndexCounts: Sendable, Equatable {
    package var facets: [Facet: Int] = [:]
    package var amounts: [Int] = []
    package var times: [Int] = []
    package var distances: [Int] = []
    package init() {}
}

/// A document of an answer, with what re-scoring needs of it.
package struct IndexHit: Sendable {
    package let id: Int64
    /// What the index thinks of it, BM25; 0 where it was not asked.
    package var weight: Double
    package let amount: Int64?
    package let time: Int64
    package let prior: Float
    package let isAvailable: Bool
    package let place: IndexDocument.Place?
    package let title: TitleMarks

    package init(
        id: Int64, weight: Double, amount: Int64?, time: Int64, prior: Float, isAvailable: Bool,
        place: IndexDocument.Place?, title: TitleMarks
    ) {
        (self.id, self.weight, self.amount, self.time) = (id, weight, amount, time)
        (self.prior, self.isAvailable, self.place, self.title) = (prior, isAvailable, place, title)
    }
}
