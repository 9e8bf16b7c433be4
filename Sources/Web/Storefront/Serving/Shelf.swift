import Cache
import Catalog
import Discovery
import Flows
import Foundation
import Frame
import HTML
import Merchandising
import Postgres
import Sellers
import Vocabulary

/// How the market is arranged, as all pages of the storefront remember it; a change shows within ten seconds.
struct Shelf: Sendable {
    let tree: Remembered<CategoryTree>
    /// What else a word may be called.
    let alternatives: Remembered<[String: [String]]>
    /// Whether the market knows any vehicle: without one nobody is asked for their car.
    let knowsCars: Remembered<Bool>
    let firstPage: Remembered<FirstPage>
    let currency: Currency
    let rates: Remembered<ExchangeRates>
    let search: MarketSearch
    /// Where pictures are searched by; nil: nothing leads there.
    let pictureSearch: Link?
    private let db: Database
    /// All of the market, by code: a search narrows down by those that its goods have.
    let attributes: Remembered<[String: Catalog.Attribute]>

    init(db: Database, currency: Currency, search: MarketSearch, pictureSearch: Link? = nil) {
        (self.currency, self.search, self.pictureSearch, self.db) = (currency, search, pictureSearch, db)
        attributes = Remembered(for: .seconds(10)) {
            Dictionary(try await Catalog.Attribute.all(in: db).map { ($0.code, $0) }) { first, _ in first }
        }
        let tree = Remembered(for: .seconds(10)) { try await CategoryTree.load(in: db) }
        self.tree = tree
        alternatives = Remembered(for: .seconds(10)) {
            Synonyms.alternatives(try await Synonyms.all(in: db))
        }
        knowsCars = Remembered(for: .seconds(10)) { try await Vehicle.isAny(in: db) }
        rates = Remembered(for: .seconds(10)) { try await ExchangeRates.current(of: currency, in: db) }
        firstPage = Remembered(for: .seconds(10)) { try await FirstPage.load(try await tree.value(), in: db) }
    }
}

extension Shelf {
    /// What draws a page for this visitor.
    func drawing(for visitor: Visitor) async throws -> Drawing {
        let saved = try await visitor.id.asyncMap { try await SavedSearch.standing(of: $0, in: db) }
        return Drawing(
            phrases: .in(visitor.language), tree: try await tree.value(), now: Date(), rates: try await rates.value(),
            wanted: visitor.currency, savedNews: saved.flatMap { $0.searches > 0 ? $0.news : nil },
            pictureSearch: pictureSearch)
    }
}

/// Banners and rows above the wall.
struct FirstPage: Sendable {
    struct Row: Sendable {
        let titles: Names
        let goods: FeaturedRow.Goods
        /// Of a brand.
        let brandSlug: String?
        let cards: [Catalog.ProductCard]
    }

    let banners: [Banner]
    /// Without those that have nothing live to show.
    let rows: [Row]

    private static let mostRows = 4, cardsOfRow = 12

    /// At most 12 statements, once in ten seconds.
    static func load(_ tree: CategoryTree, in db: Database) async throws -> FirstPage {
        var rows: [Row] = []
        for row in try await FeaturedRow.current(limit: mostRows, in: db) {
            var cards: [Catalog.ProductCard] = []
            var slug: String?
            switch row.goods {
            case .category(let code):
                cards = try await newest(WallFilter(categories: tree.branch(code)), in: db)
            case .brand(let id):
                slug = try await Brand.find(id, in: db)?.slug
                cards = try await newest(WallFilter(brand: id), in: db)
            case .picked(let ids):
                cards = try await Catalog.ProductCard.find(ids, in: db).filter(\.isLive).map(\.card)
            }
            if !cards.isEmpty { rows.append(Row(titles: row.titles, goods: row.goods, brandSlug: slug, cards: cards)) }
        }
        return FirstPage(banners: try await Banner.current(limit: 6, in: db), rows: rows)
    }

    private static func newest(_ filter: WallFilter, in db: Database) async throws -> [Catalog.ProductCard] {
        try await Catalog.ProductCard.live(filter, limit: cardsOfRow, in: db).items
    }
}
