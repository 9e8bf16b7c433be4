import Browser
import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    @Suite struct RealSellersTests {
        @Test func `two real sellers go live and are bought from, with JavaScript and without`() async throws {
            guard let shop = sharedData("saleor-demo"), let grocer = sharedData("grocery") else { return }
            if Browser.isMissing { return }
            try await withGround { ground in
                let start = ContinuousClock.now
                let market = try Market(ground, ["demo", "--from", shop, "--from", grocer])
                try await market.isReady(within: .seconds(600))
                let offered = try await market.offered()
                let statuses =
                    try await market.sql(
                        "SELECT string_agg(status || ' ' || n, ', ' ORDER BY status) FROM (SELECT status, count(*) AS n FROM products GROUP BY 1) AS s"
                    ) ?? ""
                print(
                    String(
                        format: "two real sellers: %d products after %.1f s: %@ (%@)", offered,
                        start.duration(to: .now) / .seconds(1), statuses,
                        Binaries.isRelease ? "release" : "debug"))
                #expect(offered >= 2672)
                // Every product has been decided on; photos that are all but the same wait for an admin.
                #expect(
                    try await market.number(
                        "SELECT count(*) FROM products WHERE status IN ('live', 'flagged', 'rejected')") == offered)
                #expect(try await market.number("SELECT count(*) FROM dead_jobs") == 0)
                #expect(
                    try await market.listed().count
                        == (try await market.number("SELECT count(*) FROM products WHERE status = 'live'")))
                let sellers = try await market.json("/api/v1/sellers")["items"] as? [[String: Any]] ?? []
                #expect(sellers.count == 2)
                try await withBrowser { browser in
                    for hasJavaScript in [true, false] {
                        let shopper = try await browser.shopper(in: market) { $0.hasJavaScript = hasJavaScript }
                        for seller in sellers { try await buy(from: try #require(seller["slug"] as? String), shopper) }
                        // The refused way to WhatsApp is all there is to complain about.
                        #expect(
                            shopper.page.consoleErrors.filter { !$0.contains("wa.me") && !$0.contains("chromewebdata") }
                                == [])
                    }
                }
                #expect(try await market.number("SELECT count(*) FROM leads") == 4)
                #expect(try await market.number("SELECT count(DISTINCT seller_id) FROM leads") == 2)
                let (_, left) = try await market.stop()
                #expect(left == [])
            }
        }

        /// From the seller's page over the product to WhatsApp.
        private func buy(from slug: String, _ shopper: Shopper) async throws {
            try await shopper.open("/s/\(slug)")
            let id = try #require(try await shopper.wall().first)
            try await shopper.follow(".wall > li h2 a")
            #expect(try await shopper.page.url() == shopper.market.origin + "/p/\(id)")
            try await shopper.preview("real-\(slug)")
            try await shopper.buyAndCheck(id)
        }
    }
}
