import Foundation
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct StockHoldTests {
    @Test func `of many buyers who want the last one exactly one holds it`() async throws {
        try await withDatabase(connections: 8) { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 1)
            let outcomes = await withTaskGroup(of: String.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        do { _ = try await shelves.hold(); return "held" } catch StockRefusal.soldOut {
                            return "sold out"
                        } catch { return "\(error)" }
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == ["held": 1, "sold out": 39])
            let level = try await shelves.level()
            #expect(level == "1/1")
        }
    }

    @Test func `a hold ends once, whoever ends it`() async throws {
        try await withDatabase(connections: 8) { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            let hold = try await shelves.hold(2, time: .seconds(1))
            try await Task.sleep(for: .milliseconds(1_100))
            let ended = Box(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<12 {
                    group.addTask {
                        let count =
                            index % 2 == 0
                            ? try await StockHold.expire(limit: 10, in: db)
                            : try await db.transaction { try await StockHold.end([hold], in: $0).count }
                        ended.withLock { $0 += count }
                    }
                }
                try await group.waitForAll()
            }
            #expect(ended.current == 1)
            let level = try await shelves.level()
            #expect(level == "5/0")
        }
    }

    @Test func `what is within its time stays held`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            _ = try await shelves.hold(2)
            let expired = try await StockHold.expire(limit: 10, in: db)
            #expect(expired == 0)
            let level = try await shelves.level()
            #expect(level == "5/2")
        }
    }

    @Test func `all that is wanted is held, or none of it`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            try await shelves.record(.received, 1, of: 1)
            let wanted = [(shelves.shelf(0), 2), (shelves.shelf(1), 2)]
            await #expect(throws: StockRefusal.soldOut) {
                try await db.transaction {
                    _ = try await StockHold.hold(wanted, for: "cart:1", time: .seconds(60), in: $0)
                }
            }
            await #expect(throws: StockRefusal.notThere) { _ = try await shelves.hold(1, of: 2) }
            await #expect(throws: StockRefusal.badQuantity) { _ = try await shelves.hold(0) }
            let levels = [try await shelves.level(0), try await shelves.level(1)]
            #expect(levels == ["5/0", "1/0"])
            let holds = try await Cast.count("stock_holds", in: db)
            #expect(holds == 0)
        }
    }

    @Test func `the goods of a hold never change`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            _ = try await shelves.hold(2)
            await #expect(throws: PostgresFault.self) { try await db.run("UPDATE stock_holds SET quantity = 1") }
        }
    }
}
