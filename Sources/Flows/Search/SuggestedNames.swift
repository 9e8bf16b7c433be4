import Catalog
import Postgres
import Retrieval
import Sellers
import Vocabulary

/// Names of what pages of the market are about, by their folded words.
struct SuggestedNames: Sendable {
    private struct Shelf: Sendable {
        let names: [Suggestions.Named]
        let beginnings: Beginnings

        init(_ names: [Suggestions.Named]) {
            self.names = names
            beginnings = Beginnings(
                names.map { Folding.folded($0.name).split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        }

        /// Names in which some word begins so; those that begin so themselves first.
        func named(_ text: String, _ limit: Int) -> [Suggestions.Named] {
            let (first, later) = beginnings.numbers(text)
            return (first + later).prefix(limit).map { names[$0] }
        }
    }

    /// In the order of the tree, the same in each language.
    private let categories: [Language: Shelf]
    private let brands: Shelf
    private let sellers: Shelf

    static func load(in db: Database) async throws -> SuggestedNames {
        let tree = try await CategoryTree.load(in: db).preorder
        return SuggestedNames(
            categories: Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    (language, Shelf(tree.map { .init(slug: $0.slug.text, name: $0.names[language]) }))
                }),
            brands: Shelf(try await Brand.named(in: db).map { .init(slug: $0.slug, name: $0.name) }),
            sellers: Shelf(
                try await SellerSummary.largest(limit: 2_000, in: db).map { .init(slug: $0.slug, name: $0.name) }))
    }

    func categories(_ text: String, in language: Language, limit: Int) -> [Suggestions.Named] {
        // Somebody may type another language than that of the page.
        let languages = [language] + Language.allCases.filter { $0 != language }
        var found: [Suggestions.Named] = []
        for other in languages where found.count < limit {
            for one in categories[other]?.named(text, limit) ?? [] where !found.contains(where: { $0.slug == one.slug })
            {
                let name = categories[language]?.names.first { $0.slug == one.slug }?.name ?? one.name
                found.append(.init(slug: one.slug, name: name))
            }
        }
        return Array(found.prefix(limit))
    }

    func brands(_ text: String, limit: Int) -> [Suggestions.Named] { brands.named(text, limit) }
    func sellers(_ text: String, limit: Int) -> [Suggestions.Named] { sellers.named(text, limit) }
}
