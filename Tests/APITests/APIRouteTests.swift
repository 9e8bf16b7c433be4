import Catalog
import Crypto
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite struct APIRouteTests {
    @Test func `the list goes on until it ends, and says 304 when nothing changed`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            for number in 1...25 { try await Cast.product("P\(number)", number: number, of: amani, in: db) }
            let first = try await stand.get("/api/v1/products")
            #expect(first.headers["Content-Type"] == "application/json")
            #expect(first.headers["X-Content-Type-Options"] == "nosniff")
            let next = try #require(try first.json()["next"] as? String)
            let second = try await stand.get("/api/v1/products?after=\(next)")
            #expect(try first.titles().count == 20)
            #expect(try Set(first.titles() + second.titles()).count == 25)
            #expect(try second.json()["next"] is NSNull)
            let tag = try #require(first.headers["ETag"])
            let same = try await stand.get("/api/v1/products", [("If-None-Match", tag)])
            #expect(same.code == 304)
            #expect(same.bytes == [])
        }
    }

    @Test(arguments: [
        "limit=0", "limit=101", "limit=x", "limit=", "category=weapons", "seller=1", "after=1", "after=+1-1", "page=2",
        "q=a&Q=b", "%2500=1",
    ])
    func `what a list does not understand is refused`(query: String) async throws {
        try await withDatabase { db in
            let response = try await APIStand(db).get("/api/v1/products?" + query)
            #expect(response.code == 400)
            #expect(try response.problem() == "bad-parameter")
        }
    }

    @Test func `filters leave what they name`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db),
                dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            try await Cast.product("Kiondo", number: 1, of: amani, in: db)
            try await Cast.product("Sufuria", number: 2, of: dala, category: "kitchen", in: db)
            try await Cast.product("SECRET Kiondo", number: 3, of: dala, status: "flagged", in: db)
            let words = try await stand.get("/api/v1/products?q=kiondo"),
                seller = try await stand.get("/api/v1/products?seller=\(dala)")
            let category = try await stand.get("/api/v1/products?category=kitchen&limit=100"),
                none = try await stand.get("/api/v1/products?q=%27%3B--")
            #expect(try words.titles() == ["Kiondo"])
            #expect(try seller.titles() == ["Sufuria"])
            #expect(try category.titles() == ["Sufuria"])
            #expect(none.code == 200)
            let categories = try await stand.get("/api/v1/categories"), sellers = try await stand.get("/api/v1/sellers")
            let full = try categories.items().filter { $0["liveProducts"] as? Int != 0 }
            #expect(full.compactMap { $0["category"] as? String } == ["bags", "kitchen"])
            #expect(try categories.items().count == Catalog.Category.allCases.count)
            #expect(try sellers.items().count == 2)
        }
    }

    @Test func `a seller's telephone number is masked`() async throws {
        try await withDatabase { db in
            try await Cast.seller(in: db)
            let response = try await APIStand(db).get("/api/v1/sellers/amani")
            #expect(try response.json()["phone"] as? String == "+254 7xx xxx 301")
            #expect(!response.text.contains(Cast.amani))
        }
    }

    @Test func `a lead is one per visitor and ten minutes, and no other site makes one`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let first = try await stand.ask(.post, "/api/v1/products/\(product)/leads")
            #expect(first.code == 201)
            #expect(first.headers["Cache-Control"] == "no-store")
            let again = try await stand.ask(
                .post, "/api/v1/products/\(product)/leads", [("Cookie", try #require(first.visitor))])
            #expect(try again.json()["reference"] as? String == first.json()["reference"] as? String)
            for headers in [[("Origin", "http://evil.test")], [("Sec-Fetch-Site", "cross-site")]] {
                let foreign = try await stand.ask(.post, "/api/v1/products/\(product)/leads", headers)
                #expect(foreign.code == 403)
                #expect(try foreign.problem() == "other-origin")
            }
            let count = try await Cast.count("leads", in: db)
            #expect(count == 1)
        }
    }

    @Test func `the watchlist is the visitor's whose cookie comes along`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            let kiondo = try await Cast.product("Kiondo", number: 1, of: amani, in: db),
                drum = try await Cast.product("Drum", number: 2, of: amani, in: db)
            let put = try await stand.ask(.put, "/api/v1/watchlist/\(kiondo)")
            let cookie = ("Cookie", try #require(put.visitor))
            _ = try await stand.ask(.put, "/api/v1/watchlist/\(drum)", [cookie])
            let mine = try await stand.get("/api/v1/watchlist", [cookie]),
                theirs = try await stand.get("/api/v1/watchlist")
            #expect(try mine.titles() == ["Drum", "Kiondo"])
            #expect(mine.headers["Cache-Control"] == "private, no-store")
            #expect(try theirs.titles() == [])
            let foreign = try await stand.ask(
                .delete, "/api/v1/watchlist/\(drum)", [cookie, ("Origin", "http://evil.test")])
            #expect(foreign.code == 403)
            _ = try await stand.ask(.delete, "/api/v1/watchlist/\(drum)")
            let untouched = try await Cast.count("watches", in: db)
            #expect(untouched == 2)
            _ = try await stand.ask(.delete, "/api/v1/watchlist/\(drum)", [cookie])
            try await db.run("UPDATE products SET status = 'flagged'")
            let hidden = try await stand.get("/api/v1/watchlist", [cookie])
            #expect(try hidden.titles() == [])
        }
    }

    @Test func `a stranger's address is a problem in JSON, and a wrong method says what is allowed`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db)
            for path in ["/api/v1/nothing", "/api/v1/products/1", "/api/v1/sellers/No", "/api/v2/products"] {
                let response = try await stand.get(path, [("Accept", "text/html")])
                #expect(response.code == 404)
                #expect(try response.problem() == "no-such-page")
            }
            let post = try await stand.ask(.post, "/api/v1/products")
            #expect(post.code == 405)
            #expect(post.headers["Allow"] == "GET, HEAD")
        }
    }

    @Test func `an answer takes a fixed number of statements`() async throws {
        try await withDatabase(connections: 1) { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            let product = try await Cast.product(number: 0, of: amani, in: db)
            try await ProductEmbedding.store(
                Embedding([1] + [Float](repeating: 0, count: 767)), of: product, model: "m", in: db)
            func counts() async throws -> [Int] {
                var counts: [Int] = []
                for path in [
                    "products?limit=100", "products/\(product)", "products/\(product)/similar", "sellers",
                    "sellers/amani", "categories", "watchlist",
                ] {
                    counts.append(
                        try await statements(in: db) {
                            let response = try await stand.get("/api/v1/" + path)
                            #expect(response.code == 200)
                        })
                }
                return counts
            }
            let few = try await counts()
            for number in 1...40 { try await Cast.product(number: number, of: amani, in: db) }
            let many = try await counts()
            #expect(few == many)
            #expect(few == [1, 5, 2, 1, 3, 3, 1])
        }
    }

    @Test func `while the database is away lists come from the copy, and writes are 503`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db)
            let product = try await Cast.product("Kiondo", of: try await Cast.seller(in: db), in: db)
            let fresh = try await stand.get("/api/v1/products")
            try await withoutDatabase(db) {
                let copy = try await stand.get("/api/v1/products")
                #expect(copy.code == 200)
                #expect(copy.headers["X-Soko-Saved-Copy"] == "1")
                #expect(copy.bytes == fresh.bytes)
                for (method, path) in [
                    (HTTP.Method.get, "watchlist"), (.put, "watchlist/\(product)"),
                    (.post, "products/\(product)/leads"), (.get, "sellers"),
                ] {
                    let cookie = "soko_visitor=" + signedVisitor
                    let response = try await stand.ask(method, "/api/v1/" + path, [("Cookie", cookie)])
                    #expect(response.code == 503, "\(path)")
                    #expect(response.headers["Retry-After"] == "5")
                    #expect(try response.problem() == "database-away")
                }
            }
            let healed = try await stand.get("/api/v1/products")
            #expect(healed.headers["X-Soko-Saved-Copy"] == nil)
            let counts = [try await Cast.count("leads", in: db), try await Cast.count("watches", in: db)]
            #expect(counts == [0, 0])
        }
    }
}

/// A visitor as the stand signs them.
private let signedVisitor: String = {
    let id = "6f2a8e0c-5c1d-4b7e-9a3f-0d1e2f3a4b5c"
    return id + "." + hex(hmacSHA256("visitor:\(id)".utf8, key: Array(repeating: 7, count: 32)).prefix(16))
}()
