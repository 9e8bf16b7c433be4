import Flows
import Foundation
import Insights
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// What counting costs, what it holds, and what becomes of it while the database is away.
struct FootfallLimitsTests {
    private func total(_ db: Database) async throws -> String? {
        try await db.value("SELECT views || ' ' || visitors FROM footfall_days WHERE seller_id = 0")
    }

    private func stranger(_ number: Int) -> PageReader {
        PageReader(visitor: nil, address: "10.0.\(number / 256).\(number % 256)", agent: "Mozilla/5.0")
    }

    @Test func `a thousand views cost the statements of one`() async throws {
        try await withDatabase(connections: 1) { db in
            let amani = try await Cast.seller(in: db), footfall = Serving(db).footfall
            let goods = try await [
                Cast.product("Basket", number: 1, of: amani, in: db), Cast.product("Mat", number: 2, of: amani, in: db),
            ]
            // The first names the statements.
            footfall.note(.wall, by: stranger(0))
            await footfall.flush()
            let none = try await statements(in: db) { await footfall.flush() }
            let one = try await statements(in: db) {
                footfall.note(.wall, by: stranger(1))
                await footfall.flush()
            }
            let thousand = try await statements(in: db) {
                for number in 1...1_000 { footfall.note(.product(goods[number % 2]), by: stranger(number)) }
                await footfall.flush()
            }
            #expect(none == 0 && one == 10 && thousand == 10)
            #expect(try await total(db) == "1002 1001")
        }
    }

    @Test func `beyond a bound views are dropped and counted as such, those known go on`() async throws {
        try await withDatabase { db in
            let process = Serving(db, limit: 100)
            for number in 1...250 { process.footfall.note(.wall, by: stranger(number)) }
            process.footfall.note(.wall, by: stranger(1))
            await process.footfall.flush()
            let first = try await total(db)
            #expect(first == "101 100")
            #expect(process.dropped == 150)
            process.footfall.note(.wall, by: stranger(250))
            await process.footfall.flush()
            let second = try await total(db)
            #expect(second == "102 101")
        }
    }

    @Test func `views wait while the database is away, bounded, and count when it is back`() async throws {
        try await withDatabase { db in
            let process = Serving(db, limit: 100)
            try await withoutDatabase(db) {
                for number in 1...60 { process.footfall.note(.wall, by: stranger(number)) }
                // An outage is no refusal: nothing is given up, however often it is tried.
                for _ in 0...CountFootfall.patience { await process.footfall.flush() }
                for number in 51...120 { process.footfall.note(.wall, by: stranger(number)) }
                await process.footfall.flush()
            }
            #expect(process.dropped == 20)
            await process.footfall.flush()
            #expect(try await total(db) == "110 100")
        }
    }

    @Test func `what the database refuses is tried five times, then given up`() async throws {
        try await withDatabase { db in
            let process = Serving(db)
            try await db.run("ALTER TABLE product_view_days RENAME TO elsewhere")
            process.footfall.note(.wall, by: stranger(1))
            for _ in 1...4 { await process.footfall.flush() }
            try await db.run("ALTER TABLE elsewhere RENAME TO product_view_days")
            await process.footfall.flush()
            #expect(try await total(db) == "1 1")
            try await db.run("ALTER TABLE product_view_days RENAME TO elsewhere")
            process.footfall.note(.wall, by: stranger(2))
            process.footfall.note(.wall, by: stranger(2))
            for _ in 1...5 { await process.footfall.flush() }
            #expect(process.dropped == 2)
            try await db.run("ALTER TABLE elsewhere RENAME TO product_view_days")
            await process.footfall.flush()
            #expect(try await total(db) == "1 1")
        }
    }

    @Test func `a page that is not there any more counts for the market`() async throws {
        try await withDatabase { db in
            let footfall = Serving(db).footfall
            footfall.note(.product(.random()), by: stranger(1))
            footfall.note(.seller(try #require(Slug(pathText: "nobody"))), by: stranger(1))
            await footfall.flush()
            let rows: [String] = try await db.values(
                "SELECT seller_id || ' ' || views || ' ' || visitors FROM footfall_days")
            #expect(rows == ["0 2 1"])
            #expect(try await Cast.count("product_view_days", in: db) == 0)
        }
    }

    @Test func `the end of a process writes what it holds, and many readers at once lose nothing`() async throws {
        try await withDatabase { db in
            let process = Serving(db)
            let running = Task { await process.footfall.run(every: .milliseconds(3)) }
            await withTaskGroup { group in
                for hand in 0..<8 {
                    group.addTask {
                        for n in 0..<2_000 { process.footfall.note(.wall, by: stranger(hand * 10 + n % 10)) }
                    }
                }
            }
            running.cancel()
            await running.value
            let all = try await total(db)
            #expect(all == "16000 80")
            #expect(process.dropped == 0)
        }
    }

    @Test func `hostile words of a request are bounded, and cut within a character`() async throws {
        try await withDatabase { db in
            let footfall = Serving(db).footfall
            for tail in ["a", "b"] {
                let agent = String(repeating: "ญ\u{0}'\"\\", count: 5_000) + tail
                footfall.note(.wall, by: PageReader(visitor: nil, address: "10.0.0.1", agent: agent))
            }
            await footfall.flush()
            let all = try await total(db)
            #expect(all == "2 1")
        }
    }
}
