import Catalog
import Flows
import HTTP
import Postgres
import Vocabulary

/// What a search's address asks for: what narrows a list down, and what only a search has.
struct SearchQuery: Sendable {
    let wish: SearchWish
    /// From 1.
    let page: Int

    static let parameters =
        [
            QueryParameter(
                "q", .string(),
                "What is looked for, in words; prices, colours, places, vehicles and the like are understood. Needed")
        ]
        + ListQuery.parameters.filter { !["q", "after"].contains($0.name) }.map { parameter in
            // Of a search, goods of any category may be asked for what they have.
            parameter.name == "attribute"
                ? QueryParameter(
                    "attribute", .string(),
                    "Only what has it, as `season:winter` or `width-mm:195..215`; may come again")
                : parameter
        } + [
            QueryParameter(
                "sort", .string(choices: SearchWish.Order.allCases.map(\.rawValue)),
                "The order, by relevance unless told; `nearest` needs `at`"),
            QueryParameter("days", .integer(minimum: 1, maximum: 3_650), "Only what came in the last so many days"),
            QueryParameter("stock", .boolean, "Whether only what is in stock is wanted"),
            QueryParameter(
                "at", .string(pattern: #"^-?\d+(\.\d+)?,-?\d+(\.\d+)?$"#), "From where: latitude, longitude"),
            QueryParameter("km", .integer(minimum: 1, maximum: 20_000), "Only what is so near to `at`, in kilometres"),
            QueryParameter("page", .integer(minimum: 1, maximum: SearchWish.deepest), "Which page, from 1"),
            QueryParameter(
                "meaning", .boolean, "Whether what means the like is looked for beside the words; yes unless told"),
            QueryParameter("counts", .boolean, "Whether `facets` counts what further choices would leave"),
            QueryParameter(
                "language", .string(choices: Language.allCases.map(\.tag)), "What the visitor speaks; helps with ties"),
        ]

    /// At most three statements.
    init(
        _ query: Query, otherwise language: Language, tree: () async throws -> CategoryTree,
        attributes: @escaping () async throws -> [Attribute], in db: Database
    ) async throws {
        let list = try await ListQuery(
            query, parameters: Self.parameters, tree: tree, attributes: attributes, in: db)
        guard let words = list.filter.words, words.contains(where: { !$0.isWhitespace }) else {
            throw ListQuery.refusal("q", "is needed")
        }
        var wish = SearchWish(words, filter: list.filter, limit: list.limit)
        (wish.filter.words, wish.filter.alternatives) = (nil, [:])
        // One choice of several numbers would be several ranges, of which a product has only one.
        for choice in wish.filter.attributes {
            guard case .any(let values) = choice.wish, values.count > 1, case .number = values[0] else { continue }
            throw ListQuery.refusal("attribute", "may name one number, or a range")
        }
        wish.order = try Self.order(query)
        wish.newerThanDays = try Self.number(query, "days", 1...3_650)
        wish.isAvailable = try Self.flag(query, "stock")
        wish.counts = try Self.flag(query, "counts")
        wish.hasMeaning = try query["meaning"] == nil || Self.flag(query, "meaning")
        wish.place = try query["at"].map { text in
            guard let point = MapPoint(pair: text) else { throw ListQuery.refusal("at", "is not a place") }
            return point
        }
        wish.radius = try Self.number(query, "km", 1...20_000).map(Double.init)
        if wish.place == nil, wish.radius != nil { throw ListQuery.refusal("km", "needs at") }
        if wish.place == nil, wish.order == .nearest { throw ListQuery.refusal("sort", "by nearest needs at") }
        wish.language =
            try query["language"].map { tag in
                guard let language = Language(tag: tag) else { throw ListQuery.refusal("language", "is not one here") }
                return language
            } ?? language
        page = try Self.number(query, "page", 1...SearchWish.deepest) ?? 1
        wish.offset = (page - 1) * list.limit
        guard wish.offset + list.limit <= SearchWish.deepest else {
            throw ListQuery.refusal("page", "is beyond the first \(SearchWish.deepest) products")
        }
        self.wish = wish
    }

    private static func order(_ query: Query) throws -> SearchWish.Order {
        guard let text = query["sort"] else { return .relevance }
        guard let order = SearchWish.Order(rawValue: text) else { throw ListQuery.refusal("sort", "is not an order") }
        return order
    }

    private static func number(_ query: Query, _ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw ListQuery.refusal(name, "should be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func flag(_ query: Query, _ name: String) throws -> Bool {
        switch query[name] {
        case nil, "false": false
        case "true": true
        default: throw ListQuery.refusal(name, "should be true or false")
        }
    }
}
