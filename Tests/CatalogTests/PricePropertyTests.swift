import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Whatever several hands do to prices at once, each history is one unbroken chain.
@Suite struct PricePropertyTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `every change begins where the one before it ended, and the last is the price`(seed: UInt64) async throws {
        try await withDatabase(connections: 6) { db in
            let amani = try await Cast.seller(in: db)
            var made: [ProductID] = []
            for number in 1...3 {
                made.append(try await Cast.product(number: number, of: amani, shillings: 10, in: db))
            }
            let products = made, faults = Box<[String]>([]), done = Box(0)
            await withTaskGroup(of: Void.self) { group in
                for hand in 0..<6 {
                    group.addTask {
                        var random = SeededRandom(seed: seed &* 100 &+ UInt64(hand))
                        for _ in 0..<25 {
                            do {
                                if try await Self.change(products, "hand \(hand)", &random, in: db) {
                                    done.withLock { $0 += 1 }
                                }
                            } catch { faults.withLock { $0.append("\(error)") } }
                        }
                    }
                }
            }
            #expect(faults.current == [])
            var noted = 0
            for product in products {
                let newestFirst = try await PriceChange.of(product, limit: 1_000, in: db)
                let chain = Array(newestFirst.reversed())
                #expect(chain.first?.wasMinor == nil)
                for (before, after) in zip(chain, chain.dropFirst()) {
                    #expect(after.wasMinor == before.becomesMinor)
                    #expect(after.wasMinor != after.becomesMinor)
                    #expect(after.actor.hasPrefix("hand "))
                }
                let price = try await Product.find(product, in: db)?.price.money?.minor
                #expect(chain.last?.becomesMinor == price)
                noted += chain.count - 1
            }
            #expect(noted == done.current)
        }
    }

    /// Half of what the hands do is taken back: an undone change leaves nothing.
    /// - Returns: whether a price is another now.
    private static func change(
        _ products: [ProductID], _ actor: String, _ random: inout SeededRandom, in db: Database
    ) async throws -> Bool {
        struct Undone: Error {}
        let product = products[Int.random(in: 0..<products.count, using: &random)]
        let minor = Int64.random(in: 1...4, using: &random) * 500, isUndone = Bool.random(using: &random)
        do {
            return try await db.transaction { tx in
                try await Provenance.tell(actor, "", in: tx)
                // Locked first: what it was is what the trigger sees.
                let was: Int64? = try await tx.value(
                    "SELECT price_minor FROM products WHERE id = \(product) FOR UPDATE")
                try await tx.run("UPDATE products SET price_minor = \(minor), currency = 'KES' WHERE id = \(product)")
                if isUndone { throw Undone() }
                return was != minor
            }
        } catch is Undone { return false }
    }
}
