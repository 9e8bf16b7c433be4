import Cache
import Catalog
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
    /// As typed, so that the form shows them again.
    var priceFrom: Money?
    var priceTo: Money?
    /// Of the category's attributes that lists may be narrowed by, in their order.
    var choices: [AttributeChoice] = []
    var car: WallFilter.Car?
    var place: WallPlace = .start
    /// Codes of the category and of those below it.
    private var branch: [String] = []
    private var alternatives: [String: [String]] = [:]
    /// What the category's lists may be narrowed by.
    private(set) var attributes: [Catalog.Attribute] = []

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
            choices = attributes.compactMap { AttributeChoice(query, $0) }
        }
    }

    /// Without what only the database knows.
    ///
    /// - Parameter tree: a category that it does not have, and never had, is none.
    init(_ query: Query, _ tree: CategoryTree, category: CategoryNode? = nil) {
        let words = query["q"]?.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
        self.words = words.flatMap { $0.isEmpty ? nil : String($0) }
        self.category = category ?? query["category"].flatMap(tree.category(slug:))
        branch = self.category.map { tree.branch($0.code) } ?? []
        condition = query["condition"].flatMap(Condition.init(rawValue:))
        if let vehicle = query["fits"].flatMap(VehicleID.init(pathText:)) {
            let year = query["year"].flatMap { Int($0) }.flatMap { (1900...2100).contains($0) ? $0 : nil }
            car = WallFilter.Car(vehicle, year: year)
        }
        if let cursor = query["after"].flatMap(Cursor.init(pathText:)) {
            place = .olderThan(cursor)
        } else if let cursor = query["before"].flatMap(Cursor.init(pathText:)) {
            place = .newerThan(cursor)
        }
    }

    var filter: WallFilter {
        WallFilter(
            categories: branch, words: words, alternatives: alternatives, brand: brand?.id, condition: condition,
            priceFrom: priceFrom?.minor, priceTo: priceTo?.minor, attributes: choices, car: car)
    }

    /// Whether anything beside category and brand narrows it down: such a page is for no search engine.
    var isFiltered: Bool {
        words != nil || condition != nil || priceFrom != nil || priceTo != nil || !choices.isEmpty || car != nil
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
