import Foundation
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

@Suite struct SellerTests {
    private func enrol(_ phone: String, _ name: String, _ db: Database, url: String = "https://wa.me/c/1") async throws
        -> Seller
    {
        try await Seller.enrol(
            phone: #require(Phone(digits: phone)), name: name, description: "", catalogueURL: url, in: db)
    }

    @Test func `three sellers of one name have three addresses`() async throws {
        try await withDatabase { db in
            let first = try await enrol("254711200301", "Mama Mboga", db)
            let second = try await enrol("254722200301", "Mama Mboga", db)
            let third = try await enrol("254733200301", "Mama Mboga", db)
            #expect(
                [first, second, third].map(\.slug) == ["mama-mboga", "mama-mboga-0301", "mama-mboga-254733200301"])
        }
    }

    @Test func `two sellers with one very long name can both come in`() async throws {
        try await withDatabase { db in
            let name = String(repeating: "a", count: 100)
            let first = try await enrol("254711200301", name, db)
            let second = try await enrol("254722400502", name, db)
            #expect(first.slug == String(repeating: "a", count: 60))
            #expect(second.slug == String(repeating: "a", count: 50) + "-0502")
        }
    }

    @Test func `the same number again is the same seller, at the new catalogue's address`() async throws {
        try await withDatabase { db in
            let first = try await enrol("254711200301", "Amani", db)
            let again = try await enrol("254711200301", "Somebody else", db, url: "https://wa.me/c/2")
            #expect(again.id == first.id)
            #expect(again.name == "Amani")
            #expect(again.slug == "amani")
            #expect(again.catalogueURL == "https://wa.me/c/2")
            let count = try await Cast.count("sellers", in: db)
            #expect(count == 1)
        }
    }

    @Test func `sellers are found by id and by slug, strangers not`() async throws {
        try await withDatabase { db in
            let amani = try await enrol("254711200301", "Amani", db)
            let byID = try await Seller.find(amani.id, in: db)
            let bySlug = try await Seller.find(slug: #require(Slug(pathText: "amani")), in: db)
            let nobody = try await Seller.find(.random(), in: db)
            #expect(byID?.phone.digits == "254711200301")
            #expect(bySlug?.id == amani.id)
            #expect(nobody == nil)
            #expect(amani.lastSyncedAt == nil)
            try await Seller.markSynced(amani.id, in: db)
            let synced = try await Seller.find(amani.id, in: db)
            #expect(synced?.lastSyncedAt != nil)
        }
    }

    @Test func `only sellers with live products are listed, the largest first`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            try await Cast.seller("Empty", phone: "254733600703", in: db)
            try await Cast.product(number: 1, of: amani, in: db)
            for number in 1...2 { try await Cast.product(number: number, of: dala, in: db) }
            try await Cast.product(number: 3, of: amani, status: "flagged", in: db)
            let listed = try await SellerSummary.largest(limit: 10, in: db)
            #expect(listed.map(\.name) == ["Dala", "Amani"])
            #expect(listed.map(\.liveProducts) == [2, 1])
            let live = try await Seller.liveProducts(of: amani, in: db)
            #expect(live == 1)
        }
    }
}

@Suite struct LeadTests {
    @Test func `a lead has a reference of six characters without look-alikes`() {
        for _ in 0..<300 {
            let reference = Lead.make().reference
            #expect(reference.utf8.count == 6)
            #expect(reference.allSatisfy { "23456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
        }
    }

    @Test func `a second tap within ten minutes is the same lead, a later one or another visitor's is not`()
        async throws
    {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let product = try await Cast.product(of: amani, in: db)
            let (visitor, outsider) = (VisitorID.random(), VisitorID.random())
            let lead = try await Lead.record(product: product, seller: amani, visitor: visitor, in: db)
            let again = try await Lead.recent(product: product, visitor: visitor, in: db)
            let others = try await Lead.recent(product: product, visitor: outsider, in: db)
            #expect(again == lead)
            #expect(others == nil)
            try await db.run("UPDATE leads SET created_at = now() - interval '601 seconds'")
            let later = try await Lead.recent(product: product, visitor: visitor, in: db)
            #expect(later == nil)
            let count = try await Lead.count(seller: amani, in: db)
            #expect(count == 1)
        }
    }
}
