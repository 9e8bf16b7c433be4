import Retrieval

/// Words as clauses, by the rules that Xapian's query is built by.
enum WordClauses {
    private typealias Field = OpenSearchShape.Field
    /// Words of a query at most; what a stranger types beyond that is not looked for.
    private static let mostWords = 24

    /// - Parameter filter: what holds whatever is counted.
    static func clause(_ query: IndexQuery, filter: [Clause]) -> Clause {
        let words = query.words.prefix(mostWords).filter { !$0.ways.isEmpty }
        let needed = words.filter { !$0.isOptional }.map(clause), optional = words.filter(\.isOptional).map(clause)
        let excluded = query.excluded.prefix(12).map { Clause.term(Field.words, $0) }
        let filter = filter + phrases(query)
        // Small words alone are looked for; beside others a list need not have them.
        if query.match == .all, !needed.isEmpty {
            return .bool(must: needed, should: optional, filter: filter, mustNot: excluded)
        }
        let any = needed + optional
        return .bool(should: any, filter: filter, mustNot: excluded, atLeast: any.isEmpty ? nil : 1)
    }

    private static func phrases(_ query: IndexQuery) -> [Clause] {
        query.phrases.prefix(4).map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }.map { ways in
            .any(ways.map { .phrase(Field.title, Array($0.prefix(12))) })
        }
    }

    /// Single stems of a word weigh as one word does, whichever of them it is.
    private static func clause(_ word: WordWish) -> Clause {
        let ways = word.ways.prefix(40).filter { !$0.isEmpty }
        let single = ways.filter { $0.count == 1 }.map { $0[0] }
        // Several words of one wish would weigh several times as much.
        let several = ways.filter { $0.count > 1 }.map { way in
            let stems = way.prefix(8)
            return Clause.all(stems.map { .term(Field.words, $0) }, boost: 1 / Double(stems.count))
        }
        let parts = (single.isEmpty ? [] : [Clause.oneOf(Field.words, single)]) + several
        return parts.isEmpty ? .nothing : .any(parts)
    }
}
