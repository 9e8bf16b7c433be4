import Postgres

/// How good somebody finds something.
package enum Stars: Int, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case one = 1, two, three, four, five
}

/// How often a product got how many stars, of the reviews that everybody sees.
package struct StarsSpread: Sendable, Equatable, SQLRow {
    private let counts: [Int]

    /// - Parameter counts: five, of one star first.
    package init(_ counts: [Int] = [0, 0, 0, 0, 0]) {
        precondition(counts.count == Stars.allCases.count, "a number for each number of stars")
        self.counts = counts
    }

    package init(row: inout RowReader) throws {
        var counts: [Int] = []
        for _ in Stars.allCases { counts.append(try row.next(Int.self)) }
        self.counts = counts
    }

    package subscript(stars: Stars) -> Int { counts[stars.rawValue - 1] }

    /// Reviews in all.
    package var count: Int { counts.reduce(0, +) }

    /// The mean in tenths of a star, 10 to 50, halves rounded up; nil without a review.
    package var averageTenths: Int? {
        guard count > 0 else { return nil }
        let sum = Stars.allCases.reduce(0) { $0 + $1.rawValue * self[$1] }
        return (sum * 10 * 2 + count) / (count * 2)
    }
}
