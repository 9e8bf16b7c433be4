import Crypto
import Flows
import Foundation
import Insights
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// Views and visitors as a serving process counts them.
struct CountFootfallTests {
    /// `day seller views visitors` of all rows, the market's name being `all`.
    private func counted(_ db: Database) async throws -> [String] {
        try await db.values(
            """
            SELECT f.day || ' ' || coalesce(s.slug, 'all') || ' ' || f.views || ' ' || f.visitors
            FROM footfall_days f LEFT JOIN sellers s ON s.id = f.seller_id ORDER BY f.day, s.slug NULLS FIRST
            """)
    }

    private func shown(_ db: Database) async throws -> [String] {
        try await db.values(
            """
            SELECT v.day || ' ' || p.title || ' ' || s.slug || ' ' || v.views FROM product_view_days v
            JOIN products p ON p.id = v.product_id JOIN sellers s ON s.id = v.seller_id ORDER BY v.day, p.title
            """)
    }

    @Test func `a product's page counts for market, seller and product, a seller's for market and seller`() async throws
    {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let lamp = try await Cast.product("Lamp", number: 2, of: dala, in: db)
            let process = Serving(db), footfall = process.footfall
            for reader in [Serving.asha, Serving.juma, Serving.asha] { footfall.note(.product(basket), by: reader) }
            footfall.note(.product(lamp), by: Serving.asha)
            footfall.note(.seller(try #require(Slug(pathText: "dala"))), by: Serving.juma)
            footfall.note(.wall, by: Serving.neema)
            footfall.note(.wall, by: nil)
            await footfall.flush()
            #expect(
                try await counted(db) == [
                    "2026-11-21 all 7 3", "2026-11-21 amani 3 2", "2026-11-21 dala 2 2",
                ])
            #expect(try await shown(db) == ["2026-11-21 Basket amani 3", "2026-11-21 Lamp dala 1"])
            // What is counted already is not counted again.
            await footfall.flush()
            footfall.note(.product(basket), by: Serving.asha)
            await footfall.flush()
            #expect(
                try await counted(db) == [
                    "2026-11-21 all 8 3", "2026-11-21 amani 4 2", "2026-11-21 dala 2 2",
                ])
        }
    }

    @Test func `a seller's look at their own goods counts for nothing, at others' goods it does`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let basket = try await Cast.product("Basket", number: 1, of: amani, in: db)
            let lamp = try await Cast.product("Lamp", number: 2, of: dala, in: db)
            let keeper = try await Cast.account("Amani", roles: ["seller"], in: db)
            try await db.run("UPDATE accounts SET seller_id = \(amani) WHERE id = \(keeper)")
            let footfall = Serving(db).footfall
            for page in [.product(basket), .product(lamp), .wall, .seller(try #require(Slug(pathText: "amani")))]
                as [CountedPage]
            {
                footfall.note(page, by: Serving.asha, keeper: keeper)
            }
            await footfall.flush()
            #expect(try await counted(db) == ["2026-11-21 all 2 1", "2026-11-21 dala 1 1"])
            #expect(try await shown(db) == ["2026-11-21 Lamp dala 1"])
        }
    }

    @Test func `two processes at once count one visitor once`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            var goods: [ProductID] = []
            for number in 1...30 {
                goods.append(try await Cast.product("Basket \(number)", number: number, of: amani, in: db))
            }
            let one = Serving(db).footfall, other = Serving(db).footfall
            for round in 1...10 {
                for product in goods.shuffled() {
                    one.note(.product(product), by: Serving.asha)
                    other.note(.product(product), by: Serving.asha)
                    other.note(.product(product), by: PageReader(visitor: nil, address: "10.0.0.\(round)", agent: "A"))
                }
                async let first = one.flush()
                async let second = other.flush()
                let written = await [first, second]
                #expect(written == [true, true])
            }
            #expect(try await counted(db) == ["2026-11-21 all 900 11", "2026-11-21 amani 900 11"])
            let each: [Int] = try await db.values("SELECT DISTINCT views FROM product_view_days")
            #expect(each == [30])
            #expect(try await Cast.count("visitor_salts", in: db) == 1)
        }
    }

    @Test func `at midnight of UTC the same visitor is another day's, and the marks have nothing in common`()
        async throws
    {
        try await withDatabase { db in
            let process = Serving(db), footfall = process.footfall
            process.now.withLock { $0 = Date(timeIntervalSince1970: 1_795_305_599) }
            footfall.note(.wall, by: Serving.asha)
            process.now.withLock { $0 = Date(timeIntervalSince1970: 1_795_305_600) }
            footfall.note(.wall, by: Serving.asha)
            await footfall.flush()
            #expect(try await counted(db) == ["2026-11-21 all 1 1", "2026-11-22 all 1 1"])
            let marks: Int? = try await db.value("SELECT count(DISTINCT mark) FROM visitor_marks")
            #expect(marks == 2)
        }
    }

    @Test func `a mark is sixteen bytes of the day's own key, and nothing else tells who came`() async throws {
        try await withDatabase { db in
            let footfall = Serving(db).footfall
            footfall.note(.wall, by: PageReader(visitor: nil, address: "203.0.113.9", agent: "Mozilla/5.0"))
            await footfall.flush()
            let salt: [UInt8] = try #require(try await db.value("SELECT salt FROM visitor_salts"))
            let mark: [UInt8]? = try await db.value("SELECT mark FROM visitor_marks")
            #expect(mark == Array(hmacSHA256("a203.0.113.9\nMozilla/5.0".utf8, key: salt).prefix(16)))
            #expect(salt.count == 32)
        }
    }

    @Test func `a salt that is gone makes readers new, a day that is too long ago has no visitors any more`()
        async throws
    {
        try await withDatabase { db in
            let process = Serving(db), footfall = process.footfall
            footfall.note(.wall, by: Serving.asha)
            await footfall.flush()
            try await db.run("DELETE FROM visitor_salts")
            footfall.note(.wall, by: Serving.asha)
            await footfall.flush()
            #expect(try await counted(db) == ["2026-11-21 all 2 2"])
            footfall.note(.wall, by: Serving.juma)
            process.now.withLock { $0 += 2 * 86_400 }
            try await TidyFootfall(db: db, now: { process.now.current })()
            await footfall.flush()
            #expect(try await counted(db) == ["2026-11-21 all 3 2"])
            #expect(try await Cast.count("visitor_salts", in: db) == 0)
            #expect(try await Cast.count("visitor_marks", in: db) == 0)
        }
    }

    @Test func `marks and salts stay for their day and the next`() async throws {
        try await withDatabase { db in
            let process = Serving(db)
            for _ in 1...4 {
                process.footfall.note(.wall, by: Serving.asha)
                await process.footfall.flush()
                process.now.withLock { $0 += 86_400 }
            }
            process.now.withLock { $0 -= 86_400 }
            try await TidyFootfall(db: db, now: { process.now.current })()
            let salts: [String] = try await db.values("SELECT day::text FROM visitor_salts ORDER BY day")
            let marks: [String] = try await db.values("SELECT day::text FROM visitor_marks ORDER BY day")
            #expect(salts == ["2026-11-23", "2026-11-24"] && marks == salts)
            #expect(try await counted(db).count == 4)
        }
    }
}
