import Catalog
import HTTP
import JSON
import Postgres
import Vocabulary

/// Products for programs.
package struct ProductsAPI: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    package static let list = Route(.get, "/api/v1/products")

    package var endpoints: [Endpoint] {
        [
            Endpoint(Self.list, "Live products, newest first", tag: "Products") { request in
                try await list(request)
            }
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try await ProductCard.live(limit: 20, in: db)
        var json = JSONWriter(reserving: 10_000)
        json.object { json in
            json.key("items")
            json.array(of: page.items) { json, product in ProductJSON.write(product, to: &json) }
            json.member("next", page.next?.pathText)
        }
        return .json(json.bytes)
    }
}
