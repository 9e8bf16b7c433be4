import Catalog
import HTTP
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
        QueryParameter("after", Cursor.schema, "Only what follows this place: the `next` of the page before"),
        QueryParameter("limit", .integer(minimum: 1, maximum: 100), "How many, 20 unless told"),
    ]

    /// - Parameter tree: asked for when a category is named.
    init(_ query: Query, tree: () async throws -> CategoryTree) async throws {
        if query.raw.isEmpty {
            (filter, place, limit) = (WallFilter(), .start, 20)
            return
        }
        let known = Set(Self.parameters.map(\.name))
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
        filter = WallFilter(categories: categories, seller: seller, words: words.flatMap { $0.isEmpty ? nil : $0 })
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

    private static func refusal(_ name: String, _ what: String) -> Problem {
        Problem(.badRequest, code: "bad-parameter", detail: "\(name.prefix(40)) \(what).")
    }
}
