import Catalog
import Flows
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct MoveStockTests {
    @Test func `goods come, go, come back, break and are counted, and the ledger says who did it`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), variant = bench.variants[0], hand = bench.desks.amani
            let moves: [MoveStock.Move] = [
                .receive(10, unitCost: Money(minor: 1_250, currency: .usd)),
                .sell(3, unitPrice: Money(minor: 250_000, currency: .kes)), .takeBack(1), .correct(by: -2), .count(5),
            ]
            for move in moves { try await bench.move(move, of: variant, at: bench.shop, note: "By hand", by: hand) }
            let ledger = try await StockMovement.of(variant, limit: 10, in: db)
            #expect(
                ledger.map { "\($0.kind) \($0.quantity) \($0.balance)" } == [
                    "counted -1 5", "corrected -2 6", "returned 1 8", "sold -3 7", "received 10 10",
                ])
            #expect(Set(ledger.map(\.actor)) == [hand.actor])
            #expect(ledger[3].unitPriceMinor == 250_000 && ledger[3].currency == "KES")
            #expect(ledger[4].unitCostMinor == 1_250 && ledger[4].currency == "USD")
        }
    }

    @Test(arguments: [
        MoveStock.Move.receive(0, unitCost: nil), .receive(-4, unitCost: nil), .sell(-4, unitPrice: nil),
        .sell(.min, unitPrice: nil), .takeBack(0), .correct(by: 0), .count(-1), .count(.max),
        .receive(.max, unitCost: nil),
    ])
    func `a number that cannot be is refused, and nothing moves`(move: MoveStock.Move) async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db)
            try await bench.receive(5)
            let before = try await bench.everything()
            await #expect(throws: StockRefusal.badQuantity) {
                try await bench.move(move, of: bench.variants[0], at: bench.shop, by: bench.desks.amani)
            }
            let after = try await bench.everything()
            #expect(after == before)
        }
    }

    @Test func `another seller moves nothing, counts nothing, and no place of theirs is taken`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), dala = bench.desks.dala
            let seller = try #require(dala.seller), amani = try #require(bench.desks.amani.seller)
            let theirs = try await KeepLocation(db: db).add("Stall", of: seller, by: dala)
            let before = try await bench.everything()
            for place in [bench.shop, theirs] {
                await #expect(throws: StockRefusal.notThere) {
                    try await bench.move(.takeBack(1), of: bench.variants[0], at: place, by: dala)
                }
                await #expect(throws: StockRefusal.notThere) {
                    try await CountStock(db: db)([(bench.variants[0], 3)], at: place, by: dala)
                }
            }
            await #expect(throws: StockRefusal.notThere) {
                try await bench.move(.takeBack(1), of: bench.variants[0], at: theirs, by: bench.desks.market)
            }
            await #expect(throws: StockRefusal.notThere) {
                try await KeepLocation(db: db).change(bench.shop, name: "Mine", isDefault: true, by: dala)
            }
            await #expect(throws: StockRefusal.notThere) {
                _ = try await KeepLocation(db: db).add("Mine", of: amani, by: dala)
            }
            let after = try await bench.everything()
            #expect(after == before)
        }
    }

    @Test func `a sheet of counts is taken whole or not at all`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), count = CountStock(db: db)
            try await bench.receive(5)
            try await count(
                zip(bench.variants, [4, 0, 7]).map { ($0, $1) }, at: bench.shop, by: bench.desks.amani)
            let levels = try await bench.levels()
            #expect(levels == ["4/0", "0/0", "7/0"])
            let before = try await bench.everything()
            for lines in [
                [(bench.variants[0], 1), (bench.variants[1], -1)], [(bench.variants[0], 1), (bench.variants[0], 2)],
            ] {
                await #expect(throws: StockRefusal.badQuantity) {
                    try await count(lines, at: bench.shop, by: bench.desks.amani)
                }
            }
            let after = try await bench.everything()
            #expect(after == before)
        }
    }

    @Test func `what is held is sold once, and what is released is free again`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db)
            try await bench.receive(5)
            try await bench.receive(2, of: 1)
            // Nobody counts A-3: it is sold without a hold.
            let wanted = [(bench.variants[0], 2), (bench.variants[1], 2), (bench.variants[2], 9)]
            let holds = try await db.transaction {
                try await HoldStock.hold(wanted, for: "order:1", time: .seconds(600), in: $0)
            }
            #expect(holds.count == 2)
            let held = try await bench.levels()
            #expect(held == ["5/2", "2/2", "none"])
            await #expect(throws: StockRefusal.soldOut) {
                try await db.transaction {
                    _ = try await HoldStock.hold([(bench.variants[1], 1)], for: "order:2", time: .seconds(600), in: $0)
                }
            }
            let price = Money(minor: 9_900, currency: .kes)
            try await db.transaction { try await HoldStock.take(holds, price: { _ in price }, in: $0) }
            let sold = try await bench.levels()
            #expect(sold == ["3/0", "0/0", "none"])
            await #expect(throws: StockRefusal.holdOver) {
                try await db.transaction { try await HoldStock.take(holds, price: { _ in price }, in: $0) }
            }
            let released = try await db.transaction { try await HoldStock.release(holds, in: $0) }
            #expect(released == 0)
            let after = try await bench.levels()
            #expect(after == sold)
            let prices: [Int64] = try await db.values(
                "SELECT unit_price_minor FROM stock_movements WHERE kind = 'sold' AND reference LIKE 'hold:%'")
            #expect(prices == [9_900, 9_900])
        }
    }

    @Test func `names of places are one a seller's, and one place is the usual one`() async throws {
        try await withDatabase { db in
            let bench = try await StockBench(db), keep = KeepLocation(db: db), hand = bench.desks.amani
            let seller = try #require(hand.seller)
            let van = try await keep.add("  Van ", of: seller, by: hand)
            for name in ["", " ", "a\u{7}b", String(repeating: "x", count: 81)] {
                await #expect(throws: StockRefusal.badName) { _ = try await keep.add(name, of: seller, by: hand) }
            }
            await #expect(throws: StockRefusal.nameTaken) { _ = try await keep.add("Van", of: seller, by: hand) }
            await #expect(throws: StockRefusal.nameTaken) {
                try await keep.change(van, name: "Shop", isDefault: true, by: hand)
            }
            try await keep.change(van, name: "Lorry", isDefault: true, by: hand)
            let all = try await Location.all(of: seller, in: db)
            #expect(all.map { "\($0.name) \($0.isDefault)" } == ["Lorry true", "Shop false"])
            let usual = try await Location.usual(of: seller, in: db)
            #expect(usual == van)
        }
    }
}
