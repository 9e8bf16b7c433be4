import Cache
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// What a wall's address asks for: words, category, brand, what else narrows it down, and a place in the list (`after`
/// or `before`).
struct WallQuery: Sendable {
    var words: String?
    var category: CategoryNode?
    var brand: Brand?
    var condition: Condition?
    /// Stars, one of `WallFilter.ratings`.
    var rating: Int?
    /// As typed, so that the form shows them again.
    var priceFrom: Money?
    var priceTo: Money?
    /// Of the category's attributes that lists may be narrowed by, in their order.
    var choices: [AttributeChoice] = []
    var car: WallFilter.Car?
    var place: WallPlace = .start
    /// What only a search has: an order, how new, whether it is there, from where and how far, and which page of it.
    var order: SearchWish.Order = .relevance
    var days: Int?
    var isInStock = false
    var centre: MapPoint?
    var kilometres: Int?
    /// From 0.
    var page = 0
    /// Codes of the category and of those below it.
    private var branch: [String] = []
    private var alternatives: [String: [String]] = [:]
    /// What the category's lists may be narrowed by.
    private(set) var attributes: [Catalog.Attribute] = []

    /// Choices of freshness and of distance.
    static let allDays = [1, 7, 30], allKilometres = [2, 10, 50]

    /// Of a search.
    static let mostPages = SearchWish.deepest / pageSize

    /// Products a page holds; a multiple of the columns of every screen width up to six.
    static let pageSize = 36

    /// What does not parse is left out: an old or mistyped link still shows the wall.
    ///
    /// At most two statements: the brand that is named, and the attributes of the category.
    init(
        _ query: Query, category: CategoryNode? = nil, brand: Brand? = nil, _ shelf: Shelf, in db: Database
    ) async throws {
        self.init(query, try await shelf.tree.value(), category: category)
        if words != nil { alternatives = try await shelf.alternatives.value() }
        self.brand = brand
        if self.brand == nil, let slug = query["brand"].flatMap(Slug.init(pathText:)) {
            self.brand = try await Brand.known(slug: slug, in: db)
        }
        priceFrom = query["from"].flatMap { Money(typed: $0, currency: shelf.currency) }
        priceTo = query["to"].flatMap { Money(typed: $0, currency: shelf.currency) }
        if let category = self.category {
            attributes = try await Catalog.Attribute.of(category: category.code, in: db).filter(\.isFilter).map(
                \.attribute)
        }
        if words != nil {
            // Goods of several categories: whatever the address names.
            let known = try await shelf.attributes.value()
            let parts = query.all.map { $0.name.split(separator: ".") }.filter { $0.count > 1 && $0[0] == "a" }
            offer(Set(parts.map { String($0[1]) }).sorted().prefix(20).compactMap { known[$0] })
        }
        choices = attributes.compactMap { AttributeChoice(query, $0) }
    }

    /// Without what only the database knows.
    ///
    /// - Parameter tree: a category that it does not have, and never had, is none.
    init(_ query: Query, _ tree: CategoryTree, category: CategoryNode? = nil) {
        words = TypedWords.clean(query["q"])
        self.category = category ?? query["category"].flatMap(tree.category(slug:))
        branch = self.category.map { tree.branch($0.code) } ?? []
        condition = query["condition"].flatMap(Condition.init(rawValue:))
        rating = query["rating"].flatMap { Int($0) }.flatMap { WallFilter.ratings.contains($0) ? $0 : nil }
        if let vehicle = query["fits"].flatMap(VehicleID.init(pathText:)) {
            let year = query["year"].flatMap { Int($0) }.flatMap { (1900...2100).contains($0) ? $0 : nil }
            car = WallFilter.Car(vehicle, year: year)
        }
        if self.words != nil { readSearch(query) }
        if let cursor = query["after"].flatMap(Cursor.init(pathText:)) {
            place = .olderThan(cursor)
        } else if let cursor = query["before"].flatMap(Cursor.init(pathText:)) {
            place = .newerThan(cursor)
        }
    }

    private mutating func readSearch(_ query: Query) {
        order = query["sort"].flatMap(SearchWish.Order.init(rawValue:)) ?? .relevance
        days = query["days"].flatMap { Int($0) }.flatMap { Self.allDays.contains($0) ? $0 : nil }
        isInStock = query["stock"] == "yes"
        centre = query["at"].flatMap(MapPoint.init(pair:))
        kilometres = query["km"].flatMap { Int($0) }.flatMap { Self.allKilometres.contains($0) ? $0 : nil }
        if centre == nil { (order, kilometres) = (order == .nearest ? .relevance : order, nil) }
        page = query["page"].flatMap { Int($0) }.map { max(0, min($0, Self.mostPages) - 1) } ?? 0
    }

    /// The search of its words alone; from where is no filter.
    var withoutFilters: WallQuery {
        var bare = self
        (bare.category, bare.branch, bare.brand, bare.condition, bare.car) = (nil, [], nil, nil, nil)
        (bare.priceFrom, bare.priceTo, bare.choices, bare.attributes) = (nil, nil, [], [])
        (bare.days, bare.isInStock, bare.kilometres, bare.rating) = (nil, false, nil, nil)
        return bare
    }

    /// Offers more to narrow down by: what the goods of a search have.
    mutating func offer(_ more: [Catalog.Attribute]) {
        attributes += more.filter { one in !attributes.contains { $0.code == one.code } }
    }

    /// What a wall with words looks for.
    func wish(in language: Language, counts: Bool) -> SearchWish? {
        guard let words else { return nil }
        var wish = SearchWish(words, filter: filter, limit: Self.pageSize)
        wish.filter.words = nil
        (wish.order, wish.newerThanDays, wish.isAvailable) = (order, days, isInStock)
        (wish.place, wish.radius) = (centre, kilometres.map(Double.init))
        (wish.offset, wish.counts, wish.language) = (page * Self.pageSize, counts, language)
        return wish
    }

    var filter: WallFilter {
        WallFilter(
            categories: branch, words: words, alternatives: alternatives, brand: brand?.id, condition: condition,
            rating: rating, priceFrom: priceFrom?.minor, priceTo: priceTo?.minor, attributes: choices, car: car)
    }

    /// Whether anything beside category and brand narrows it down: such a page is for no search engine.
    var isFiltered: Bool {
        words != nil || condition != nil || rating != nil || priceFrom != nil || priceTo != nil || !choices.isEmpty
            || car != nil
            || (category != nil && brand != nil)
    }

    /// Whether it shows less than the whole market.
    var isNarrowed: Bool { isFiltered || category != nil || brand != nil }
}

extension AttributeChoice {
    /// `a.season=winter` (again for several), `a.width-mm.from=195`, `a.width-mm.to=215`.
    init?(_ query: Query, _ attribute: Catalog.Attribute) {
        let name = "a." + attribute.code
        switch attribute.kind {
        case .choice, .flag:
            let values = query.all.filter { $0.name == name }.prefix(20).compactMap { attribute.value($0.value) }
            if values.isEmpty { return nil }
            self.init(attribute.code, .any(values))
        case .number:
            let ends = ["from", "to"].map { end -> Double? in
                guard let typed = query[name + "." + end], case .number(let number)? = attribute.value(typed) else {
                    return nil
                }
                return number
            }
            if ends[0] == nil, ends[1] == nil { return nil }
            self.init(attribute.code, .range(from: ends[0], to: ends[1]))
        case .text: return nil
        }
    }

    /// As addresses carry it.
    var pairs: [(String, String)] {
        switch wish {
        case .any(let values): values.map { ("a." + code, $0.field) }
        case .range(let from, let to):
            [("from", from), ("to", to)].compactMap { end, value in
                value.map { ("a.\(code).\(end)", AttributeValue.number($0).field) }
            }
        }
    }
}
