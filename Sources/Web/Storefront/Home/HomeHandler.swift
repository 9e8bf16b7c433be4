import Accounts
import Cache
import Catalog
import Discovery
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Insights
import Postgres
import Search
import Sellers
import Vocabulary

/// What every home page shows and hardly changes.
struct MarketCounts: Sendable {
    let categories: [CategoryCount]
    let sellers: [SellerSummary]
    var products: Int { categories.reduce(0) { $0 + $1.count } }
}

/// The wall: the whole market's, a category's, a brand's.
package struct HomeHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let counts: Remembered<MarketCounts>
    private let shelf: Shelf
    private let turnstile: Turnstile
    private let trail: SearchTrail

    init(db: Database, kit: PageKit, shelf: Shelf, turnstile: Turnstile, trail: SearchTrail) {
        self.db = db
        self.shelf = shelf
        self.turnstile = turnstile
        self.trail = trail
        self.kit = kit
        counts = Remembered(for: .seconds(10)) {
            MarketCounts(
                categories: try await CategoryCount.all(in: db),
                sellers: try await SellerSummary.largest(limit: 40, in: db))
        }
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.home, for: .everyone) { request in try await home(request) },
            Endpoint(StorefrontRoutes.category, for: .everyone) { request, slug in try await category(request, slug) },
            Endpoint(StorefrontRoutes.brand, for: .everyone) { request, slug in try await brand(request, slug) },
        ]
    }

    private func home(_ request: Request) async throws -> Response {
        // As categories were addressed before they had pages of their own.
        let query = request.query
        if let slug = query["category"],
            query.all.allSatisfy({ ["category", "lang", "after", "before"].contains($0.name) }),
            let node = try await shelf.tree.value().category(slug: slug)
        {
            return moved(to: StorefrontRoutes.category.path(node.slug), query.all.filter { $0.name != "category" })
        }
        return try await answer(request) { try await WallQuery(query, shelf, in: db) }
    }

    private func category(_ request: Request, _ slug: Slug) async throws -> Response {
        guard let node = try await shelf.tree.value().category(slug: slug.text) else {
            throw Problem(.notFound, code: "no-such-category")
        }
        if node.slug != slug { return moved(to: StorefrontRoutes.category.path(node.slug), request.query.all) }
        return try await answer(request) { try await WallQuery(request.query, category: node, shelf, in: db) }
    }

    private func brand(_ request: Request, _ slug: Slug) async throws -> Response {
        guard let brand = try await Brand.known(slug: slug, in: db) else {
            throw Problem(.notFound, code: "no-such-brand")
        }
        if brand.slug != slug.text, let current = Slug(pathText: brand.slug) {
            return moved(to: StorefrontRoutes.brand.path(current), request.query.all)
        }
        return try await answer(request) { try await WallQuery(request.query, brand: brand, shelf, in: db) }
    }

    /// To where it is now, the query kept.
    private func moved(to path: String, _ query: [(name: String, value: String)]) -> Response {
        .redirect(to: WallQuery.link(path, query.map { ($0.name, $0.value) }).address, .movedPermanently)
    }

    private func answer(_ request: Request, _ query: () async throws -> WallQuery) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let isFragment = request.headers["soko-fragment"] == "wall"
        let name = kit.name(request, visitor)
        let response = try await kit.lastGood.answer(name, isShared: visitor.isStranger) {
            let asked = try await query(), started = ContinuousClock.now
            let searched = try await WallSearch(shelf: shelf, db: db)(
                asked, language: visitor.language, counts: !isFragment)
            let listed = searched == nil ? try await listed(asked, isFragment) : nil
            let query = searched?.query ?? asked
            let cards = searched?.cards ?? listed?.page.items ?? []
            let logged = query.logged(
                request, searched?.finding, total: listed?.total, cards: cards, in: visitor.language,
                taking: started.duration(to: .now))
            trail.keep(logged, for: name)
            let found = Found(
                query: query, finding: searched?.finding, counts: try await counts.value(),
                total: searched?.finding.total ?? listed?.total, facets: searched?.facets ?? listed?.facets,
                first: query.isNarrowed || query.place != .start ? nil : try await shelf.firstPage.value(),
                knowsCars: try await shelf.knowsCars.value(),
                named: try await vehicle(of: query, searched?.finding).asyncMap {
                    try await Vehicle.find($0, in: db)?.fullName
                } ?? nil,
                parked: try await parked(by: visitor), currency: shelf.currency)
            let watched = try await watched(by: visitor)
            let drawing = try await shelf.drawing(for: visitor)
            let frame = drawing.framed(kit.frame(request, visitor))
            let draw = { @Sendable (isStranger: Bool, csrf: String, age: Duration?) -> Response in
                let watched = isStranger ? [] : watched
                let wall = WallView(
                    cards: drawing.cards(cards, watched: watched), next: found.next(listed?.page.next),
                    previous: found.previous(listed?.page.previous))
                if isFragment { return .html(Wall(wall, phrases: drawing.phrases, eagerCards: 0).rendered()) }
                var frame = frame
                frame.settle(age: age, csrf: csrf, watchedCount: watched.count)
                frame.search = query.words ?? ""
                let view = WallDrawing(found: found, drawing: drawing, isStranger: isStranger)
                view.describe(&frame)
                return .html(HomePage(frame, view.home(wall, watched)).rendered(capacity: 65_536))
            }
            return ({ draw(false, visitor.csrf, $0) }, { draw(true, "", $0) })
        }
        turnstile.count(.wall, response, to: request, from: visitor)
        trail.searched(name, response, to: request, from: visitor)
        if !isFragment { trail.chose(response, to: request, from: visitor) }
        return finished(response, request)
    }

    /// The one that was chosen, or else the one that the words name.
    private func vehicle(of query: WallQuery, _ finding: SearchFinding?) -> VehicleID? {
        query.car?.vehicle ?? finding?.reading?.vehicle.flatMap(VehicleID.init(rawValue:))
    }

    /// What PostgreSQL lists of a wall, newest first.
    private struct Listed: Sendable {
        let page: WallPage<Catalog.ProductCard>
        let total: Int?
        let facets: Facets?
    }

    private func listed(_ query: WallQuery, _ isFragment: Bool) async throws -> Listed {
        Listed(
            page: try await Catalog.ProductCard.live(
                query.filter, at: query.place, limit: WallQuery.pageSize, in: db),
            total: query.isNarrowed ? try await Catalog.ProductCard.count(query.filter, in: db) : nil,
            facets: query.isNarrowed && !isFragment
                ? try await Facets.count(query.filter, attributes: query.attributes, in: db) : nil)
    }

    private func watched(by visitor: Visitor) async throws -> Set<ProductID> {
        guard let id = visitor.id else { return [] }
        return Set(try await Watchlist.products(of: id, in: db))
    }

    private func parked(by visitor: Visitor) async throws -> ParkedCar? {
        guard let id = visitor.id, try await shelf.knowsCars.value() else { return nil }
        return try await Garage.current(of: id, in: db)
    }

    private func finished(_ response: Response, _ request: Request) -> Response {
        var response = kit.visitors.rememberingLanguage(of: request, in: response)
        response.headers.add("Vary", "Soko-Fragment, Accept-Language, Cookie")
        if response.headers["Cache-Control"] == nil { response.headers.add("Cache-Control", "private, no-cache") }
        return response
    }
}

extension Optional {
    func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}
