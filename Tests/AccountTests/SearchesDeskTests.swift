import Accounts
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// What the market's people see of searches.
struct SearchesDeskTests {
    /// Four queries of yesterday, and one of forty days ago.
    static func searches(_ db: Database) async throws {
        try await db.run(
            """
            INSERT INTO search_days (day, source, language, query, searches, empty, answered, clicked, clicks, purchases, slow, slowest, strangers)
            SELECT (now() AT TIME ZONE 'UTC')::date - d.ago, 'page', d.language, d.query, d.searches, d.empty, d.searches - d.empty,
                d.clicked, d.clicked, d.purchases, d.slow, d.slowest, 3
            FROM (VALUES (1, 'en', 'kiondo basket', 120, 0, 60, 12, 0, 40), (1, 'en', 'unicorn', 30, 30, 0, 0, 0, 20),
                    (1, 'sw', 'kikapu', 40, 0, 1, 0, 0, 22), (1, 'en', 'wide search', 20, 0, 11, 0, 7, 901),
                    (40, 'en', 'kiondo basket', 110, 0, 50, 9, 0, 33), (40, 'ar', 'سلة', 8, 2, 3, 1, 0, 15))
                AS d (ago, language, query, searches, empty, clicked, purchases, slow, slowest)
            """)
        try await db.run(
            """
            INSERT INTO search_totals (day, source, language, bucket, searches, empty, clicked, clicks, purchases)
            SELECT day, source, language, CASE WHEN slow > 0 THEN 19 ELSE 8 END AS bucket, sum(searches), sum(empty), sum(clicked), sum(clicks),
                sum(purchases)
            FROM search_days GROUP BY 1, 2, 3, 4
            """)
    }

    private func lines(_ doors: MarketDoors, _ query: String, _ member: MarketDoors.Member) async throws -> [String] {
        let answer = try await doors.ask(
            .get, "/admin/searches?format=csv&col=query&col=searches&col=change&" + query, [member.cookie])
        return try await answer.whole().split(separator: "\r\n").dropFirst().map(String.init)
    }

    @Test func `each list names what it is about, in the right order, and files hold it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            try await Self.searches(db)
            let neema = try await doors.member(
                "Neema", roles: [.staff], permissions: [.insights], factors: ["pwd", "otp"])
            let top = try await lines(doors, "", neema)
            #expect(top == ["kiondo basket,120,'+9%", "kikapu,40,new", "unicorn,30,new", "wide search,20,new"])
            let rising = try await lines(doors, "show=rising", neema)
            #expect(rising == ["kikapu,40,new", "unicorn,30,new", "wide search,20,new"])
            let empty = try await lines(doors, "show=empty", neema)
            #expect(empty == ["unicorn,30,new"])
            let low = try await lines(doors, "show=low-click", neema)
            #expect(low == ["kikapu,40,new"])
            let slow = try await lines(doors, "show=slow", neema)
            #expect(slow == ["wide search,20,new"])
            let swahili = try await lines(doors, "language=sw", neema)
            #expect(swahili == ["kikapu,40,new"])
            let part = try await lines(doors, "q=BASKET", neema)
            #expect(part == ["kiondo basket,120,'+9%"])
            let other = try await lines(doors, "show=nothing&from=x&language=zz&after=zz&q=%27%3B--", neema)
            #expect(other == [])
        }
    }

    @Test func `the page says how searching goes, and leads to what helps whom may do it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            try await Self.searches(db)
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let page = try await doors.ask(.get, "/admin/searches?show=empty", [neema.cookie]).text
            #expect(page.contains("<bdi>210</bdi>") && page.contains("<bdi>14.3%</bdi>") && page.contains("≤ 23 ms"))
            #expect(page.contains("Add what it is also called, or win sellers who have it."))
            #expect(page.contains("href=\"/admin/synonyms?words=unicorn%2C%20\""))
            #expect(page.contains("href=\"/admin/redirects?path=%2Funicorn&amp;target=%2F%3Fq%3Dunicorn\""))
            #expect(page.contains("href=\"/admin/featured?title.en=unicorn\"") && page.contains("href=\"/?q=unicorn\""))
            let synonyms = try await doors.ask(.get, "/admin/synonyms?words=unicorn%2C%20", [neema.cookie]).text
            #expect(synonyms.contains("unicorn, </textarea>"))
            let redirects = try await doors.ask(
                .get, "/admin/redirects?path=%2Funicorn&target=%2F%3Fq%3Dunicorn", [neema.cookie]
            ).text
            #expect(redirects.contains("value=\"/unicorn\"") && redirects.contains("value=\"/?q=unicorn\""))
            let featured = try await doors.ask(.get, "/admin/featured?title.en=unicorn", [neema.cookie]).text
            #expect(featured.contains("value=\"unicorn\""))
            let juma = try await doors.member(
                "Juma", roles: [.staff], permissions: [.insights], factors: ["pwd", "otp"])
            let bare = try await doors.ask(.get, "/admin/searches?show=empty", [juma.cookie]).text
            #expect(bare.contains("unicorn") && !bare.contains("/admin/synonyms?words"))
        }
    }

    @Test func `whoever arranges goods returns to the weights set by hand and lets what is learned order again`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            try await db.run(
                """
                WITH kept AS (
                    INSERT INTO search_rankers (origin, made_at, layout, model, queries, held, ndcg, ndcg_by_hand)
                    VALUES ('clicks', now(), '1:words', '\\x7b7d', 80, 20, 0.57125, 0.5403) RETURNING id)
                UPDATE search_order SET ranker = kept.id, learned_at = now(), outcome = 'used', queries = 100 FROM kept
                """)
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let juma = try await doors.member(
                "Juma", roles: [.staff], permissions: [.insights], factors: ["pwd", "otp"])
            let page = try await doors.ask(.get, "/admin/searches", [neema.cookie]).text
            #expect(page.contains("NDCG@10 0.571 against 0.540 by hand"))
            #expect(page.contains("Return to weights set by hand"))
            let read = try await doors.ask(.get, "/admin/searches", [juma.cookie]).text
            #expect(read.contains("NDCG@10 0.571") && !read.contains("/admin/searches/order"))
            let refused = try await doors.post("/admin/searches/order", by: juma, "order=by-hand")
            #expect(refused.status == .forbidden)
            let strange = try await doors.post("/admin/searches/order", by: neema, "order=x")
            #expect(strange.status == .badRequest)
            let untouched: Int? = try await db.value("SELECT count(*) FROM search_order WHERE ranker IS NOT NULL")
            #expect(untouched == 1)
            _ = try await doors.post("/admin/searches/order", by: neema, "order=by-hand")
            let held = try await doors.ask(.get, "/admin/searches", [neema.cookie]).text
            #expect(held.contains("by weights set by hand, whatever is learned"))
            _ = try await doors.post("/admin/searches/order", by: neema, "order=learned")
            let again = try await doors.ask(.get, "/admin/searches", [neema.cookie]).text
            #expect(again.contains("NDCG@10 0.571 against 0.540 by hand"))
            let audited: [String] = try await db.values(
                "SELECT actor FROM audit_log WHERE event = 'ranker-chosen' ORDER BY seq")
            #expect(audited == ["account:\(neema.id)", "account:\(neema.id)"])
        }
    }

    @Test func `a long list goes on where it ended`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            try await db.run(
                """
                INSERT INTO search_days (day, source, language, query, searches)
                SELECT (now() AT TIME ZONE 'UTC')::date, 'page', 'en', 'query ' || n, 1 + n % 7 FROM generate_series(1, 130) n
                """)
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let all = try await lines(doors, "", neema)
            #expect(all.count == 130 && Set(all).count == 130)
        }
    }

    @Test func `nothing on the page or in its files leads to a visitor`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let visitor = VisitorID.random()
            let cookie = ("Cookie", String(doors.kit.visitors.becoming(visitor).prefix { $0 != ";" }))
            let firefox = ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
            _ = try await doors.ask(.get, "/?q=basket", [cookie, firefox], peer: "203.0.113.77")
            _ = try await doors.ask(.get, "/?q=amina@example.com", [cookie, firefox], peer: "203.0.113.77")
            await doors.search.diary.flush()
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            for path in ["/admin/searches", "/admin/searches?format=csv", "/admin/searches?format=jsonl"] {
                let text = try await doors.ask(.get, path, [neema.cookie]).whole()
                #expect(text.contains("basket") && !text.contains("amina@example.com"))
                for trace in [
                    "203.0.113.77", visitor.rawValue.uuidString, visitor.rawValue.uuidString.lowercased(), "Firefox",
                ] {
                    #expect(!text.contains(trace), "\(path)")
                }
            }
        }
    }
}
