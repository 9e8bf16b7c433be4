import Accounts
import Catalog
import Flows
import Frame
import HTTP
import JSON
import Postgres
import Vocabulary

/// What the palette finds: listings by word, SKU or number, and categories.
struct PaletteHandler: Sendable {
    let door: DeskDoor

    var endpoint: Endpoint {
        Endpoint(door.area.route(.get, "/search.json"), for: door.area.audience(.catalogue)) { request in
            try await find(request)
        }
    }

    private func find(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let text = String((request.query["q"] ?? "").prefix(100))
        var json = JSONWriter()
        if text.count < 2 {
            json.array { _ in }
            return .json(json.bytes)
        }
        let found = try await DeskListing.page(
            DeskFilter(seller: work.hand.seller, words: text), limit: 8, in: work.db)
        let routes = ListingRoutes(area: door.area)
        json.array(of: found.rows) { json, listing in
            json.object { json in
                json.member("label", listing.title.isEmpty ? "—" : listing.title)
                json.member("note", listing.sku ?? listing.sellerName)
                json.member("url", routes.one.path(listing.id))
            }
        }
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }
}
