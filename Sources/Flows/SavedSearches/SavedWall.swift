import Catalog
import Foundation
import Search
import Vocabulary

/// A wall as somebody saves it.
package struct SavedWall: Sendable, Equatable {
    /// In its normal form; without a page, and without where the visitor was.
    package let address: String
    package var wish: SavedWish
    /// What it is called unless somebody says otherwise.
    package let name: String

    package init(address: String, wish: SavedWish, name: String) {
        (self.address, self.wish, self.name) = (address, wish, name)
    }
}

/// What a saved wall looks for, as JSON in the database. How new goods are is left out: all that come are.
package struct SavedWish: Codable, Sendable, Equatable {
    package var words: String?
    /// Its code: what lies below it is looked up when it is held against new goods.
    package var category: String?
    package var brand: BrandID?
    /// Its raw value.
    package var condition: String?
    package var rating: Int?
    package var priceFrom, priceTo: Int64?
    package var choices: [Choice] = []
    package var car: VehicleID?
    package var year: Int?
    package var isInStock = false

    package struct Choice: Codable, Sendable, Equatable {
        let code: String
        let any: [AttributeValue]?
        let from, to: Double?

        package init(_ choice: AttributeChoice) {
            code = choice.code
            switch choice.wish {
            case .any(let values): (any, from, to) = (values, nil, nil)
            case .range(let from, let to): (any, self.from, self.to) = (nil, from, to)
            }
        }

        var choice: AttributeChoice { AttributeChoice(code, any.map { .any($0) } ?? .range(from: from, to: to)) }
    }

    package init() {}

    package init?(json: String) {
        do { self = try JSONDecoder().decode(SavedWish.self, from: Data(json.utf8)) } catch { return nil }
    }

    package var json: String { jsonText(self) }

    /// Only what has all of it: an order of its own keeps out what merely resembles it.
    func search(_ tree: CategoryTree) -> SearchWish {
        var filter = WallFilter(
            categories: category.map { tree.branch($0) } ?? [], brand: brand,
            condition: condition.flatMap(Condition.init(rawValue:)), rating: rating, priceFrom: priceFrom,
            priceTo: priceTo, attributes: choices.map(\.choice))
        filter.car = car.map { WallFilter.Car($0, year: year) }
        var wish = SearchWish(words ?? "", filter: filter, limit: 100)
        (wish.order, wish.isAvailable) = (.newest, isInStock)
        return wish
    }

    /// Typos set right: what the market learns later must not be held against a word that nothing has.
    mutating func setRight(_ corrections: [(typed: String, meant: String)]) {
        guard let typed = words, !corrections.isEmpty else { return }
        words = typed.split(separator: " ").map { word in
            corrections.first { $0.typed == SearchText.kept(String(word)) }?.meant ?? String(word)
        }.joined(separator: " ")
    }
}
