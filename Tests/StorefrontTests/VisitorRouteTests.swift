import Blobs
import Crypto
import Flows
import Foundation
import HTTP
import Images
import Media
import Postgres
import Storefront
import TestSupport
import Testing
import Vocabulary

@Suite struct VisitorRouteTests {
    /// A visitor who watches one product: their cookie and the token of their pages.
    private func watching(_ stand: MarketStand, _ product: ProductID) async throws -> (cookie: String, token: String) {
        let token = try #require(try await stand.get("/").csrf)
        let response = try await stand.ask(
            .post, "/watchlist/\(product)", form: "csrf=\(token)&return=%2Fp%2F\(product)")
        let cookie = try #require(response.cookie("soko_visitor"))
        return (cookie, try #require(try await stand.get("/", [("Cookie", cookie)]).csrf))
    }

    @Test func `the heart works without script, survives a reload, and can be taken back`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let token = try #require(try await stand.get("/").csrf)
            let response = try await stand.ask(
                .post, "/watchlist/\(product)", form: "csrf=\(token)&return=%2Fp%2F\(product)")
            #expect(response.code == 303)
            #expect(response.headers["Location"] == "/p/\(product)")
            let set = try #require(response.headers["Set-Cookie"])
            #expect(set.hasSuffix("; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"))
            let cookie = try #require(response.cookie("soko_visitor"))
            let page = try await stand.get("/p/\(product)", [("Cookie", cookie)])
            #expect(page.text.contains("aria-pressed=\"true\""))
            let mine = try #require(page.csrf)
            #expect(mine != token)
            let removed = try await stand.ask(
                .post, "/watchlist/\(product)/removal", [("Cookie", cookie)], form: "csrf=\(mine)")
            #expect(removed.code == 303)
            #expect(removed.headers["Location"] == "/")
            #expect(removed.headers["Set-Cookie"] == nil)
            let count = try await Cast.count("watches", in: db)
            #expect(count == 0)
        }
    }

    @Test func `a script's heart is answered with 204, its token in a header`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let token = try #require(try await stand.get("/").csrf)
            let response = try await stand.ask(
                .post, "/watchlist/\(product)",
                [
                    ("X-CSRF-Token", token), ("Soko-Fragment", "none"), ("Origin", "http://soko.test"),
                    ("Sec-Fetch-Site", "same-origin"),
                ])
            #expect(response.code == 204)
            let count = try await Cast.count("watches", in: db)
            #expect(count == 1)
        }
    }

    @Test func `a form of another site, without a token or with another's is refused and changes nothing`() async throws
    {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let first = try await Cast.product(number: 1, of: amani, in: db),
                second = try await Cast.product(number: 2, of: amani, in: db)
            let (cookie, token) = try await watching(stand, first)
            let nobodys = try #require(try await stand.get("/").csrf)
            let attempts: [([(String, String)], String)] = [
                ([], ""), ([], "csrf="), ([], "csrf=\(nobodys)"), ([], "csrf=\(token)0"),
                ([], "csrf=\(token.uppercased())x"),
                ([("Origin", "http://evil.test")], "csrf=\(token)"), ([("Origin", "null")], "csrf=\(token)"),
                ([("Origin", "http://soko.test.evil.test")], "csrf=\(token)"),
                ([("Origin", "http://soko.test:81")], "csrf=\(token)"),
                ([("Sec-Fetch-Site", "cross-site")], "csrf=\(token)"),
                ([("Sec-Fetch-Site", "same-site")], "csrf=\(token)"),
            ]
            for (headers, form) in attempts {
                for path in ["/watchlist/\(second)", "/watchlist/\(first)/removal"] {
                    let response = try await stand.ask(.post, path, [("Cookie", cookie)] + headers, form: form)
                    #expect(response.code == 403, "\(headers) \(form)")
                }
            }
            let watched: [ProductID] = try await db.values("SELECT product_id FROM watches")
            #expect(watched == [first])
        }
    }

    @Test func `a forged cookie is nobody's`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let (cookie, _) = try await watching(stand, product)
            let uuid: UUID = try #require(try await db.value("SELECT visitor FROM watches"))
            let id = uuid.uuidString.lowercased(), nobodys = try await stand.get("/").csrf
            let forged = [
                "soko_visitor=\(id)", "soko_visitor=\(id).", "soko_visitor=\(id).\(String(repeating: "0", count: 32))",
                "soko_visitor=." + id,
                String(cookie.dropLast()), cookie + "0",
                "soko_visitor=\(UUID().uuidString.lowercased()).\(cookie.suffix(32))", "soko_visitor=",
            ]
            for cookie in forged {
                let page = try await stand.get("/p/\(product)", [("Cookie", cookie)])
                #expect(!page.text.contains("aria-pressed=\"true\""), "\(cookie)")
                #expect(page.csrf == nobodys)
            }
        }
    }

    @Test(arguments: [
        "https://evil.test/", "//evil.test/", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)", "/\tevil",
        "/x\r\nSet-Cookie: a=b", "", "p/1", "/é",
        "/" + String(repeating: "a", count: 2_048),
    ])
    func `a return address that is not a path of ours becomes the home page`(address: String) async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let token = try #require(try await stand.get("/").csrf)
            let encoded = address.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let response = try await stand.ask(.post, "/watchlist/\(product)", form: "csrf=\(token)&return=\(encoded)")
            #expect(response.headers["Location"] == "/")
        }
    }

    @Test func `what is not on the wall cannot be watched`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), status: "flagged", in: db)
            let token = try #require(try await stand.get("/").csrf)
            let response = try await stand.ask(.post, "/watchlist/\(product)", form: "csrf=\(token)")
            let count = try await Cast.count("watches", in: db)
            #expect(response.code == 409)
            #expect(count == 0)
        }
    }

    @Test func `a buyer goes to WhatsApp with product and reference, in the language of the page`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product("Kiondo", of: try await Cast.seller(in: db), in: db)
            let english = try await stand.get("/p/\(product)/whatsapp"),
                swahili = try await stand.get("/p/\(product)/whatsapp?lang=sw")
            let references: [String] = try await db.values("SELECT reference FROM leads ORDER BY created_at")
            #expect(english.code == 303)
            #expect(english.headers["Cache-Control"] == "no-store")
            #expect(english.cookie("soko_visitor") != nil)
            #expect(
                english.headers["Location"] == "https://wa.me/254711200301?text="
                    + PercentCoding.encoded(
                        "Hello! I would like to buy “Kiondo”. Reference \(references[0]).\nhttp://soko.test/p/\(product)"
                    ))
            #expect(
                swahili.headers["Location"] == "https://wa.me/254711200301?text="
                    + PercentCoding.encoded(
                        "Habari! Ningependa kununua “Kiondo”. Kumbukumbu \(references[1]).\nhttp://soko.test/p/\(product)"
                    ))
        }
    }

    @Test func `those who only look ahead make no lead`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let head = try await stand.ask(.head, "/p/\(product)/whatsapp"),
                ahead = try await stand.get("/p/\(product)/whatsapp", [("Sec-Purpose", "prefetch;prerender")])
            let leads = try await Cast.count("leads", in: db)
            #expect(head.code == 204)
            #expect(ahead.code == 204)
            #expect(leads == 0)
        }
    }

    @Test func `a kept picture is served at preset sizes while a live product shows it`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let svg =
                "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><rect width='400' height='300' fill='#fa0'/></svg>"
            let bytes = try await Images.start().drawing(svg: svg, width: 400, format: .jpeg).bytes
            let hash = hex(sha256(bytes))
            try stand.blobs.put(bytes, as: KeepPicture.key(of: hash))
            try await Cast.product(of: try await Cast.seller(in: db), key: hash, in: db)
            for (size, type) in [
                ("160.webp", "image/webp"), ("160.avif", "image/avif"), ("160.jpeg", "image/jpeg"),
                ("160.jpeg", "image/jpeg"),
            ] {
                let response = try await stand.get("/img/\(hash)/\(size)")
                #expect(response.code == 200)
                #expect(response.headers["Content-Type"] == type)
                #expect(response.headers["Cache-Control"] == "public, max-age=86400, immutable")
                #expect(response.headers["X-Content-Type-Options"] == "nosniff")
                let tag = try #require(response.headers["ETag"])
                let again = try await stand.get("/img/\(hash)/\(size)", [("If-None-Match", tag)])
                #expect(again.code == 304)
            }
        }
    }
}

@Suite struct OutageTests {
    @Test func `while the database is away pages come from the last good copy, as a stranger sees them, and all heals`()
        async throws
    {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db)
            let product = try await Cast.product("Kiondo", number: 1, of: amani, in: db),
                gone = try await Cast.product("Sold", number: 2, of: amani, in: db)
            let unseen = try await Cast.product("Unseen", number: 3, of: amani, in: db),
                taken = try await Cast.product("TAKEN", number: 4, of: amani, in: db)
            let token = try #require(try await stand.get("/").csrf)
            let cookie = try #require(
                try await stand.ask(.post, "/watchlist/\(product)", form: "csrf=\(token)").cookie("soko_visitor"))
            let mine = try #require(try await stand.get("/", [("Cookie", cookie)]).csrf)
            let personal = [("Cookie", cookie)]
            // Seen by the visitor last, so that their own view is what could leak. One is taken down after it was seen.
            _ = try await stand.get("/p/\(taken)", personal)
            try await db.run(
                "UPDATE products SET status = CASE WHEN title = 'Sold' THEN 'inactive' ELSE 'rejected' END WHERE title IN ('Sold', 'TAKEN')"
            )
            let paths = ["/", "/p/\(product)", "/s/amani", "/p/\(gone)"]
            for path in paths + ["/p/\(taken)"] { _ = try await stand.get(path, personal) }
            try await withoutDatabase(db) {
                for path in paths {
                    for headers in [[], personal] {
                        let copy = try await stand.get(path, headers)
                        #expect(copy.code == (path == "/p/\(gone)" ? 410 : 200), "\(path)")
                        #expect(copy.headers["X-Soko-Saved-Copy"] == "1")
                        #expect(copy.headers["Cache-Control"] == "no-store")
                        #expect(copy.text.contains("You are looking at a copy saved"), "\(path)")
                        #expect(!copy.text.contains(mine), "\(path)")
                        #expect(!copy.text.contains("aria-pressed=\"true\""), "\(path)")
                    }
                }
                for path in ["/p/\(unseen)", "/p/\(taken)", "/watchlist"] {
                    let response = try await stand.get(path, personal)
                    #expect(response.code == 503, "\(path)")
                    #expect(response.headers["Retry-After"] == "5")
                    #expect(!response.text.contains("TAKEN"))
                }
                let write = try await stand.ask(.post, "/watchlist/\(unseen)", personal, form: "csrf=\(mine)"),
                    lead = try await stand.get("/p/\(product)/whatsapp")
                #expect(write.code == 503)
                #expect(write.headers["Retry-After"] == "5")
                #expect(lead.code == 503)
            }
            let fresh = try await stand.get("/", personal)
            #expect(fresh.code == 200)
            #expect(fresh.headers["X-Soko-Saved-Copy"] == nil)
            #expect(fresh.csrf == mine)
            let counts = [try await Cast.count("watches", in: db), try await Cast.count("leads", in: db)]
            #expect(counts == [1, 0])
        }
    }
}
