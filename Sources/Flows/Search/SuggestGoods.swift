import Cache
import Catalog
import Foundation
import Postgres
import Retrieval
import Synchronization
import Telemetry
import Vocabulary

/// What somebody may mean who has typed so much: whole queries, categories, brands, sellers, goods.
package struct Suggestions: Sendable {
    package struct Named: Sendable, Equatable {
        package let slug: String
        package let name: String
        package init(slug: String, name: String) { (self.slug, self.name) = (slug, name) }
    }

    package var queries: [String] = []
    package var categories: [Named] = []
    package var brands: [Named] = []
    package var sellers: [Named] = []
    package var products: [ProductCard] = []

    package init() {}
    package var isEmpty: Bool {
        queries.isEmpty && categories.isEmpty && brands.isEmpty && sellers.isEmpty && products.isEmpty
    }
}

/// Answers while somebody types. One statement at most, for the goods' cards; the same beginning is remembered for a while.
package struct SuggestGoods: Sendable {
    private let db: Database
    private let index: @Sendable () -> (any TextIndex)?
    private let names: Remembered<SuggestedNames>
    private let popular: @Sendable (_ beginning: String, _ limit: Int) -> [String]
    private let known = LRUCache<String, Known>(capacity: 5_000)
    private let log: Log

    private struct Known: Sendable {
        let suggestions: Suggestions
        let made: ContinuousClock.Instant
    }

    /// Of goods, and of each other kind.
    private static let mostProducts = 6, mostNames = 4, mostQueries = 6
    private static let memory: Duration = .seconds(60)
    /// Goods whose titles tell which words go together.
    private static let looked = 60
    /// Of the thousands that have half a word in common, the best of so many will do.
    private static let mostLooks = 10_000

    /// - Parameter popular: queries of this market that begin so, the most frequent first; all of them led to goods.
    package init(
        db: Database, index: @escaping @Sendable () -> (any TextIndex)?,
        popular: @escaping @Sendable (String, Int) -> [String] = { _, _ in [] }, log: Log
    ) {
        (self.db, self.index, self.popular, self.log) = (db, index, popular, log)
        names = Remembered(for: .seconds(30)) { try await SuggestedNames.load(in: db) }
    }

    /// - Parameter typed: as it stands in the box; longer than 100 characters, nobody picks a suggestion.
    package func callAsFunction(_ typed: String, in language: Language) async throws -> Suggestions {
        let text = Folding.folded(typed).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...100).contains(text.count) else { return Suggestions() }
        let isWhole = typed.last?.isWhitespace == true
        let key = language.tag + (isWhole ? " " : "|") + text
        if let known = known.value(for: key), known.made.duration(to: .now) < Self.memory { return known.suggestions }
        var suggestions = Suggestions()
        let names = try await names.value()
        suggestions.categories = names.categories(text, in: language, limit: Self.mostNames)
        suggestions.brands = names.brands(text, limit: Self.mostNames)
        suggestions.sellers = names.sellers(text, limit: 3)
        suggestions.queries = popular(text, Self.mostQueries)
        if let index = index() {
            do { try await look(index, text, isWhole: isWhole, &suggestions) } catch let fault as IndexFault {
                try Task.checkCancellation()
                log.error("the search index did not suggest", ["fault": .text("\(fault)")])
            }
        }
        known.keep(Known(suggestions: suggestions, made: .now), for: key)
        return suggestions
    }

    private func look(_ index: any TextIndex, _ text: String, isWhole: Bool, _ suggestions: inout Suggestions)
        async throws
    {
        let words = text.split(separator: " ").map(String.init)
        // Two letters begin a tenth of all words, and whatever goods came first would be nobody's wish.
        guard text.count >= 3 else {
            let completions = try await index.completions(of: text, limit: 8).map(\.word)
            return finish(words, text.count == 2 && !isWhole ? completions : [], [], &suggestions)
        }
        var query = IndexQuery()
        query.words = try await QueryPlanner(index).plan(text, isTyping: !isWhole).words
        if query.words.isEmpty { return }
        (query.most, query.looks) = (Self.looked, Self.mostLooks)
        let found = try await index.search(query).hits
        if !isWhole {
            let completions = try await index.completions(of: words.last ?? "", limit: 8).map(\.word)
            finish(words, completions, found, &suggestions)
        }
        let ids = found.prefix(Self.mostProducts).compactMap { ProductID(rawValue: $0.id) }
        suggestions.products = try await ProductCard.find(ids, in: db).filter(\.isLive).map(\.card)
    }

    /// The last word finished by words of the market that stand in the title of something with all the others.
    private func finish(
        _ words: [String], _ completions: [String], _ found: [IndexHit], _ suggestions: inout Suggestions
    ) {
        for completion in completions where suggestions.queries.count < Self.mostQueries {
            let query = (words.dropLast() + [completion]).joined(separator: " ")
            guard !suggestions.queries.contains(query), completion != words.last else { continue }
            let mark = TitleMarks.shortHash(completion)
            if words.count == 1 || found.contains(where: { $0.title.hasWord(mark) }) {
                suggestions.queries.append(query)
            }
        }
    }
}
