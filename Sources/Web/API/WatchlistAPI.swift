import Accounts
import Catalog
import Discovery
import Frame
import HTTP
import JSON
import Postgres
import Vocabulary

/// The watchlist of the visitor whose cookie comes along.
package struct WatchlistAPI: Sendable {
    private let db: Database
    private let kit: PageKit

    package init(db: Database, kit: PageKit) {
        self.db = db
        self.kit = kit
    }

    package static let list = Route(.get, "/api/v1/watchlist")
    package static let add = Route(.put, "/api/v1/watchlist/{id}", ProductID.self)
    package static let remove = Route(.delete, "/api/v1/watchlist/{id}", ProductID.self)

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .everyone, "What this visitor watches, the latest first", tag: "Watchlist",
                returns: ProductJSON.items,
                refusals: [.unavailable]
            ) {
                request in try await list(request)
            },
            Endpoint(
                Self.add, for: .everyone, "Watch a product; answers with the visitor's cookie", tag: "Watchlist",
                refusals: [.conflict, .forbidden, .unavailable]
            ) {
                request, id in
                try await change(request) { visitor in
                    guard try await Watchlist.add(id, for: visitor, in: db) else {
                        throw Problem(.conflict, code: "not-watchable")
                    }
                }
            },
            Endpoint(
                Self.remove, for: .everyone, "Watch it no longer", tag: "Watchlist",
                refusals: [.forbidden, .unavailable]
            ) {
                request, id in
                try await change(request) { try await Watchlist.remove(id, for: $0, in: db) }
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let ids: [ProductID] =
            if let id = kit.visitors.visitor(of: request).id { try await Watchlist.products(of: id, in: db) } else {
                []
            }
        let found = try await ProductCard.find(ids, in: db).filter(\.isLive)
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array(of: found) { json, product in ProductJSON.write(product.card, to: &json) }
        }
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }

    /// A page of another site cannot send PUT or DELETE without asking first, and we never allow it; an `Origin` that
    /// is not ours is refused all the same.
    private func change(_ request: Request, _ body: (VisitorID) async throws -> Void) async throws -> Response {
        try kit.visitors.checkOrigin(request)
        let (id, setCookie) = kit.visitors.identified(kit.visitors.visitor(of: request))
        try await body(id)
        var response = Response(.noContent, headers: ["Cache-Control": "no-store"])
        if let setCookie { response.headers.add("Set-Cookie", setCookie) }
        return response
    }
}
