import Catalog
import HTTP
import Merchandising
import Postgres
import Vocabulary

/// What a list's address asks for. Unlike a page, the API refuses what it does not understand.
struct ListQuery: Sendable {
    let filter: WallFilter
    let place: WallPlace
    let limit: Int

    static let parameters = [
        QueryParameter("q", .string(), "Words that all stand in title or description"),
        QueryParameter(
            "category", .string(pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"),
            "Only this category and those below it: a slug or a code of `/api/v1/categories`"),
        QueryParameter("seller", SellerID.schema, "Only this seller"),
        QueryParameter("brand", Slug.schema, "Only this brand: its slug"),
        QueryParameter(
            "condition", .string(choices: Condition.allCases.map(\.rawValue)), "Only goods in this state"),
        QueryParameter(
            "rating", .integer(minimum: 2, maximum: 4), "Only what has at least so many stars on average: 2, 3 or 4"),
        QueryParameter("priceFrom", .integer(minimum: 0), "At least this price, in minor units"),
        QueryParameter("priceTo", .integer(minimum: 0), "At most this price, in minor units"),
        QueryParameter(
            "attribute", .string(),
            "Only what has it, as `season:winter` or `width-mm:195..215`; of the category that is named; may come again"
        ),
        QueryParameter("fits", VehicleID.schema, "Only what fits this vehicle: an id of `/api/v1/vehicles`"),
        QueryParameter("year", .integer(minimum: 1900, maximum: 2100), "The year in which that vehicle was built"),
        QueryParameter("after", Cursor.schema, "Only what follows this place: the `next` of the page before"),
        QueryParameter("limit", .integer(minimum: 1, maximum: 100), "How many, 20 unless told"),
    ]

    /// - Parameters:
    ///   - parameters: all that the address may name.
    ///   - tree: asked for when a category is named.
    ///   - attributes: what a list of several categories may be narrowed by; nil: nothing.
    ///
    ///   At most three statements besides.
    init(
        _ query: Query, parameters: [QueryParameter] = Self.parameters, tree: () async throws -> CategoryTree,
        attributes: (() async throws -> [Attribute])? = nil, in db: Database
    ) async throws {
        if query.raw.isEmpty {
            (filter, place, limit) = (WallFilter(), .start, 20)
            return
        }
        let known = Set(parameters.map(\.name))
        if let stranger = query.all.first(where: { !known.contains($0.name) }) {
            throw Self.refusal(stranger.name, "is not a parameter here")
        }
        let words = query["q"].map { String($0.prefix(200)) }
        var categories: [String] = []
        if let text = query["category"] {
            let tree = try await tree()
            guard let category = tree.category(slug: text) ?? tree[text] else {
                throw Self.refusal("category", "is not a category")
            }
            categories = tree.branch(category.code)
        }
        let seller = try query["seller"].map { text in
            guard let seller = SellerID(pathText: text) else { throw Self.refusal("seller", "is not an id") }
            return seller
        }
        var filter = WallFilter(
            categories: categories, seller: seller, words: words.flatMap { $0.isEmpty ? nil : $0 })
        if filter.words != nil { filter.alternatives = Synonyms.alternatives(try await Synonyms.all(in: db)) }
        if let text = query["brand"] {
            guard let slug = Slug(pathText: text), let brand = try await Brand.known(slug: slug, in: db) else {
                throw Self.refusal("brand", "is not a brand")
            }
            filter.brand = brand.id
        }
        filter.condition = try query["condition"].map { text in
            guard let condition = Condition(rawValue: text) else {
                throw Self.refusal("condition", "is not a condition")
            }
            return condition
        }
        filter.rating = try query["rating"].map { text in
            guard let rating = Int(text), WallFilter.ratings.contains(rating) else {
                throw Self.refusal("rating", "should be 2, 3 or 4")
            }
            return rating
        }
        filter.priceFrom = try Self.minor(query, "priceFrom")
        filter.priceTo = try Self.minor(query, "priceTo")
        let asked = query.all.filter { $0.name == "attribute" }.map(\.value)
        if !asked.isEmpty {
            if let attributes {
                filter.attributes = try Self.choices(asked, try await attributes())
            } else {
                guard let first = categories.first else { throw Self.refusal("attribute", "needs a category") }
                let known = try await Attribute.of(category: first, in: db).filter(\.isFilter).map(\.attribute)
                filter.attributes = try Self.choices(asked, known)
            }
        }
        filter.car = try Self.car(query)
        self.filter = filter
        place =
            try query["after"].map { text in
                guard let cursor = Cursor(pathText: text) else {
                    throw Self.refusal("after", "is not a place in a list")
                }
                return .olderThan(cursor)
            } ?? .start
        limit = try Self.limit(query, most: 100, otherwise: 20)
    }

    static func limit(_ query: Query, most: Int, otherwise: Int) throws -> Int {
        guard let text = query["limit"] else { return otherwise }
        guard let limit = Int(text), (1...most).contains(limit) else {
            throw refusal("limit", "should be 1 to \(most)")
        }
        return limit
    }

    private static func minor(_ query: Query, _ name: String) throws -> Int64? {
        guard let text = query[name] else { return nil }
        guard let minor = Int64(text), minor >= 0 else {
            throw refusal(name, "should be a whole number of minor units")
        }
        return minor
    }

    private static func car(_ query: Query) throws -> WallFilter.Car? {
        let year = try query["year"].map { text in
            guard let year = Int(text), (1900...2100).contains(year) else { throw refusal("year", "is not a year") }
            return year
        }
        guard let text = query["fits"] else {
            if year != nil { throw refusal("year", "needs fits") }
            return nil
        }
        guard let vehicle = VehicleID(pathText: text) else { throw refusal("fits", "is not an id") }
        return WallFilter.Car(vehicle, year: year)
    }

    /// Several values of one attribute are one choice: any of them.
    private static func choices(_ asked: [String], _ known: [Attribute]) throws -> [AttributeChoice] {
        guard asked.count <= 20 else { throw refusal("attribute", "comes too often") }
        var values: [String: [AttributeValue]] = [:]
        var choices: [AttributeChoice] = []
        for text in asked {
            let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard sides.count == 2, let attribute = known.first(where: { $0.code == sides[0] }) else {
                throw refusal("attribute", "is not one of this category")
            }
            if attribute.kind == .number, let dots = sides[1].firstRange(of: "..") {
                let ends = [sides[1][..<dots.lowerBound], sides[1][dots.upperBound...]].map { Double($0) }
                guard ends[0] != nil || ends[1] != nil, ends.allSatisfy({ $0?.isFinite ?? true }) else {
                    throw refusal("attribute", "has no such range")
                }
                choices.append(AttributeChoice(attribute.code, .range(from: ends[0], to: ends[1])))
            } else {
                guard let value = attribute.value(sides[1]) else { throw refusal("attribute", "has no such value") }
                values[attribute.code, default: []].append(value)
            }
        }
        return choices + values.sorted { $0.key < $1.key }.map { AttributeChoice($0.key, .any($0.value)) }
    }

    static func refusal(_ name: String, _ what: String) -> Problem {
        Problem(.badRequest, code: "bad-parameter", detail: "\(name.prefix(40)) \(what).")
    }
}
