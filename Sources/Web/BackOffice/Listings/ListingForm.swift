import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// What the form of a listing holds, as it was typed: a refused form shows it again.
struct ListingForm: Sendable, Equatable {
    var title = ""
    var description = ""
    var category = "other"
    var brand = ""
    var condition = Condition.new.rawValue
    var price = ""
    var currency: String
    /// By attribute code.
    var attributes: [String: String] = [:]
    var revision = 1
    var reason = ""

    init(currency: String) { self.currency = currency }

    init(_ query: Query, currency: String) {
        self.currency = currency
        var all: [String: String] = [:]
        for (name, value) in query.all where all[name] == nil { all[name] = value }
        title = all["title"].map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
        description = (all["description"] ?? "").replacing("\r\n", with: "\n")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        category = all["category"] ?? "other"
        brand = all["brand"]?.trimmingCharacters(in: .whitespaces) ?? ""
        condition = all["condition"] ?? Condition.new.rawValue
        price = all["price"]?.trimmingCharacters(in: .whitespaces) ?? ""
        self.currency = all["currency"] ?? currency
        revision = all["revision"].flatMap { Int($0) } ?? 0
        reason = all["reason"]?.trimmingCharacters(in: .whitespaces) ?? ""
        for (name, value) in all where name.hasPrefix("a.") && !value.isEmpty {
            attributes[String(name.dropFirst(2))] = value
        }
    }

    /// As a listing has it now.
    init(_ product: Product, brand: String?, currency: String) {
        self.currency = currency
        title = product.title
        description = product.description
        category = product.category
        self.brand = brand ?? ""
        condition = product.condition.rawValue
        if case .amount(let minor, let code) = product.price, let known = Currency(code: code) {
            price = Money(minor: minor, currency: known).field
            self.currency = code
        }
        attributes = product.attributes.mapValues(\.field)
        revision = product.revision
    }

    /// What it wishes for. Brands of a new name are made.
    ///
    /// - Parameter known: the attributes of the category; what the form says of others is left out.
    /// - Throws: `ListingRefusal`.
    func wish(_ known: [CategoryAttribute], in db: Database) async throws -> ListingWish {
        guard let condition = Condition(rawValue: condition) else { throw ListingRefusal.badAttribute }
        var money: Money?
        if !price.isEmpty {
            guard let currency = Currency(code: currency), let typed = Money(typed: price, currency: currency) else {
                throw ListingRefusal.badPrice
            }
            money = typed
        }
        var said: [String: AttributeValue] = [:]
        for attribute in known.map(\.attribute) {
            guard let text = attributes[attribute.code], !text.isEmpty else { continue }
            guard let value = attribute.value(text) else { throw ListingRefusal.badAttribute }
            said[attribute.code] = value
        }
        var wish = ListingWish(
            title: title, description: description, category: category, condition: condition, price: money,
            attributes: said)
        // Before a brand is made for it: a refused form leaves nothing behind.
        try wish.check()
        if !brand.isEmpty {
            guard brand.count <= 80 else { throw ListingRefusal.noBrand }
            wish.brand = try await Brand.named([brand], in: db)[brand.lowercased()]
        }
        return wish
    }
}
