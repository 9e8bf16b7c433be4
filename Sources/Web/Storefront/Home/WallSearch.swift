import Cache
import Catalog
import Flows
import Frame
import HTTP
import Postgres
import Vocabulary

/// A wall with words, answered by the search; while there is no index PostgreSQL lists what has all of them.
struct WallSearch: Sendable {
    let shelf: Shelf
    let db: Database

    /// Attributes that a search of several categories offers at most.
    private static let mostAttributes = 6

    struct Result: Sendable {
        var query: WallQuery
        let finding: SearchFinding
        let cards: [Catalog.ProductCard]
        let facets: Facets?
    }

    /// Two statements more than the search itself.
    /// - Returns: nil where PostgreSQL has to answer.
    func callAsFunction(_ query: WallQuery, language: Language, counts: Bool) async throws -> Result? {
        guard let wish = query.wish(in: language, counts: counts), let found = try await shelf.search.goods(wish) else {
            return nil
        }
        // Whatever the index says: only what is live at this moment shows.
        let cards = try await Catalog.ProductCard.find(found.products, in: db).filter(\.isLive).map(\.card)
        var query = query
        var facets: Facets?
        if let counted = found.counts {
            let known = try await shelf.attributes.value()
            if query.category == nil {
                let most = counted.attributes.sorted {
                    ($0.value.values.reduce(0, +), $1.key) > ($1.value.values.reduce(0, +), $0.key)
                }
                query.offer(most.compactMap { known[$0.key] }.prefix(Self.mostAttributes).map { $0 })
            }
            facets = try await Self.facets(counted, query.attributes, in: db)
        }
        return Result(query: query, finding: found, cards: cards, facets: facets)
    }

    private static func facets(_ counts: SearchCounts, _ attributes: [Catalog.Attribute], in db: Database) async throws
        -> Facets
    {
        func ordered(_ counts: [String: Int], _ most: Int) -> [(String, Int)] {
            counts.map { ($0.key, $0.value) }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(most).map { $0 }
        }
        let brands = ordered(counts.brands, 40)
        let names = try await Brand.names(brands.map(\.0), in: db)
        return Facets(
            brands: brands.map { .init(value: $0.0, label: names[$0.0] ?? $0.0, count: $0.1) },
            conditions: ordered(counts.conditions, 10).map { .init(value: $0.0, label: "", count: $0.1) },
            attributes: Dictionary(
                attributes.compactMap { attribute in
                    counts.attributes[attribute.code].map { said in
                        (attribute.code, ordered(said, 40).map { .init(value: $0.0, label: "", count: $0.1) })
                    }
                }, uniquingKeysWith: { first, _ in first }))
    }
}
