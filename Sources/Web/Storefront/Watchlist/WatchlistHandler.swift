import Accounts
import Catalog
import Discovery
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// The visitor's watchlist, and the hearts that fill it.
package struct WatchlistHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let shelf: Shelf

    init(db: Database, kit: PageKit, shelf: Shelf) {
        self.shelf = shelf
        self.db = db
        self.kit = kit
    }

    package var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.watchlist, for: .everyone) { request in try await list(request) },
            Endpoint(StorefrontRoutes.watch, for: .everyone) { request, id in
                try await change(request) { visitor in
                    guard try await Watchlist.add(id, for: visitor, in: db) else {
                        throw Problem(
                            .conflict, code: "not-watchable", detail: "It is not on the wall, or the list is full.")
                    }
                }
            },
            Endpoint(StorefrontRoutes.unwatch, for: .everyone) { request, id in
                try await change(request) { try await Watchlist.remove(id, for: $0, in: db) }
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let ids: [ProductID] = if let id = visitor.id { try await Watchlist.products(of: id, in: db) } else { [] }
        let found = try await Catalog.ProductCard.find(ids, in: db)
        let drawing = try await shelf.drawing(for: visitor)
        var frame = drawing.framed(kit.frame(request, visitor))
        frame.watchedCount = ids.count
        let cards = found.map { drawing.card($0.card, isWatched: true, isGone: !$0.isLive) }
        var response = Response.html(WatchlistPage(frame, wall: WallView(cards: cards)).rendered(capacity: 32_768))
        response.headers.add("Cache-Control", "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }

    private func change(_ request: Request, _ body: (VisitorID) async throws -> Void) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        let (id, setCookie) = kit.visitors.identified(visitor)
        try await body(id)
        let isScript = request.headers["soko-fragment"] == "none"
        var response = isScript ? Response(.noContent) : .redirect(to: LocalPath(request.form["return"]).text)
        response.headers.add("Cache-Control", "no-store")
        if let setCookie { response.headers.add("Set-Cookie", setCookie) }
        return response
    }
}
