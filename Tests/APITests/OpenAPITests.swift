import Foundation
import HTTP
import Postgres
import SearchSupport
import TestSupport
import Testing
import Vectors
import Catalog
import Vocabulary

@Suite struct OpenAPITests {
    private func document(_ stand: APIStand) async throws -> SchemaCheck {
        SchemaCheck(document: try await stand.get("/api/v1/openapi.json").json())
    }

    @Test func `the document names every tagged route with the parameters of its path`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db)
            let document = try await document(stand).document
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
            var named: Set<String> = []
            for (path, operations) in paths {
                for (method, operation) in operations {
                    named.insert("\(method.uppercased()) \(path)")
                    let parameters = try #require(operation["parameters"] as? [[String: Any]])
                    let own = parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
                    #expect(own == path.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
                    #expect((operation["summary"] as? String)?.isEmpty == false)
                    #expect((operation["responses"] as? [String: Any])?.isEmpty == false)
                }
            }
            #expect(
                named == Set(stand.endpoints.filter { !$0.tag.isEmpty }.map { "\($0.method.rawValue) \($0.template)" }))
            #expect(named.count == 14)
        }
    }

    @Test func `every reference leads somewhere`() async throws {
        try await withDatabase { db in
            let check = try await document(APIStand(db))
            var references: Set<String> = []
            func walk(_ value: Any) {
                if let object = value as? [String: Any] {
                    if let reference = object["$ref"] as? String { references.insert(reference) }
                    object.values.forEach(walk)
                } else if let list = value as? [Any] {
                    list.forEach(walk)
                }
            }
            walk(check.document)
            #expect(references.count >= 9)
            for reference in references { #expect(check.resolved(reference) != nil, "\(reference)") }
        }
    }

    @Test func `the check can fail`() async throws {
        try await withDatabase { db in
            let check = try await document(APIStand(db))
            let price = ["$ref": "#/components/schemas/Price"]
            #expect(check.objections(["minor": 5, "currency": "KES"], price) == [])
            for wrong in [
                ["minor": -1, "currency": "KES"], ["minor": 5], ["minor": "5", "currency": "KES"],
                ["minor": 5, "currency": "kes"], ["minor": 5, "currency": "KES", "x": 1],
            ] as [[String: Any]] {
                #expect(check.objections(wrong, price).count == 1, "\(wrong)")
            }
        }
    }

    @Test func `every answer is what the document says of it`() async throws {
        try await withDatabase { db in
            let market = try await IndexedMarket(db), stand = try APIStand(db, search: market.search)
            let check = try await document(stand)
            let amani = try await Cast.seller("Amani \"</script>", in: db)
            let kept = try await Cast.product(
                "Kept", number: 1, of: amani, key: String(repeating: "ab", count: 32), in: db)
            let bare = try await Cast.product(
                "\u{1F}\"\\ </script>\u{2028}", number: 2, of: amani, shillings: nil, in: db)
            let gone = try await Cast.product("Gone", number: 3, of: amani, status: "inactive", in: db)
            let hidden = try await Cast.product("Hidden", number: 4, of: amani, status: "flagged", in: db)
            try await db.run(
                "UPDATE products SET picture_width = 400, picture_height = 300, picture_colour = '#aabbcc' WHERE id = \(kept)"
            )
            for (index, id) in [kept, bare].enumerated() {
                try await ProductEmbedding.store(
                    Embedding((0..<768).map { $0 == index ? 1 : 0 }), of: id, model: "m", in: db)
            }
            try await market.fill()
            let slug: String = try #require(try await db.value("SELECT slug FROM sellers"))
            let stranger = ProductID.random()
            let asked: [(HTTP.Method, String, String, Int)] = [
                (.get, "/api/v1/products", "", 200), (.get, "/api/v1/products", "?limit=1", 200),
                (.get, "/api/v1/products", "?limit=0", 400),
                (.get, "/api/v1/products/{id}", "\(kept)", 200), (.get, "/api/v1/products/{id}", "\(bare)", 200),
                (.get, "/api/v1/products/{id}", "\(gone)", 410),
                (.get, "/api/v1/products/{id}", "\(hidden)", 404), (.get, "/api/v1/products/{id}", "\(stranger)", 404),
                (.get, "/api/v1/products/{id}/similar", "\(kept)", 200),
                (.get, "/api/v1/products/{id}/similar", "\(hidden)", 404),
                (.get, "/api/v1/products/{id}/similar", "\(gone)", 410),
                (.post, "/api/v1/products/{id}/leads", "\(kept)", 201),
                (.post, "/api/v1/products/{id}/leads", "\(hidden)", 410), (.get, "/api/v1/sellers", "", 200),
                (.get, "/api/v1/sellers/{slug}", slug, 200),
                (.get, "/api/v1/sellers/{slug}", "nobody", 404), (.get, "/api/v1/categories", "", 200),
                (.get, "/api/v1/watchlist", "", 200),
                (.get, "/api/v1/search", "?q=kept%20under%20900000&counts=true", 200),
                (.get, "/api/v1/search", "?q=xyz", 200), (.get, "/api/v1/search", "", 400),
                (.get, "/api/v1/suggestions", "?q=ke", 200), (.get, "/api/v1/suggestions", "?x=1", 400),
                (.put, "/api/v1/watchlist/{id}", "\(kept)", 204), (.put, "/api/v1/watchlist/{id}", "\(hidden)", 409),
                (.delete, "/api/v1/watchlist/{id}", "\(kept)", 204),
            ]
            let paths = try #require(check.document["paths"] as? [String: [String: [String: Any]]])
            for (method, template, value, code) in asked {
                let query = value.hasPrefix("?") ? value : ""
                let target = template.replacing("{id}", with: value).replacing("{slug}", with: value) + query
                let response = try await stand.ask(method, target)
                #expect(response.code == code, "\(method.rawValue) \(target)")
                let responses = try #require(
                    paths[template]?[method.rawValue.lowercased()]?["responses"] as? [String: [String: Any]])
                let described = try #require(
                    responses[String(response.code)], "\(method.rawValue) \(template) does not name \(response.code)")
                guard let content = described["content"] as? [String: [String: Any]] else {
                    #expect(response.bytes == [])
                    continue
                }
                let type = try #require(response.headers["Content-Type"])
                let schema = try #require(content[type]?["schema"] as? [String: Any], "\(target): \(type)")
                #expect(check.objections(try response.json(), schema) == [], "\(method.rawValue) \(target)")
            }
        }
    }

    @Test func `the reference page shows every documented route`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db)
            let page = try await stand.get("/api", [("Accept", "text/html")])
            #expect(page.code == 200)
            #expect(page.headers["Content-Security-Policy"] != nil)
            for endpoint in stand.endpoints where !endpoint.tag.isEmpty {
                #expect(page.text.contains(endpoint.template), "\(endpoint.template)")
            }
        }
    }
}
