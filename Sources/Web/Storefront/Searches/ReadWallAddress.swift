import Cache
import Catalog
import Flows
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// Reads the addresses of walls as the walls themselves do, for what saves them.
package struct ReadWallAddress: Sendable {
    private let db: Database
    private let shelf: Shelf

    package init(db: Database, currency: Currency, search: MarketSearch) {
        self.db = db
        shelf = Shelf(db: db, currency: currency, search: search)
    }

    init(db: Database, shelf: Shelf) { (self.db, self.shelf) = (db, shelf) }

    /// Nil for what is no wall of this market, or all of it. At most three statements.
    package var wall: ReadWall { { try await read($0, in: $1) } }

    private func read(_ address: String, in language: Language) async throws -> SavedWall? {
        guard address.utf8.count <= 2_000, let first = address.utf8.first, first == UInt8(ascii: "/") else {
            return nil
        }
        let parts = address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = Query(parts.count > 1 ? String(parts[1]) : "")
        guard let asked = try await asked(String(parts[0]), query), asked.isNarrowed else { return nil }
        var kept = asked
        // Where somebody was when they searched is nobody's business later.
        (kept.page, kept.place, kept.centre, kept.kilometres) = (0, .start, nil, nil)
        if kept.order == .nearest { kept.order = .relevance }
        return SavedWall(address: kept.link.address, wish: kept.saved, name: name(of: kept, in: language))
    }

    private func asked(_ path: String, _ query: Query) async throws -> WallQuery? {
        if path == "/" { return try await WallQuery(query, shelf, in: db) }
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        guard steps.count == 3, steps[0].isEmpty, let slug = Slug(pathText: String(steps[2])) else { return nil }
        switch steps[1] {
        case "c":
            guard let node = try await shelf.tree.value().category(slug: slug.text) else { return nil }
            return try await WallQuery(query, category: node, shelf, in: db)
        case "b":
            guard let brand = try await Brand.known(slug: slug, in: db) else { return nil }
            return try await WallQuery(query, brand: brand, shelf, in: db)
        default: return nil
        }
    }

    private func name(of query: WallQuery, in language: Language) -> String {
        let parts = [query.words, query.brand?.name, query.category?.names[language]].compactMap(\.self)
        if !parts.isEmpty { return parts.joined(separator: " · ") }
        let ends = [query.priceFrom, query.priceTo].map { $0?.display(language: language.tag) ?? "…" }
        if query.priceFrom != nil || query.priceTo != nil { return ends.joined(separator: " – ") }
        return query.condition.map { ShelfSaid.condition($0)[language] } ?? SearchesSaid.one[language]
    }
}

extension WallQuery {
    /// What it looks for, without how it is shown.
    var saved: SavedWish {
        var wish = SavedWish()
        (wish.words, wish.category, wish.brand, wish.condition) = (
            words, category?.code, brand?.id, condition?.rawValue
        )
        wish.rating = rating
        (wish.priceFrom, wish.priceTo) = (priceFrom?.minor, priceTo?.minor)
        wish.choices = choices.map(SavedWish.Choice.init)
        (wish.car, wish.year, wish.isInStock) = (car?.vehicle, car?.year, isInStock)
        return wish
    }
}
