import Cache
import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Sellers
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
        query.most = Self.looked
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

/// Names of what pages of the market are about, by their folded words.
private struct SuggestedNames: Sendable {
    private struct Entry: Sendable {
        let slug: String
        let name: String
        /// Folded, with a space before each word.
        let words: String
        init(_ slug: String, _ name: String) {
            (self.slug, self.name, words) = (slug, name, " " + Folding.folded(name))
        }
    }

    private let byLanguage: [Language: [Entry]]
    private let brands: [Entry]
    private let sellers: [Entry]

    static func load(in db: Database) async throws -> SuggestedNames {
        let tree = try await CategoryTree.load(in: db)
        let categories = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, tree.preorder.map { Entry($0.slug.text, $0.names[language]) })
            })
        return SuggestedNames(
            byLanguage: categories, brands: try await Brand.named(in: db).map { Entry($0.slug, $0.name) },
            sellers: try await SellerSummary.largest(limit: 2_000, in: db).map { Entry($0.slug, $0.name) })
    }

    func categories(_ text: String, in language: Language, limit: Int) -> [Suggestions.Named] {
        // Somebody may type another language than that of the page.
        let languages = [language] + Language.allCases.filter { $0 != language }
        var found: [Suggestions.Named] = []
        for other in languages where found.count < limit {
            for one in match(byLanguage[other] ?? [], text, limit) where !found.contains(where: { $0.slug == one.slug })
            {
                let name = byLanguage[language]?.first { $0.slug == one.slug }?.name ?? one.name
                found.append(.init(slug: one.slug, name: name))
            }
        }
        return Array(found.prefix(limit))
    }

    func brands(_ text: String, limit: Int) -> [Suggestions.Named] { match(brands, text, limit) }
    func sellers(_ text: String, limit: Int) -> [Suggestions.Named] { match(sellers, text, limit) }

    /// Names in which some word begins so; those that begin so themselves first.
    private func match(_ entries: [Entry], _ text: String, _ limit: Int) -> [Suggestions.Named] {
        let wanted = Array((" " + text).utf8)
        var first: [Entry] = [], later: [Entry] = []
        for entry in entries {
            if entry.words.utf8.starts(with: wanted) {
                first.append(entry)
            } else if entry.words.contains(" " + text) {
                later.append(entry)
            }
            if first.count == limit { break }
        }
        return (first + later).prefix(limit).map { .init(slug: $0.slug, name: $0.name) }
    }
}
