import Accounts
import Audit
import Flows
import Inventory
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

@Suite struct StockChoreTests {
    @Test func `books that are off are counted and said, and stay`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), metrics = Metrics()
            try await bench.receive(5)
            let check = CheckStock(db: db, log: .silent, metrics: metrics)
            let sound = try await check()
            try await db.run("UPDATE stock_levels SET on_hand = 4")
            let off = try await check()
            #expect(sound.differences == 0 && off.differences == 1)
            #expect(metrics.text().contains("soko_stock_differences_total 1"))
            let levels = try await bench.levels()
            #expect(levels[0] == "4/0")
        }
    }

    @Test func `all holds past their time are let go of, however many`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db)
            try await bench.receive(500)
            try await db.run(
                """
                INSERT INTO stock_holds (id, variant_id, location_id, quantity, reference, expires_at)
                SELECT n, \(bench.variants[0]), \(bench.shop), 1, 'cart:' || n,
                    now() + CASE WHEN n <= 450 THEN interval '-1 minute' ELSE interval '1 minute' END
                FROM generate_series(1, 460) n
                """)
            let released = try await ReleaseHolds(db: db)()
            let levels = try await bench.levels()
            #expect(released == 450)
            #expect(levels[0] == "500/10")
        }
    }

    @Test func `a seller is told once what ran low, in their language, and only of what lasts`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), accounts = try AccountBench(db)
            let amina = try await accounts.registered(), seller = try #require(bench.desks.amani.seller)
            try await GiveStore(db: db)(seller, to: amina.account, by: .operatorAtTerminal)
            try await db.run("UPDATE accounts SET language = 'fr'")
            try await bench.receive(5)
            try await bench.receive(1, of: 1)
            _ = try await db.transaction {
                try await StockLevel.watch([Shelf(bench.variants[0], bench.shop)], at: 3, of: nil, in: $0)
            }
            try await bench.move(.count(2), of: bench.variants[0], at: bench.shop, by: bench.desks.amani)
            try await bench.move(.count(0), of: bench.variants[1], at: bench.shop, by: bench.desks.amani)
            let tell = TellStockAlerts(accounts.door)
            try await tell()
            let early = try await accounts.letters()
            #expect(early == [])
            try await db.run("UPDATE stock_alerts SET at = at - interval '1 hour'")
            try await tell()
            try await tell()
            let letters = try await accounts.letters()
            #expect(
                letters == [
                    AccountBench.Letter(
                        to: AccountBench.amina, subject: "Soko : stock bas (2)",
                        body: "A-1 Kiondo basket: reste 2\nA-2 Kiondo basket: épuisé")
                ])
        }
    }

    @Test func `a seller who does not want to hear of it is not written to`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), accounts = try AccountBench(db)
            let amina = try await accounts.registered(), seller = try #require(bench.desks.amani.seller)
            try await GiveStore(db: db)(seller, to: amina.account, by: .operatorAtTerminal)
            try await Account.setNotifications(amina.account, NotificationChoices([]), in: db)
            try await bench.receive(5)
            try await bench.move(.count(0), of: bench.variants[0], at: bench.shop, by: bench.desks.amani)
            try await db.run("UPDATE stock_alerts SET at = at - interval '1 hour'")
            try await TellStockAlerts(accounts.door)()
            let letters = try await accounts.letters()
            #expect(letters == [])
        }
    }
}
