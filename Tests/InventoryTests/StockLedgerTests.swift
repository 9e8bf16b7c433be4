import Foundation
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct StockLedgerTests {
    @Test func `stock is the sum of its movements`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 10)
            try await shelves.record(.sold, -3)
            try await shelves.record(.returned, 1)
            try await shelves.record(.corrected, -2)
            try await shelves.record(.counted, 4)
            let ledger = try await StockMovement.of(shelves.variants[0], limit: 10, in: db)
            #expect(ledger.map(\.quantity) == [4, -2, 1, -3, 10])
            #expect(ledger.map(\.balance) == [10, 6, 8, 7, 10])
            let level = try await shelves.level()
            #expect(level == "10/0")
            let older = try await StockMovement.of(
                shelves.variants[0], olderThan: ledger[2].id, limit: 10, in: db)
            #expect(older.map(\.balance) == [7, 10])
            let course = try await StockMovement.course(of: shelves.variants[0], limit: 3, in: db)
            #expect(course.map(\.quantity) == [8, 6, 10])
        }
    }

    @Test(arguments: [
        (StockMovement.Kind.received, 0, StockRefusal.badQuantity), (.received, -1, .badQuantity),
        (.returned, 0, .badQuantity), (.sold, 1, .badQuantity), (.corrected, 0, .badQuantity),
        (.received, 1_000_001, .badQuantity), (.sold, -6, .notOnHand), (.corrected, -6, .notOnHand),
        (.counted, -6, .notOnHand), (.received, Int.min + 1, .badQuantity),
    ])
    func `what cannot be moved is refused, and nothing moves`(
        kind: StockMovement.Kind, quantity: Int, refusal: StockRefusal
    ) async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            let before = try await Cast.rows(of: ["stock_levels", "stock_movements"], in: db)
            await #expect(throws: refusal) { try await shelves.record(kind, quantity) }
            let after = try await Cast.rows(of: ["stock_levels", "stock_movements"], in: db)
            #expect(after == before)
        }
    }

    @Test func `a ledger line is never changed or taken out`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            for statement: SQL in [
                "UPDATE stock_movements SET quantity = 6", "DELETE FROM stock_movements", "TRUNCATE stock_movements",
            ] {
                await #expect(throws: PostgresFault.self) { try await db.run(statement) }
            }
            let level = try await shelves.level()
            #expect(level == "5/0")
        }
    }

    @Test func `what is promised is neither sold nor written off, but a recount says what there is`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            let hold = try await shelves.hold(4)
            await #expect(throws: StockRefusal.promised) { try await shelves.record(.sold, -2) }
            await #expect(throws: StockRefusal.promised) { try await shelves.record(.corrected, -2) }
            try await shelves.record(.sold, -1)
            try await shelves.record(.counted, -2)
            let counted = try await shelves.level()
            #expect(counted == "2/4")
            // The promise is kept as far as there is something.
            _ = try await db.transaction { try await StockHold.end([hold], in: $0) }
            let free = try await shelves.level()
            #expect(free == "2/0")
            let isSound = try await shelves.isSound()
            #expect(isSound)
        }
    }

    @Test func `the check finds a level that somebody changed, and leaves it`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            let sound = try await shelves.isSound()
            #expect(sound)
            try await db.run("UPDATE stock_levels SET on_hand = 7, held = 1")
            let check = try await db.transaction { try await StockCheck.run(in: $0) }
            #expect(check.shelves == 1 && check.differences == 1)
            let found = try await check.found(of: shelves.seller, in: db)
            let books = found.map { "\($0.onHand) \($0.moved) \($0.held) \($0.promised)" }
            #expect(books == ["7 5 1 0"])
            let others = try await check.found(of: .random(), in: db)
            #expect(others == [])
            let level = try await shelves.level()
            #expect(level == "7/1")
            let latest = try await StockCheck.latest(in: db)
            #expect(latest == check)
        }
    }

    @Test func `a shelf that runs low is alerted once, and once more only when it had enough between`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            _ = try await db.transaction {
                try await StockLevel.watch([shelves.shelf()], at: 2, of: shelves.seller, in: $0)
            }
            try await shelves.record(.sold, -2)
            #expect(try await shelves.alerts() == [])
            try await shelves.record(.sold, -1)
            #expect(try await shelves.alerts() == ["low open"])
            try await shelves.record(.sold, -1)
            #expect(try await shelves.alerts() == ["low open"])
            try await shelves.record(.sold, -1)
            #expect(try await shelves.alerts() == ["low", "out open"])
            try await shelves.record(.received, 1)
            // Better, not good: nothing to tell anew.
            #expect(try await shelves.alerts() == ["low", "out", "low open told"])
            try await shelves.record(.received, 10)
            #expect(try await shelves.alerts() == ["low", "out", "low told"])
            try await shelves.record(.counted, -10)
            #expect(try await shelves.alerts() == ["low", "out", "low told", "low open"])
            let told = try await db.transaction { try await StockAlert.telling(shelves.seller, in: $0) }
            #expect(told.map { "\($0.state) \($0.sku) \($0.free)" } == ["low A-1 1"])
            let again = try await db.transaction { try await StockAlert.telling(shelves.seller, in: $0) }
            #expect(again == [])
            let open = try await StockAlert.open(of: nil, limit: 10, in: db)
            #expect(open.map(\.sku) == ["A-1"])
        }
    }

    @Test func `another seller's threshold stays`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 5)
            let count = try await db.transaction {
                try await StockLevel.watch([shelves.shelf()], at: 2, of: .random(), in: $0)
            }
            #expect(count == 0)
            let level = try await StockLevel.of(shelves.variants[0], in: db)
            #expect(level.map(\.lowAt) == [nil])
        }
    }

    @Test func `the table shows the least first, page by page, and each shelf once`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            for (index, quantity) in [3, 1, 2].enumerated() {
                try await shelves.record(.received, quantity, of: index)
            }
            try await shelves.record(.sold, -1, of: 1)
            var seen: [String] = [], place: StockPlace?
            while true {
                let page = try await StockRow.page(StockFilter(seller: shelves.seller), after: place, limit: 1, in: db)
                seen += page.rows.map { "\($0.sku) \($0.free)" }
                place = page.rows.last?.place
                if !page.hasMore { break }
            }
            #expect(seen == ["A-2 0", "A-3 2", "A-1 3"])
            func skus(_ filter: StockFilter) async throws -> [String] {
                try await StockRow.page(filter, mostFirst: true, in: db).rows.map(\.sku)
            }
            #expect(try await skus(StockFilter(standing: .out)) == ["A-2"])
            #expect(try await skus(StockFilter(words: "A-3")) == ["A-3"])
            #expect(try await skus(StockFilter(words: "kion & | ! 'bask")) == ["A-1", "A-3", "A-2"])
            #expect(try await skus(StockFilter(words: "%_';--")) == [])
            #expect(try await skus(StockFilter(seller: .random())) == [])
            #expect(try await skus(StockFilter(location: shelves.store)) == [])
            let counts = try await StockRow.counts(of: shelves.seller, in: db)
            #expect(counts == StockCounts(all: 3, low: 0, out: 1, held: 0))
        }
    }

    @Test func `a product's buyers see what is free of each variant`() async throws {
        try await withDatabase { db in
            let shelves = try await Shelves(db)
            try await shelves.record(.received, 2)
            try await shelves.record(.received, 1, of: 1)
            _ = try await shelves.hold(1, of: 1)
            let variants = try await VariantStock.of(shelves.product, in: db)
            #expect(variants.map(\.options) == ["M", "L", ""])
            #expect(variants.map(\.availability) == [.fewLeft, .soldOut, .notCounted])
            #expect(Availability(of: variants) == .fewLeft)
            #expect(Availability(of: [variants[1]]) == .soldOut)
            #expect(Availability(of: []) == .notCounted)
        }
    }
}
