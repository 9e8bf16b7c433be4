import Foundation
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Whatever several hands do at once in whatever order, the books add up.
@Suite struct StockPropertyTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `levels are the sums of their movements, and nothing is promised twice`(seed: UInt64) async throws {
        try await withDatabase(connections: 6) { db in
            let shelves = try await Shelves(db)
            for index in 0..<3 { try await shelves.record(.received, 6, of: index) }
            let holds = Box<[StockHoldID]>([]), oddities = Box<[String]>([]), sold = Box(0)
            await withTaskGroup(of: Void.self) { group in
                for hand in 0..<6 {
                    group.addTask {
                        var random = Steps(state: seed &* 1_000 &+ UInt64(hand))
                        for _ in 0..<30 {
                            do { try await Self.step(shelves, &random, holds, sold) } catch is StockRefusal {
                                // The market said no: nothing may have changed, which the sums below say.
                            } catch { oddities.withLock { $0.append("\(error)") } }
                        }
                    }
                }
            }
            #expect(oddities.current == [])
            let isSound = try await shelves.isSound()
            #expect(isSound)
            let wrong: Int? = try await db.value(
                "SELECT count(*) FROM stock_levels WHERE on_hand < 0 OR held < 0 OR held > on_hand")
            #expect(wrong == 0)
            let booked: Int? = try await db.value(
                "SELECT coalesce(-sum(quantity), 0) FROM stock_movements WHERE kind = 'sold' AND reference LIKE 'hold:%'"
            )
            #expect(booked == sold.current)
            let left = holds.current
            _ = try await db.transaction { try await StockHold.end(left, in: $0) }
            let held: Int? = try await db.value("SELECT sum(held) FROM stock_levels")
            #expect(held == 0)
        }
    }

    /// One thing that a hand does, on one shelf or on all in any order.
    private static func step(
        _ shelves: Shelves, _ random: inout Steps, _ holds: Box<[StockHoldID]>,
        _ sold: Box<Int>
    ) async throws {
        let index = Int.random(in: 0..<3, using: &random), quantity = Int.random(in: 1...3, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: try await shelves.record(.received, quantity, of: index)
        case 1: try await shelves.record(.sold, -quantity, of: index)
        case 2: try await shelves.record(.corrected, -quantity, of: index)
        case 3: try await shelves.record(.returned, quantity, of: index)
        case 4:
            let wishes = [0, 1, 2].shuffled(using: &random).map {
                MovementWish(shelves.variants[$0], at: shelves.shop, .sold, -1)
            }
            try await shelves.db.transaction { try await StockMovement.record(wishes, in: $0) }
        case 5:
            let items = [0, 1, 2].shuffled(using: &random).map { (shelf: shelves.shelf($0), quantity: 1) }
            let ids = try await shelves.db.transaction {
                try await StockHold.hold(items, for: "cart:1", time: .seconds(600), in: $0)
            }
            holds.withLock { $0 += ids }
        case 6:
            let hold = try await shelves.hold(quantity, of: index)
            holds.withLock { $0.append(hold) }
        default:
            guard let hold = holds.current.randomElement(using: &random) else { return }
            let isSale = Bool.random(using: &random)
            let ended = try await shelves.db.transaction { tx in
                let ended = try await StockHold.end([hold], in: tx)
                if isSale {
                    try await StockMovement.record(
                        ended.map {
                            MovementWish($0.variant, at: $0.location, .sold, -$0.quantity, reference: "hold:\($0.id)")
                        }, in: tx)
                }
                return ended
            }
            if isSale { sold.withLock { $0 += ended.reduce(0) { $0 + $1.quantity } } }
        }
    }
}

/// SplitMix64 (Steele et al. 2014): a failure can be run again.
struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
