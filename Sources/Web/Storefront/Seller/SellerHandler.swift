import Cache
import Accounts
import Catalog
import Discovery
import Foundation
import Frame
import HTML
import HTTP
import Insights
import Postgres
import Sellers
import Vocabulary

/// A seller's page with their wall.
package struct SellerHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let shelf: Shelf
    private let turnstile: Turnstile
    private let trail: SearchTrail

    init(db: Database, kit: PageKit, shelf: Shelf, turnstile: Turnstile, trail: SearchTrail) {
        self.db = db
        self.shelf = shelf
        self.turnstile = turnstile
        self.trail = trail
        self.kit = kit
    }

    package var endpoint: Endpoint {
        Endpoint(StorefrontRoutes.seller, for: .everyone) { request, slug in try await answer(request, slug) }
    }

    private func answer(_ request: Request, _ slug: Slug) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let isFragment = request.headers["soko-fragment"] == "wall"
        let path = StorefrontRoutes.seller.path(slug)
        let response = try await kit.lastGood.answer(kit.name(request, visitor), isShared: visitor.isStranger) {
            let tree = try await shelf.tree.value()
            let query = WallQuery(request.query, tree)
            guard let seller = try await Seller.find(slug: slug, in: db),
                let store = try await StoreProfile.find(seller.id, in: db)
            else { throw Problem(.notFound, code: "no-such-seller") }
            let page = try await Catalog.ProductCard.live(
                WallFilter(categories: query.filter.categories, seller: seller.id), at: query.place,
                limit: WallQuery.pageSize, in: db)
            let figures = try await SellerFigures.of(seller.id, in: db)
            let watched: Set<ProductID> =
                if let id = visitor.id { Set(try await Watchlist.products(of: id, in: db)) } else { [] }
            let drawing = try await shelf.drawing(for: visitor)
            let frame = drawing.framed(kit.frame(request, visitor))
            let draw = { @Sendable (watched: Set<ProductID>, csrf: String, age: Duration?) -> Response in
                let wall = WallView(
                    cards: drawing.cards(page.items, watched: watched), next: query.link(path: path, at: page.next),
                    previous: query.link(path: path, at: page.previous))
                if isFragment { return .html(Wall(wall, phrases: drawing.phrases, eagerCards: 0).rendered()) }
                var frame = frame
                frame.settle(age: age, csrf: csrf, watchedCount: watched.count)
                frame.canonicalPath = query.place == .start ? path : nil
                let card = SellerCardView(
                    name: seller.name, url: Link(path), maskedPhone: seller.phone.masked,
                    productCount: figures.liveProducts,
                    readText: seller.lastSyncedAt.map {
                        drawing.phrases.ago(.seconds(max(0, drawing.now.timeIntervalSince($0))))
                    }, isVerified: seller.verifiedAt != nil, isOfficialStore: seller.isOfficialStore)
                // Whether it is open is told at the moment of drawing, also in a copy that was kept.
                let view = StoreView(
                    store, figures, at: Date(), in: frame.market.zone, frame.phrases.store)
                if age == nil, let cover = view.cover { frame.preview = Link(cover.address + "/1280.jpeg") }
                return .html(SellerPage(frame, seller: card, wall: wall, store: view).rendered(capacity: 65_536))
            }
            return ({ draw(watched, visitor.csrf, $0) }, { draw([], "", $0) })
        }
        turnstile.count(.seller(slug), response, to: request, from: visitor)
        if !isFragment { trail.chose(response, to: request, from: visitor) }
        var finished = kit.visitors.rememberingLanguage(of: request, in: response)
        finished.headers.add("Vary", "Soko-Fragment, Accept-Language, Cookie")
        if finished.headers["Cache-Control"] == nil { finished.headers.add("Cache-Control", "private, no-cache") }
        return finished
    }
}
