import Accounts
import Catalog
import Discovery
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Sellers
import Vocabulary

/// What every home page shows and hardly changes.
struct MarketCounts: Sendable {
    let categories: [CategoryCount]
    let sellers: [SellerSummary]
    var products: Int { categories.reduce(0) { $0 + $1.count } }
}

/// The wall.
package struct HomeHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let counts: Remembered<MarketCounts>
    private let tree: Remembered<CategoryTree>

    package init(db: Database, kit: PageKit, tree: Remembered<CategoryTree>) {
        self.db = db
        self.tree = tree
        self.kit = kit
        counts = Remembered(for: .seconds(10)) {
            MarketCounts(
                categories: try await CategoryCount.all(in: db),
                sellers: try await SellerSummary.largest(limit: 40, in: db))
        }
    }

    package var endpoint: Endpoint {
        Endpoint(StorefrontRoutes.home, for: .everyone) { request in try await answer(request) }
    }

    private func answer(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let isFragment = request.headers["soko-fragment"] == "wall"
        let response = try await kit.lastGood.answer(kit.name(request, visitor), isShared: visitor.isStranger) {
            let tree = try await tree.value()
            let query = WallQuery(request.query, tree)
            let page = try await Catalog.ProductCard.live(
                query.filter, at: query.place, limit: WallQuery.pageSize, in: db)
            let counts = try await counts.value()
            let total =
                query.filter == WallFilter()
                ? counts.products : try await Catalog.ProductCard.count(query.filter, in: db)
            let watched = try await watched(by: visitor)
            let drawing = Drawing(phrases: .in(visitor.language), tree: tree, now: Date())
            let frame = kit.frame(request, visitor)
            let draw = { @Sendable (watched: Set<ProductID>, csrf: String, age: Duration?) -> Response in
                let wall = WallView(
                    cards: drawing.cards(page.items, watched: watched), next: query.link(path: "/", at: page.next),
                    previous: query.link(path: "/", at: page.previous))
                if isFragment { return .html(Wall(wall, phrases: drawing.phrases, eagerCards: 0).rendered()) }
                var frame = frame
                (frame.savedCopyAge, frame.csrf, frame.watchedCount, frame.search) = (
                    age, csrf, watched.count, query.words ?? ""
                )
                frame.canonicalPath =
                    query.words == nil && query.place == .start ? query.link(category: query.category).address : nil
                if let category = query.category {
                    frame.keptFilters = [("category", category.slug.text)]
                    frame.title = drawing.category(category.code)
                }
                return .html(HomePage(frame, view(query, counts, total, wall, drawing)).rendered(capacity: 65_536))
            }
            return ({ draw(watched, visitor.csrf, $0) }, { draw([], "", $0) })
        }
        return finished(response, request)
    }

    private func view(_ query: WallQuery, _ counts: MarketCounts, _ total: Int, _ wall: WallView, _ drawing: Drawing)
        -> HomePageView
    {
        HomePageView(
            productCount: total, sellerCount: counts.sellers.count,
            categories: categories(query, counts, drawing),
            sellers: counts.sellers.map {
                FilterView(label: $0.name, url: drawing.sellerLink($0.slug), count: $0.liveProducts)
            },
            wall: wall)
    }

    /// The roots, or the chosen category with those right below it; the largest first, none that is empty.
    private func categories(_ query: WallQuery, _ counts: MarketCounts, _ drawing: Drawing) -> [FilterView] {
        let live = Dictionary(counts.categories.map { ($0.category, $0.count) }, uniquingKeysWith: +)
        let tree = drawing.tree
        func filter(_ node: CategoryNode) -> FilterView? {
            let count = tree.branch(node.code).reduce(0) { $0 + (live[$1] ?? 0) }
            let isActive = node.code == query.category?.code
            if count == 0, !isActive { return nil }
            // Pressed again, it leads one floor up.
            let target = isActive ? node.parent.flatMap { tree[$0] } : node
            return FilterView(
                label: node.names[drawing.phrases.language], url: query.link(category: target), count: count,
                isActive: isActive)
        }
        let below = query.category.map { tree.children(of: $0.code) } ?? tree.roots
        let choices = below.compactMap(filter).sorted { ($0.count ?? 0) > ($1.count ?? 0) }
        return (query.category.flatMap(filter).map { [$0] } ?? []) + choices
    }

    private func watched(by visitor: Visitor) async throws -> Set<ProductID> {
        guard let id = visitor.id else { return [] }
        return Set(try await Watchlist.products(of: id, in: db))
    }

    private func finished(_ response: Response, _ request: Request) -> Response {
        var response = kit.visitors.rememberingLanguage(of: request, in: response)
        response.headers.add("Vary", "Soko-Fragment, Accept-Language, Cookie")
        if response.headers["Cache-Control"] == nil { response.headers.add("Cache-Control", "private, no-cache") }
        return response
    }
}
