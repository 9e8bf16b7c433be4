import Accounts
import Flows
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Pages asked for as readers and programs ask, and what the desks say of it.
struct FootfallTests {
    private static let firefox = (
        "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    )
    private static let safari = (
        "User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"
    )

    /// `views visitors` of each seller, the market's first.
    private func counted(_ doors: MarketDoors) async throws -> [String] {
        await doors.footfall.flush()
        return try await doors.db.values(
            """
            SELECT coalesce(s.slug, 'all') || ' ' || f.views || ' ' || f.visitors
            FROM footfall_days f LEFT JOIN sellers s ON s.id = f.seller_id ORDER BY s.slug NULLS FIRST
            """)
    }

    private func look(
        _ doors: MarketDoors, _ path: String, _ headers: [(String, String)] = [firefox],
        from peer: String = "203.0.113.5"
    )
        async throws
    {
        let answer = try await doors.ask(.get, path, headers, peer: peer)
        #expect(answer.status == .ok, "\(path)")
    }

    @Test func `what readers look at stands on the dashboards, conversion too`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let lamp = try await Cast.product("Lamp", number: 2, of: dala, in: db)
            for path in ["/", "/?q=basket", "/c/bags", "/p/\(basket)", "/p/\(basket)?lang=ar", "/s/amani"] {
                try await look(doors, path)
            }
            try await look(doors, "/p/\(basket)", [Self.safari])
            try await look(doors, "/p/\(lamp)", from: "203.0.113.6")
            _ = try await doors.ask(.get, "/p/\(basket)/whatsapp", [Self.firefox])
            await doors.footfall.flush()
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let own = try await doors.member("Amani", store: amani)
            func stats(_ path: String, _ member: MarketDoors.Member) async throws -> String {
                try await doors.send(.get, path + "/dashboard/stats?days=7", "", [member.bearer]).text
            }
            let all = try await stats("/api/v1/admin", neema), theirs = try await stats("/api/v1/sell", own)
            #expect(
                all.hasPrefix(
                    #"{"days":7,"currency":"KES","figures":{"views":8,"visitors":3,"leads":1,"sales":0,"units":0,"revenueMinor":0,"conversion":0.125}"#
                ))
            #expect(
                theirs.hasPrefix(
                    #"{"days":7,"currency":"KES","figures":{"views":4,"visitors":2,"leads":1,"sales":0,"units":0,"revenueMinor":0,"conversion":0.25}"#
                ))
            #expect(theirs.contains(#""title":"Basket","views":3,"leads":1"#))
            #expect(!theirs.contains("Lamp") && all.contains(#""title":"Lamp","views":1,"leads":0"#))
            let page = try await doors.ask(.get, "/admin?days=7", [neema.cookie])
            #expect(page.text.contains("<desc>8. Highest: 8, "))
        }
    }

    @Test func `programs, what is fetched ahead, parts of pages and refusals are not counted`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let gone = try await Cast.product("Gone", number: 2, of: amani, status: "inactive", in: db)
            for agent in [
                "", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "WhatsApp/2.23.20.0",
                "facebookexternalhit/1.1", "curl/8.5.0", "python-requests/2.32", "Mozilla/5.0 HeadlessChrome/140.0",
            ] {
                try await look(doors, "/p/\(basket)", [("User-Agent", agent)])
            }
            try await look(doors, "/p/\(basket)", [])
            for ahead in [
                ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch"),
                ("Soko-Fragment", "wall"),
            ] {
                try await look(doors, "/", [Self.firefox, ahead])
            }
            _ = try await doors.ask(.head, "/p/\(basket)", [Self.firefox])
            for path in ["/p/\(gone)", "/p/0000000000001", "/s/nobody", "/c/nothing", "/c/Bags"] {
                let refused = try await doors.ask(.get, path, [Self.firefox])
                #expect(refused.status != .ok, "\(path)")
            }
            for other in ["/robots.txt", "/sitemap.xml", "/watchlist", "/api/v1/products", "/sign-in"] {
                try await look(doors, other)
            }
            #expect(try await counted(doors) == [])
        }
    }

    @Test func `the market's own people are not counted, nor a seller among their own goods`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let lamp = try await Cast.product("Lamp", number: 2, of: dala, in: db)
            let neema = try await doors.member("Neema", roles: [.admin]),
                own = try await doors.member("Amani", store: amani)
            let buyer = try await doors.member("Buyer")
            for member in [neema, own, buyer] {
                for path in ["/", "/p/\(basket)", "/s/amani", "/p/\(lamp)"] {
                    try await look(doors, path, [Self.firefox, member.cookie])
                }
            }
            #expect(try await counted(doors) == ["all 6 1", "amani 2 1", "dala 2 1"])
        }
    }

    @Test(arguments: [("DNT", "1"), ("Sec-GPC", "1")])
    func `whoever asks not to be followed is a view, and no visitor`(_ wish: (String, String)) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            try await look(doors, "/", [Self.firefox, wish])
            #expect(try await counted(doors) == ["all 1 0"])
            #expect(try await Cast.count("visitor_marks", in: db) == 0)
        }
    }

    @Test func `a browser with the market's cookie is one visitor, whatever its address`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let sale = try await doors.ask(.get, "/p/\(basket)/whatsapp", [Self.firefox])
            let cookie = ("Cookie", "soko_visitor=" + (try #require(sale.cookie("soko_visitor"))))
            try await look(doors, "/", [Self.firefox, cookie], from: "203.0.113.5")
            try await look(doors, "/", [Self.safari, cookie], from: "203.0.113.6")
            #expect(try await counted(doors) == ["all 2 1"])
            // A cookie that we did not sign is nobody's.
            try await look(doors, "/", [Self.firefox, ("Cookie", "soko_visitor=x.y")], from: "203.0.113.7")
            try await look(doors, "/", [Self.firefox, ("Cookie", "soko_visitor=z.y")], from: "203.0.113.7")
            #expect(try await counted(doors) == ["all 4 2"])
        }
    }

    @Test func `a saved copy and a page that the browser holds already are read too`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let first = try await doors.ask(.get, "/p/\(basket)", [Self.firefox])
            let tag = try #require(first.headers["ETag"])
            let held = try await doors.ask(.get, "/p/\(basket)", [Self.firefox, ("If-None-Match", tag)])
            #expect(held.status == .notModified)
            try await withoutDatabase(db) {
                let saved = try await doors.ask(.get, "/p/\(basket)", [Self.firefox])
                #expect(saved.headers["X-Soko-Saved-Copy"] == "1")
                await doors.footfall.flush()
            }
            #expect(try await counted(doors) == ["all 3 1", "amani 3 1"])
        }
    }
}
