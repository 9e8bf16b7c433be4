import Accounts
import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Images
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// What is hidden is hidden everywhere: page, API, search, sitemap, watchlist, picture.
struct HiddenTests {
    static let hidden = ["draft", "discovered", "flagged", "rejected", "hidden", "deleted"]
    /// On the wall once, and gone: said so.
    static let gone = ["hydrated", "inactive", "sold"]

    @Test(arguments: hidden + gone)
    func `a listing that nobody may see is nowhere`(_ status: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let bytes = try await Images.start(threads: 1).drawing(
                svg:
                    "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><rect width='400' height='300' fill='#fa0'/></svg>",
                width: 400, format: .jpeg
            ).bytes
            let key = hex(sha256(bytes)), back = hex(sha256(bytes + [0]))
            try doors.blobs.put(bytes, as: KeepPicture.key(of: key))
            try doors.blobs.put(bytes, as: KeepPicture.key(of: back))
            let id = try await Cast.product("Zebra rug", number: 1, of: amani, key: key, in: db)
            let other = try await Cast.product("Other thing", number: 2, of: amani, in: db)
            try await db.run(
                "INSERT INTO product_pictures (product_id, position, key) VALUES (\(id), 0, \(key)), (\(id), 1, \(back))"
            )
            let buyer = try await doors.member("Buyer")
            let visitor = try #require(try await Account.find(buyer.id, in: db)).visitor
            try await db.run("INSERT INTO watches (visitor, product_id) VALUES (\(visitor), \(id))")
            let seen = try await places(doors, id, key: key, back: back)
            #expect(seen.values.allSatisfy { $0 == 200 }, "\(seen)")

            try await db.run(
                "UPDATE products SET status = \(status), status_before = CASE WHEN \(status)::text = 'deleted' THEN 'live' END WHERE id = \(id)"
            )
            // A new process, which remembers nothing.
            let fresh = try MarketDoors(db, folder: doors)
            let isGone = Self.gone.contains(status)
            let found = try await places(fresh, id, key: key, back: back)
            for name in ["page", "API", "API similar"] { #expect(found[name] == (isGone ? 410 : 404), "\(name)") }
            for name in ["face", "gallery"] { #expect(found[name] == 404, "\(name)") }
            for path in [
                "/", "/?q=zebra", "/c/bags", "/s/amani", "/api/v1/products", "/api/v1/products?q=zebra", "/p/\(other)",
            ] {
                let text = try await fresh.ask(.get, path).text
                #expect(!text.contains("Zebra rug"), "\(path)")
            }
            let page = try await fresh.ask(.get, "/p/\(id)").text
            #expect(!page.contains("Zebra rug"))
            let sitemap = try await db.values(
                "SELECT id::text FROM products WHERE status = 'live'", as: String.self)
            var walked: [String] = []
            try await Sitemap(db: db).walk(.products, file: 1) { walked += $0.map(\.key) }
            #expect(walked == sitemap && !walked.contains(String(id.rawValue)))
            let watchlist = try await fresh.ask(
                .get, "/watchlist", [("Cookie", String(doors.kit.visitors.becoming(visitor).prefix { $0 != ";" }))]
            ).text
            // What its seller or the market took back is not named; what left the catalogue is, as gone.
            #expect(watchlist.contains("Zebra rug") == (status == "inactive" || status == "hydrated"))
            let lead = try await fresh.ask(.get, "/p/\(id)/whatsapp")
            #expect(lead.status == .gone)
        }
    }

    /// Statuses by place.
    private func places(
        _ doors: MarketDoors, _ id: ProductID, key: String, back: String
    ) async throws -> [String: Int] {
        var found: [String: Int] = [:]
        for (name, path) in [
            ("page", "/p/\(id)"), ("API", "/api/v1/products/\(id)"), ("API similar", "/api/v1/products/\(id)/similar"),
            ("face", "/img/\(key)/160.webp"), ("gallery", "/img/\(back)/160.jpeg"),
        ] { found[name] = try await doors.ask(.get, path).status.rawValue }
        return found
    }

    @Test func `a hidden picture is for its own desk and the market's, and for nobody else`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let (amani, dala) = (try await Cast.seller(in: db), try await Cast.seller("Dala", phone: Cast.dala, in: db))
            let bytes = try await Images.start(threads: 1).drawing(
                svg:
                    "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'><rect width='300' height='300' fill='#0af'/></svg>",
                width: 300, format: .jpeg
            ).bytes
            let key = hex(sha256(bytes))
            try doors.blobs.put(bytes, as: KeepPicture.key(of: key))
            try await Cast.product(number: 1, of: amani, status: "draft", key: key, in: db)
            let own = try await doors.member("Amani", store: amani), other = try await doors.member("Dala", store: dala)
            let staff = try await doors.member(
                "Juma", roles: [.staff], permissions: [.catalogue], factors: ["pwd", "otp"])
            var answers: [Int] = []
            for (path, headers) in [
                ("/sell/img/\(key)/160.webp", [own.cookie]), ("/admin/img/\(key)/160.webp", [staff.cookie]),
                ("/sell/img/\(key)/160.webp", [other.cookie]), ("/img/\(key)/160.webp", []),
                ("/img/\(key)/160.webp", [own.cookie]),
                ("/sell/img/\(String(repeating: "0", count: 64))/160.webp", [own.cookie]),
            ] {
                let answer = try await doors.ask(.get, path, headers)
                answers.append(answer.status.rawValue)
                if answer.status == .ok { #expect(answer.headers["Cache-Control"] == "private, max-age=3600") }
            }
            #expect(answers == [200, 200, 404, 404, 404, 404])
        }
    }

    @Test func `what a picture's address costs is one statement in five seconds`() async throws {
        try await withDatabase(connections: 1) { db in
            let amani = try await Cast.seller(in: db)
            let key = String(repeating: "b", count: 64)
            try await Cast.product(number: 1, of: amani, key: key, in: db)
            let shown = ShownPictures(db: db), start = ContinuousClock.now
            var answers: [Bool] = []
            let first = try await statements(in: db) {
                for _ in 0..<50 { answers.append(try await shown.isShown(key, at: start)) }
            }
            try await db.run("UPDATE products SET status = 'hidden'")
            let later = try await statements(in: db) {
                answers.append(try await shown.isShown(key, at: start + .seconds(4)))
                answers.append(try await shown.isShown(key, at: start + .seconds(6)))
            }
            #expect(first == 1 && later == 1)
            #expect(answers.prefix(51).allSatisfy { $0 } && answers.last == false)
        }
    }
}
