import Frame
import HTTP
import TestSupport
import Testing

/// The API from pages of other origins.
struct SharedOriginsTests {
    private static let shop = "https://good.example"

    private func preflight(_ doors: MarketDoors, _ origin: String, _ path: String = "/api/v1/products") async throws
        -> Response
    {
        try await doors.ask(
            .options, path, [("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Accept", "*/*")])
    }

    @Test func `a page of a named origin may use the API, without cookies, and reads what it must know`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, shared: [Self.shop, "http://localhost:3000"])
            let asked = try await preflight(doors, Self.shop)
            #expect(asked.status == .noContent)
            #expect(asked.headers["Access-Control-Allow-Origin"] == Self.shop)
            #expect(asked.headers["Access-Control-Allow-Methods"]?.contains("DELETE") == true)
            #expect(asked.headers["Access-Control-Allow-Headers"]?.contains("Authorization") == true)
            #expect(asked.headers["Access-Control-Allow-Credentials"] == nil)
            let list = try await doors.ask(.get, "/api/v1/products", [("Origin", "http://localhost:3000")])
            #expect(list.status == .ok)
            #expect(list.headers["Access-Control-Allow-Origin"] == "http://localhost:3000")
            #expect(list.headers["Access-Control-Expose-Headers"]?.contains("RateLimit-Remaining") == true)
            #expect(list.headers.values("vary").contains("Origin"))
            // A refusal can be read as well.
            let missing = try await doors.ask(
                .get, "/api/v1/account", [("Origin", Self.shop), ("Accept", "application/json")])
            #expect(missing.status == .unauthorized)
            #expect(missing.headers["Access-Control-Allow-Origin"] == Self.shop)
        }
    }

    @Test func `a cookie that comes along from elsewhere is nobody's`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, shared: [Self.shop])
            let amina = try await doors.member("Amina")
            let before = try await doors.everything()
            let own = try await doors.ask(
                .get, "/api/v1/account", [("Origin", Self.shop), amina.cookie, ("Accept", "application/json")])
            #expect(own.status == .unauthorized)
            let out = try await doors.ask(
                .delete, "/api/v1/sessions/current",
                [("Origin", Self.shop), amina.cookie, ("Accept", "application/json"), ("Sec-Fetch-Site", "cross-site")])
            #expect(out.status == .unauthorized)
            #expect(try await doors.everything() == before)
            let token = try await doors.ask(.get, "/api/v1/account", [("Origin", Self.shop), amina.bearer])
            #expect(token.status == .ok)
            #expect(token.headers.values("set-cookie") == [])
        }
    }

    @Test(arguments: [
        "https://good.example.evil.com", "https://evilgood.example", "https://goodXexample", "http://good.example",
        "https://good.example:8443", "https://good.example/", "https://GOOD.example", "https://a.good.example", "null",
        "",
        "*", "https://good.example https://evil.example", "https://good.example, https://evil.example",
        "https://good.example\u{0}", "https://good.example@evil.com", "https://good.example%2eevil.com",
    ])
    func `an origin that is like a named one is not`(origin: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, shared: [Self.shop])
            for answer in [
                try await preflight(doors, origin),
                try await doors.ask(.get, "/api/v1/products", [("Origin", origin)]),
            ] {
                #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
                #expect(answer.headers.values("vary").contains("Origin"))
            }
        }
    }

    @Test func `pages are nobody else's, and without the setting nothing is said`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, shared: [Self.shop])
            for path in ["/", "/sign-in", "/account", "/api"] {
                let answer = try await doors.ask(.get, path, [("Origin", Self.shop)])
                #expect(answer.headers["Access-Control-Allow-Origin"] == nil, "\(path)")
            }
            let closed = try MarketDoors(db)
            let answer = try await closed.ask(.get, "/api/v1/products", [("Origin", Self.shop)])
            #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
            #expect(answer.headers.values("vary").contains("Origin") == false)
            #expect(try await preflight(closed, Self.shop).status == .methodNotAllowed)
        }
    }

    @Test(arguments: [
        "*", "null", "", "good.example", "https://good.example/", "https://good.example:443", "http://good.example:80",
        "https://GOOD.example", "https://*.good.example", "ftp://good.example", "https://good.example?x", "https://",
        "https://user@good.example",
    ])
    func `a setting that no browser would ever send is refused at start`(origin: String) {
        #expect(throws: SharedOrigins.NotAnOrigin.self) { try SharedOrigins([origin]) }
    }
}
