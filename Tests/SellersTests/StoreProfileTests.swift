import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

struct StoreProfileTests {
    private func owner(_ name: String, of seller: SellerID, in db: Database) async throws -> AccountID {
        let id = try await Cast.account(name, roles: ["seller"], in: db)
        try await db.run("UPDATE accounts SET seller_id = \(seller) WHERE id = \(id)")
        return id
    }

    @Test func `a store is changed by whoever runs it, and by nobody else`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let owner = try await self.owner("Amani", of: amani, in: db)
            let other = try await self.owner("Dala", of: dala, in: db)
            let stranger = try await Cast.account("Neema", in: db)
            try await db.transaction { tx in
                var store = try #require(try await StoreProfile.locked(of: owner, in: tx))
                (store.name, store.location) = ("Amani Baskets", "Stall 7")
                store.hours = try #require(OpeningHours("Mo-Fr 08:00-18:00"))
                store.contactPhone = Phone(digits: "254700123456")
                try await store.keep(by: owner, in: tx)
            }
            let kept = try #require(try await StoreProfile.find(amani, in: db))
            #expect(kept.name == "Amani Baskets")
            #expect(kept.slug == "amani")
            #expect(kept.location == "Stall 7")
            #expect(kept.hours.text == "Mo-Fr 08:00-18:00")
            #expect(kept.contactPhone?.digits == "254700123456")
            let before = try await Cast.rows(of: ["sellers"], in: db)
            try await db.transaction { tx in
                var store = kept
                store.name = "Stolen"
                for thief in [other, stranger] {
                    try await store.keep(by: thief, in: tx)
                    try await store.setCover(String(repeating: "a", count: 64), by: thief, in: tx)
                }
            }
            let after = try await Cast.rows(of: ["sellers"], in: db)
            #expect(after == before)
            let none = try await StoreProfile.find(of: stranger, in: db)
            #expect(none == nil)
            try await db.run("UPDATE accounts SET status = 'suspended' WHERE id = \(owner)")
            let suspended = try await StoreProfile.find(of: owner, in: db)
            #expect(suspended == nil)
        }
    }

    @Test func `figures count what is live and who was sent on, of this seller only`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let nothing = try await SellerFigures.of(amani, in: db)
            #expect(nothing == SellerFigures(liveProducts: 0, leads: 0))
            let product = try await Cast.product(number: 1, of: amani, in: db)
            try await Cast.product(number: 2, of: amani, status: "inactive", in: db)
            let theirs = try await Cast.product(number: 3, of: dala, in: db)
            for _ in 0..<3 {
                _ = try await Lead.record(product: product, seller: amani, visitor: .random(), in: db)
            }
            _ = try await Lead.record(product: theirs, seller: dala, visitor: .random(), in: db)
            let figures = try await SellerFigures.of(amani, in: db)
            #expect(figures == SellerFigures(liveProducts: 1, leads: 3))
        }
    }
}
