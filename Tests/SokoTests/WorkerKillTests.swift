import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    @Suite struct WorkerKillTests {
        /// Products in the catalogue.
        private let count = 2000

        @Test func `a worker killed twice in a big sync loses nothing and does nothing twice`() async throws {
            try await withGround { ground in
                let goods = try DrawnGoods(count, in: ground.root + "/goods")
                let start = ContinuousClock.now
                let market = try Market(ground, ["demo", "--from", goods.folder])
                try await market.isServing(within: .seconds(60))
                // First while the scout still walks and the first pages are read …
                try await kill(market) {
                    let known = try await market.number("SELECT count(*) FROM products")
                    return known >= 200 && known < count
                }
                // … then with products at every stage.
                try await kill(market) {
                    let live = try await market.number("SELECT count(*) FROM products WHERE status = 'live'")
                    return live >= 300 && live < count
                }
                try await eventually(
                    "all live; \((try? await market.sql(Self.stages)) ?? "")", within: .seconds(240),
                    every: .milliseconds(200)
                ) {
                    try await market.number("SELECT count(*) FROM products WHERE status = 'live'") == count
                }
                try await eventually("empty queues", within: .seconds(150), every: .milliseconds(200)) {
                    try await market.number("SELECT count(*) FROM jobs") == 0
                }
                print(
                    String(
                        format: "%d products live after %.1f s with two kills", count,
                        start.duration(to: .now) / .seconds(1)))
                #expect(try await market.number("SELECT count(*) FROM dead_jobs") == 0)
                #expect(try await market.number("SELECT count(*) FROM products") == count)
                #expect(
                    try await market.number("SELECT count(DISTINCT whatsapp_id) FROM products WHERE status = 'live'")
                        == count)
                #expect(
                    try await market.number("SELECT count(DISTINCT title) FROM products WHERE status = 'live'") == count
                )
                #expect(try await market.number("SELECT count(*) FROM product_embeddings") == count)
                #expect(
                    try await market.number("SELECT count(*) FROM products WHERE s3_image_url IS NOT NULL") == count)
                // Each was found once, came in once and was approved once, whatever was done again.
                for change in ["discovered", "hydrated", "approved", "kept"] {
                    #expect(
                        try await market.number("SELECT count(*) FROM catalog_sync_logs WHERE change = '\(change)'")
                            == count, "\(change)")
                }
                let listed = try await market.listed()
                #expect(listed.count == count)
                #expect(Set(listed).count == count)
                #expect(try await market.stop().left == [])
            }
        }

        /// Kills the worker at the moment that `isNow` names, and waits for the next one.
        private func kill(_ market: Market, when isNow: () async throws -> Bool) async throws {
            try await eventually(
                "the moment; \((try? await market.sql(Self.stages)) ?? "")", within: .seconds(120),
                every: .milliseconds(10), isNow)
            let worker = try #require(market.part("soko work"))
            Glibc.kill(worker.pid, SIGKILL)
            print("worker killed: \(try await market.sql(Self.stages) ?? "")")
            try await eventually("a new worker", within: .seconds(15)) {
                market.part("soko work").map { $0 != worker } ?? false
            }
        }

        private static let stages =
            "SELECT string_agg(status || ' ' || n, ', ' ORDER BY status) FROM (SELECT status, count(*) AS n FROM products GROUP BY 1) AS s"
    }
}
