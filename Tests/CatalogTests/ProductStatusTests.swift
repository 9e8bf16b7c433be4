import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ProductStatusTests {
    /// Rows: from. Columns: Draft discovered hydrated live flagged rejected inactive hidden sold deleted.
    static let table: [(ProductStatus, String)] = [
        (.draft, "--HLFR---X"),
        (.discovered, "--H--RI---"),
        (.hydrated, "---LFRIh-X"),
        (.live, "----FRIhsX"),
        (.flagged, "---L-RIh-X"),
        (.rejected, "--HL-----X"),
        (.inactive, "--H--R---X"),
        (.hidden, "--HLFRI--X"),
        (.sold, "--HL-RIh-X"),
        (.deleted, "D-HLFRIhs-"),
    ]

    @Test(arguments: table)
    func `each status leads where the table says and nowhere else`(from: ProductStatus, row: String) {
        let letters = zip(ProductStatus.allCases, "DdHLFRIhsX").map { from.next.contains($0) ? $1 : "-" }
        #expect(String(letters) == row)
    }

    @Test(arguments: ProductStatus.allCases)
    func `a seller does by hand only what the table allows`(from: ProductStatus) {
        #expect(from.bySeller.subtracting([from]).isSubset(of: from.next))
        #expect(from.bySeller.isDisjoint(with: [.live, .flagged, .rejected]), "that is the judge's to say")
    }

    @Test func `a product is live since it went on the wall, and keeps that time when it leaves`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let id = try await Cast.product(of: amani, status: "hydrated", liveSince: nil, in: db)
            func move(_ status: ProductStatus, _ reason: String = "") async throws -> Product? {
                try await db.transaction { tx in
                    try await Product.locked(id, in: tx)?.move(to: status, reason: reason, in: tx)
                    return try await Product.find(id, in: tx)
                }
            }
            let live = try #require(try await move(.live))
            let since = try #require(live.liveSince)
            #expect(live.status == .live)
            let gone = try await move(.inactive, "not-found")
            #expect(gone?.liveSince == since)
            #expect(gone?.statusReason == "not-found")
            #expect(gone?.standing == .gone)
            let back = try await move(.hydrated)
            #expect(back?.liveSince == since)
            #expect(back?.statusReason == "")
            let again = try #require(try await move(.live)?.liveSince)
            #expect(again > since)
        }
    }

    @Test(arguments: [
        ("discovered", false, Product.Standing.hidden), ("hydrated", false, .hidden), ("hydrated", true, .gone),
        ("live", true, .onTheWall),
        ("flagged", true, .hidden), ("rejected", true, .hidden), ("inactive", true, .gone),
        ("inactive", false, .hidden),
    ])
    func `strangers see what is on the wall or left it, nothing that is kept back`(
        status: String, wasLive: Bool, standing: Product.Standing
    ) async throws {
        try await withDatabase { db in
            let id = try await Cast.product(
                of: try await Cast.seller(in: db), status: status, liveSince: wasLive ? Date() : nil, in: db)
            let product = try await Product.find(id, in: db)
            #expect(product?.standing == standing)
        }
    }
}

@Suite struct DiscoveryOfProductsTests {
    @Test func `new ids are taken in once, and known ones keep what they are`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let phone = try #require(Phone(digits: Cast.amani))
            let ids = ["7000000000000001", "70000000000000022"]
            let first = try await Product.discover(ids + [ids[0]], seller: amani, phone: phone, in: db)
            #expect(first.count == 2)
            try await db.run("UPDATE products SET status = 'live' WHERE whatsapp_id = \(ids[0])")
            let second = try await Product.discover(ids + ["7000000000000003"], seller: amani, phone: phone, in: db)
            #expect(second.count == 1)
            let none = try await Product.discover([], seller: amani, phone: phone, in: db)
            #expect(none == [])
            let known = try await Product.known(ids + ["7000000000000009"], phone: phone, in: db)
            #expect(
                Dictionary(uniqueKeysWithValues: known.map { ($0.whatsappID, $0.status) }) == [
                    ids[0]: .live, ids[1]: .discovered,
                ])
            let counts = try await Product.counts(in: db)
            #expect(counts.map(\.status) == [.discovered, .live])
            #expect(counts.map(\.count) == [2, 1])
        }
    }

    @Test func `the same id of two sellers is two products`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let mine = try await Product.discover(
                ["7000000000000001"], seller: amani, phone: #require(Phone(digits: Cast.amani)), in: db)
            let theirs = try await Product.discover(
                ["7000000000000001"], seller: dala, phone: #require(Phone(digits: Cast.dala)), in: db)
            #expect(mine.count == 1)
            #expect(theirs.count == 1)
            #expect(mine != theirs)
        }
    }

    @Test func `missing are a seller's live and flagged products that the catalogue names no longer`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            var ids: [String: ProductID] = [:]
            for (number, status) in ["live", "flagged", "inactive", "rejected", "discovered"].enumerated() {
                ids[status] = try await Cast.product(number: number + 1, of: amani, status: status, in: db)
            }
            try await Cast.product(number: 1, of: dala, in: db)
            let phone = try #require(Phone(digits: Cast.amani))
            let all = try await Product.missing(from: ["7000000000000099"], phone: phone, in: db)
            #expect(Set(all) == Set([ids["live"], ids["flagged"]].compactMap(\.self)))
            let one = try await Product.missing(from: ["7000000000000001"], phone: phone, in: db)
            #expect(one == [ids["flagged"]].compactMap(\.self))
        }
    }

    @Test func `the stalest pages come first, and expiring pictures are read at most once an hour`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            func product(_ number: Int, _ status: String = "live", hoursAgo: Double, expiresIn hours: Double = 999)
                async throws -> ProductID
            {
                let id = try await Cast.product(
                    number: number, of: amani, status: status, hydratedAt: Date() - hoursAgo * 3_600, in: db)
                try await db.run(
                    "UPDATE products SET image_url_expires_at = \(Date() + hours * 3_600) WHERE id = \(id)")
                return id
            }
            let old = try await product(1, hoursAgo: 30)
            let oldest = try await product(2, "inactive", hoursAgo: 40)
            let flagged = try await product(3, "flagged", hoursAgo: 20)
            let expiring = try await product(4, hoursAgo: 2, expiresIn: 5)
            _ = try await product(5, hoursAgo: 0.5, expiresIn: 5)
            _ = try await product(6, hoursAgo: 2)
            _ = try await product(7, "rejected", hoursAgo: 99)
            _ = try await product(8, "discovered", hoursAgo: 99)
            let stalest = try await Product.stalest(limit: 10, olderThan: .seconds(6 * 3_600), in: db)
            #expect(stalest == [oldest, old, flagged, expiring])
            let two = try await Product.stalest(limit: 2, olderThan: .seconds(6 * 3_600), in: db)
            #expect(two == [oldest, old])
        }
    }
}
