import Foundation
import Postgres
import Scouting
import TestSupport
import Testing
import Vocabulary

@Suite struct SyncLogTests {
    @Test func `a product's changes are told in the order they came`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let product = try await Cast.product(number: 1, of: amani, in: db),
                other = try await Cast.product(number: 2, of: amani, in: db)
            try await SyncLog.recordDiscovery(of: [product, other], seller: amani, in: db)
            try await SyncLog.record(
                [(.titleChanged, #"Old "quoted" \ {title},"#, "Новый, عنوان"), (.priceChanged, nil, "KES 250000")],
                product: product, seller: amani, in: db)
            try await SyncLog.record([], product: product, seller: amani, in: db)
            let entries = try await SyncLog.entries(of: product, in: db)
            #expect(entries.map(\.change) == [.discovered, .titleChanged, .priceChanged])
            #expect(entries.map(\.was) == [nil, #"Old "quoted" \ {title},"#, nil])
            #expect(entries.map(\.becomes) == [nil, "Новый, عنوان", "KES 250000"])
            let others = try await SyncLog.entries(of: other, in: db)
            #expect(others.map(\.change) == [.discovered])
        }
    }

    @Test func `the latest unrecognised page of a product is kept, 64 KiB of it`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            try await UnrecognisedPage.keep(
                product: product, url: "https://wa.me/a", status: 200, reason: "no og:title", body: [0, 255, 10], in: db
            )
            try await UnrecognisedPage.keep(
                product: product, url: "https://wa.me/b", status: 418, reason: "unexpected",
                body: Array(repeating: 7, count: 70_000), in: db)
            let pages = try await UnrecognisedPage.latest(limit: 10, in: db)
            #expect(pages.count == 1)
            #expect(pages[0].url == "https://wa.me/b")
            #expect(pages[0].httpStatus == 418)
            #expect(pages[0].reason == "unexpected")
            #expect(pages[0].body == Array(repeating: 7, count: 65_536))
        }
    }
}
