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
        var query = query
        guard var found = try await find(query, language, counts) else { return nil }
        if found.products.isEmpty, query.page > 0 {
            // Behind the last page: the first one.
            query.page = 0
            guard let first = try await find(query, language, counts) else { return nil }
            found = first
        }
        // What was given up is not chosen any more, so that every link goes on from what is shown.
        if found.relaxed.contains(.filters) || found.total == 0 { query = query.withoutFilters }
        // Whatever the index says: only what is live at this moment shows.
        let cards = try await Catalog.ProductCard.find(found.products, in: db).filter(\.isLive).map(\.card)
        if found.total > 0 { found.total -= found.products.count - cards.count }
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

    private func find(_ query: WallQuery, _ language: Language, _ counts: Bool) async throws -> SearchFinding? {
        guard let wish = query.wish(in: language, counts: counts) else { return nil }
        return try await shelf.search.goods(wish)
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
            ratings: ordered(counts.ratings, WallFilter.ratings.count).sorted { $0.0 > $1.0 }.map {
                .init(value: $0.0, label: "", count: $0.1)
            },
            attributes: Dictionary(
                attributes.compactMap { attribute in
                    counts.attributes[attribute.code].map { said in
                        (attribute.code, ordered(said, 40).map { .init(value: $0.0, label: "", count: $0.1) })
                    }
                }, uniquingKeysWith: { first, _ in first }))
    }
}
