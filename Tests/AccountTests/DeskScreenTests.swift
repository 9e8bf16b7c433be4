import Accounts
import Flows
import Foundation
import HTTP
import Jobs
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The first page of both desks, and the operators' screens.
struct DeskScreenTests {
    private func neema(_ doors: MarketDoors) async throws -> MarketDoors.Member {
        try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
    }

    private func lead(_ product: ProductID, of seller: SellerID, in db: Database) async throws -> LeadID {
        let id = LeadID.random()
        try await db.run(
            """
            INSERT INTO leads (id, product_id, seller_id, reference, visitor)
            VALUES (\(id), \(product), \(seller), 'K74QXD', gen_random_uuid())
            """)
        return id
    }

    @Test func `a new seller reads the first steps, later their figures, and both desks open in Arabic`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let seller = try await doors.member("Amani", store: amani), neema = try await neema(doors)
            let first = try await doors.ask(.get, "/sell", [seller.cookie])
            #expect(first.status == .ok && first.text.contains("Put up your first listing"))
            let product = try await Cast.product(of: amani, in: db)
            _ = try await lead(product, of: amani, in: db)
            let page = try await doors.ask(.get, "/sell?days=7", [seller.cookie])
            #expect(page.text.contains("<strong>1</strong><span>leads to answer</span>"))
            #expect(page.text.contains("<desc>1. Highest: 1, "))
            let market = try await doors.ask(.get, "/admin", [neema.cookie])
            #expect(market.status == .ok && market.text.contains("What needs doing"))
            let arabic = try await doors.ask(.get, "/admin?lang=ar", [neema.cookie])
            #expect(arabic.text.contains("dir=\"rtl\"") && arabic.text.contains("لوحة المتابعة"))
        }
    }

    @Test func `what needs doing is shown to whom its screen opens`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            try await Cast.product(of: amani, status: "flagged", in: db)
            func work(_ permissions: Set<Permission>) async throws -> Bool {
                let staff = try await doors.member(
                    "Juma\(permissions.count)", roles: [.staff], permissions: permissions, factors: ["pwd", "otp"])
                let page = try await doors.ask(.get, "/admin", [staff.cookie])
                #expect(page.status == .ok)
                return page.text.contains("<a href=\"/admin/quality\"><strong>1</strong>")
            }
            let (reader, judge) = (try await work([.insights]), try await work([.insights, .quality]))
            #expect(!reader && judge)
        }
    }

    @Test func `the figures and the feed are the API's too, each seller's own`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let product = try await Cast.product(of: amani, in: db)
            _ = try await lead(product, of: amani, in: db)
            let own = try await doors.member("Amani", store: amani), other = try await doors.member("Dala", store: dala)
            let neema = try await neema(doors)
            func figures(_ path: String, _ member: MarketDoors.Member) async throws -> String {
                let answer = try await doors.send(.get, path, "", [member.bearer])
                #expect(answer.status == .ok && answer.headers["Cache-Control"] == "private, no-store")
                return String(answer.text.prefix { $0 != "}" })
            }
            let stats = "/api/v1/sell/dashboard/stats?days=7"
            #expect(try await figures(stats, own).contains("\"leads\":1,\"sales\":0"))
            #expect(try await figures(stats, other).contains("\"leads\":0,\"sales\":0"))
            #expect(try await figures("/api/v1/admin/dashboard/stats", neema).contains("\"days\":30"))
            let feed = try await doors.send(.get, "/api/v1/sell/dashboard/recent-activity", "", [own.bearer])
            #expect(feed.text.contains("\"becomes\":\"K74QXD\"") && feed.text.hasSuffix("\"next\":null}"))
            let theirs = try await doors.send(.get, "/api/v1/sell/dashboard/recent-activity", "", [other.bearer])
            #expect(theirs.text == "{\"items\":[],\"next\":null}")
            for wrong in [
                "stats?days=8", "stats?days=", "stats?d=7", "recent-activity?after=x", "recent-activity?limit=0",
            ] {
                let refused = try await doors.send(.get, "/api/v1/admin/dashboard/" + wrong, "", [neema.bearer])
                #expect(refused.status == .badRequest, "\(wrong)")
            }
            let document = try await doors.send(.get, "/api/v1/openapi.json", "").text
            #expect(document.contains(#""schema":{"type":"integer","enum":[7,30,90]}"#))
        }
    }

    @Test func `dead jobs are tried again or forgotten, a waiting one is cancelled, a held one is not`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await neema(doors)
            for id in 1...3 {
                try await db.run(
                    """
                    INSERT INTO dead_jobs (id, kind, payload, priority, attempts, max_attempts, error, created_at)
                    VALUES (\(id), 'hydrate-product', '{"a": "<script>"}', 0, 8, 8, '<img src=x onerror=alert(1)>', now())
                    """)
            }
            let list = try await doors.ask(.get, "/admin/jobs/dead", [neema.cookie])
            #expect(list.status == .ok && list.text.contains("&lt;img src=x onerror=alert(1)&gt;"))
            let retried = try await doors.press(neema, "/admin/jobs/dead/retrial", from: "/admin/jobs/dead", "id=1")
            #expect(retried.status == .seeOther)
            _ = try await doors.press(neema, "/admin/jobs/dead/forgetting", from: "/admin/jobs/dead", "id=2")
            let left: [Int] = try await db.values("SELECT id FROM dead_jobs")
            #expect(left == [3])
            #expect(try await Cast.jobs(in: db) == ["hydrate-product"])
            let id: Int = try await db.value("SELECT id FROM jobs") ?? 0
            let job = try await doors.ask(.get, "/admin/jobs/\(id)", [neema.cookie])
            #expect(job.text.contains("&lt;script&gt;") && !job.text.contains("<script>\"}"))
            _ = try await JobQueue.claim("hydrate-product", limit: 1, lease: .seconds(60), in: db)
            _ = try await doors.press(neema, "/admin/jobs/\(id)/cancellation", from: "/admin/jobs")
            #expect(try await Cast.count("jobs", in: db) == 1)
            try await db.run("UPDATE jobs SET lease = NULL")
            _ = try await doors.press(neema, "/admin/jobs/\(id)/cancellation", from: "/admin/jobs")
            #expect(try await Cast.count("jobs", in: db) == 0)
            let schedules = try await doors.ask(.get, "/admin/schedules", [neema.cookie])
            #expect(schedules.status == .ok)
        }
    }

    @Test func `an inconclusive page is shown as text, and read again`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await neema(doors), amani = try await Cast.seller(in: db)
            let product = try await Cast.product(of: amani, in: db)
            try await db.run(
                """
                INSERT INTO unrecognised_pages (product_id, url, http_status, reason, body)
                VALUES (\(product), 'https://wa.me/p/1/2', 200, 'no title', convert_to('</pre><script>alert(1)</script>' || chr(8238), 'UTF8'))
                """)
            let list = try await doors.ask(.get, "/admin/pages", [neema.cookie])
            #expect(list.text.contains("no title"))
            let page = try await doors.ask(.get, "/admin/pages/\(product)", [neema.cookie])
            #expect(page.text.contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;</pre>"))
            _ = try await doors.press(neema, "/admin/pages/reading", from: "/admin/pages", "id=\(product)")
            #expect(try await Cast.jobs(in: db) == ["hydrate-product"])
        }
    }

    @Test func `flagged products are decided on in bulk, and the log names who did`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await neema(doors), amani = try await Cast.seller(in: db)
            let one = try await Cast.product("Knife", number: 1, of: amani, status: "flagged", in: db)
            let two = try await Cast.product("Sword", number: 2, of: amani, status: "flagged", in: db)
            let list = try await doors.ask(.get, "/admin/quality", [neema.cookie])
            #expect(list.text.contains("Knife") && list.text.contains("Sword") && list.text.contains("Sisal."))
            _ = try await doors.press(neema, "/admin/quality/approval", from: "/admin/quality", "id=\(one)")
            _ = try await doors.press(neema, "/admin/quality/rejection", from: "/admin/quality", "id=\(two)")
            #expect(try await Cast.status(one, in: db) == "live")
            #expect(try await Cast.status(two, in: db) == "rejected: by-admin")
            let log: [String] = try await db.values(
                "SELECT actor || ' ' || details FROM audit_log WHERE event = 'product-judged' ORDER BY seq")
            #expect(
                log == [
                    "\(neema.id.actor) {\"decision\":\"approved\",\"was\":\"flagged\"}",
                    "\(neema.id.actor) {\"decision\":\"rejected\",\"was\":\"flagged\"}",
                ])
        }
    }

    @Test func `a seller answers their own leads, and nobody else's`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let own = try await doors.member("Amani", store: amani), other = try await doors.member("Dala", store: dala)
            let id = try await lead(try await Cast.product(of: amani, in: db), of: amani, in: db)
            let before = try await doors.everything()
            let refused = try await doors.press(other, "/sell/leads/\(id)", from: "/account", "state=sold&note=mine")
            #expect(refused.status == .notFound)
            for wrong in ["state=bought", "state=", "state=sold&note=" + String(repeating: "a", count: 501)] {
                let bad = try await doors.press(own, "/sell/leads/\(id)", from: "/sell/leads", wrong)
                #expect(bad.status == .unprocessable, "\(wrong)")
            }
            #expect(try await doors.everything() == before)
            let theirs = try await doors.ask(.get, "/sell/leads", [other.cookie])
            #expect(!theirs.text.contains("K74QXD"))
            _ = try await doors.press(own, "/sell/leads/\(id)", from: "/sell/leads", "state=sold&note=Asha%2C+two")
            let page = try await doors.ask(.get, "/sell/leads?state=sold", [own.cookie])
            #expect(page.text.contains("K74QXD") && page.text.contains("value=\"Asha, two\""))
        }
    }

    @Test func `the sync log of a seller holds their own lines`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db), neema = try await neema(doors)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let own = try await doors.member("Amani", store: amani)
            for (seller, title, number) in [(amani, "Basket", 1), (dala, "Lamp", 2)] {
                let product = try await Cast.product(title, number: number, of: seller, in: db)
                try await db.run(
                    "INSERT INTO catalog_sync_logs (seller_id, product_id, change) VALUES (\(seller), \(product), 'gone')"
                )
            }
            let mine = try await doors.ask(.get, "/sell/sync?q=dala", [own.cookie])
            #expect(mine.text.contains("Basket") && !mine.text.contains("Lamp"))
            let all = try await doors.ask(.get, "/admin/sync?change=gone", [neema.cookie])
            #expect(all.text.contains("Basket") && all.text.contains("Lamp"))
            let one = try await doors.ask(.get, "/admin/sync?q=dala", [neema.cookie])
            #expect(!one.text.contains("Basket") && one.text.contains("Lamp"))
        }
    }

    @Test func `a deletion returns to the rows that were shown, each time with its own undo and its own note`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let seller = try await doors.member("Amani", store: amani)
            var ids: [ProductID] = []
            for number in 1...2 { ids.append(try await Cast.product("Kiondo", number: number, of: amani, in: db)) }
            var target = "/sell/listings?q=kiondo&sort=-updated"
            for id in ids {
                let page = try await doors.ask(.get, target, [seller.cookie])
                let field = try #require(page.text.firstMatch(of: /name="return" value="([^"]*)"/)).1
                let back = field.replacing("&amp;", with: "&")
                #expect(back == "/sell/listings?q=kiondo&sort=-updated")
                let answer = try await doors.post(
                    "/sell/listings/deletion", by: seller,
                    "id=\(id.pathText)&return=" + PercentCoding.encoded(String(back)))
                target = try #require(answer.headers["Location"])
                #expect(target.hasPrefix(back + "&undo=\(id.pathText)&note="))
            }
        }
    }

    @Test func `a desk's page sends a fixed number of statements, whatever there is`() async throws {
        try await withDatabase(connections: 1) { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let seller = try await doors.member("Amani", store: amani), neema = try await neema(doors)
            func fill(_ numbers: ClosedRange<Int>) async throws {
                for number in numbers {
                    let product = try await Cast.product("Kiondo \(number)", number: number, of: amani, in: db)
                    try await db.run(
                        "UPDATE products SET status = 'flagged' WHERE id = \(product) AND \(number % 3 == 0)")
                    try await db.run(
                        """
                        INSERT INTO catalog_sync_logs (seller_id, product_id, change, was, becomes)
                        VALUES (\(amani), \(product), 'price-changed', '1', '2')
                        """)
                    try await db.run(
                        "INSERT INTO brands (id, name, slug) VALUES (\(number), \("Brand \(number)"), \("brand-\(number)"))"
                    )
                    _ = try await Cast.seller("Duka \(number)", phone: String(254_700_100_000 + number), in: db)
                    _ = try await Cast.account(in: db)
                }
            }
            let pages =
                [
                    "", "/listings", "/sync", "/activity", "/quality", "/brands", "/categories", "/sellers",
                    "/accounts", "/audit", "/jobs",
                ]
                .map { ("/admin" + $0, neema) }
                + ["/listings", "/sync", "/leads", "/imports"].map { ("/sell" + $0, seller) }
            func counts() async throws -> [String: Int] {
                var counts: [String: Int] = [:]
                for (path, person) in pages {
                    counts[path] = try await statements(in: db) {
                        let page = try await doors.ask(.get, path + "?days=\(counts.count)", [person.cookie])
                        #expect(page.status == .ok, "\(path)")
                    }
                }
                return counts
            }
            try await fill(1...2)
            let few = try await counts()
            try await fill(3...30)
            // What the whole market's page remembers would hide what it asks.
            let other = try MarketDoors(db, folder: doors)
            var many = try await counts()
            many["/admin"] = try await statements(in: db) {
                _ = try await other.ask(.get, "/admin", [neema.cookie])
            }
            #expect(few == many)
            #expect((few.values.max() ?? 0) <= 8, "\(few)")
        }
    }
}
