import Cache
import Catalog
import Flows
import Frame
import HTTP
import JSON
import Postgres
import Search
import Vocabulary

/// The market's search for programs.
struct SearchAPI: Sendable {
    private let db: Database
    private let kit: PageKit
    private let market: MarketSearch
    private let tree: Remembered<CategoryTree>
    private let attributes: Remembered<[Attribute]>

    init(db: Database, kit: PageKit, market: MarketSearch) {
        (self.db, self.kit, self.market) = (db, kit, market)
        tree = Remembered(for: .seconds(10)) { try await CategoryTree.load(in: db) }
        attributes = Remembered(for: .seconds(10)) { try await Attribute.all(in: db) }
    }

    static let search = Route(.get, "/api/v1/search")
    static let suggestions = Route(.get, "/api/v1/suggestions")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.search, for: .everyone, "Live products that are meant, the best first", tag: "Search",
                query: SearchQuery.parameters, returns: SearchJSON.page, refusals: [.badRequest, .unavailable]
            ) { request in try await answer(request) },
            Endpoint(
                Self.suggestions, for: .everyone, "What somebody may mean who has typed so much", tag: "Search",
                query: Self.suggestionParameters, returns: SearchJSON.suggestions,
                refusals: [.badRequest, .unavailable]
            ) { request in try await suggest(request) },
        ]
    }

    private static let suggestionParameters = [
        QueryParameter("q", .string(), "As it stands in the box; a blank at its end says that the last word is whole"),
        QueryParameter("language", .string(choices: Language.allCases.map(\.tag)), "Of the names that are suggested"),
    ]

    private func answer(_ request: Request) async throws -> Response {
        try await kit.lastGood.answer("api " + request.path + "?" + request.query.raw) {
            let query = try await SearchQuery(
                request.query, otherwise: kit.market.languages[0], tree: { try await tree.value() },
                attributes: { try await attributes.value() }, in: db)
            let started = ContinuousClock.now
            guard var found = try await market.goods(query.wish) else {
                // It is being built; a list without it would be another one.
                throw Problem(
                    .unavailable, code: "search-not-ready", detail: "The index is being built.",
                    headers: ["Retry-After": "10"])
            }
            if found.total == 0 { found.products = [] }
            let cards = try await ProductCard.find(found.products, in: db).filter(\.isLive).map(\.card)
            found.total -= found.products.count - cards.count
            note(request, query, found, cards, taking: started.duration(to: .now))
            var json = JSONWriter(reserving: 512 * (cards.count + 2))
            SearchJSON.write(found, cards, query, to: &json)
            return sameForAll(json.bytes)
        }
    }

    private func note(
        _ request: Request, _ query: SearchQuery, _ found: SearchFinding, _ cards: [ProductCard], taking time: Duration
    ) {
        ProgramSearches(diary: market.diary, kit: kit).note(request, request.query.all, .api, taking: time) { search in
            if let words = found.reading?.words { search.words = words }
            (search.language, search.order, search.page) = (
                query.wish.language, query.wish.order.rawValue, query.page - 1
            )
            search.filters = Set(request.query.all.map(\.name)).subtracting(Self.noFilters).sorted()
            (search.total, search.firstPlace, search.shown) = (found.total, query.wish.offset, cards.map(\.id))
            (search.relaxed, search.corrections) = (found.relaxed.map(\.rawValue), found.correctionNotes)
        }
    }

    private static let noFilters = ["q", "limit", "page", "sort", "counts", "meaning", "language"]

    private func suggest(_ request: Request) async throws -> Response {
        if let stranger = request.query.all.first(where: { !["q", "language"].contains($0.name) }) {
            throw ListQuery.refusal(stranger.name, "is not a parameter here")
        }
        let language = try request.query["language"].map { tag in
            guard let language = Language(tag: tag) else { throw ListQuery.refusal("language", "is not one here") }
            return language
        }
        // Not among the saved copies: each letter that somebody types would drive a page out of them.
        let found = try await market.suggest(request.query["q"] ?? "", in: language ?? kit.market.languages[0])
        var json = JSONWriter(reserving: 4_096)
        SearchJSON.write(found, to: &json)
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "public, max-age=15")
        return response
    }
}
