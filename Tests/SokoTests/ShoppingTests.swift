import Browser
import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// The demo market in a real browser.
    @Suite struct ShoppingTests {
        @Test func `a visitor scrolls, watches and buys, with JavaScript and without`() async throws {
            if Browser.isMissing { return }
            try await DemoSeed.shared.market { market in
                try await withBrowser { browser in
                    try await withJavaScript(try await browser.shopper(in: market))
                    try await withoutJavaScript(try await browser.shopper(in: market) { $0.hasJavaScript = false })
                }
                #expect(try await market.number("SELECT count(*) FROM leads") == 2)
                #expect(try await market.number("SELECT count(DISTINCT visitor) FROM leads") == 2)
            }
        }

        private func withJavaScript(_ shopper: Shopper) async throws {
            let page = shopper.page
            try await shopper.open("/")
            let first = try await shopper.wall()
            #expect(first.count >= 20)
            // Each time that the end comes near, more follows.
            for pages in 2...3 {
                try await page.scrollToEnd()
                try await page.waitFor(
                    expression: "document.querySelectorAll('.wall > li').length >= \(pages * first.count)")
            }
            let grown = try await shopper.wall()
            #expect(Array(grown.prefix(first.count)) == first)
            #expect(Set(grown).count == grown.count, "the same product twice")
            try await shopper.expectNoLayoutShift()
            try await shopper.preview("wall")

            // One that came by scrolling.
            let id = try #require(grown.last)
            let heart = "[data-watch=\"/watchlist/\(id)\"]"
            try await page.click(heart)
            try await page.waitFor("\(heart)[aria-pressed=true]")
            try await page.waitFor(expression: "!document.querySelector('\(heart)').dataset.busy")
            try await shopper.follow(".wall > li h2 a[href^=\"/p/\(id)\"]")
            #expect(try await shopper.isWatched(id))
            try await shopper.expectNoLayoutShift()
            try await shopper.preview("product")
            try await shopper.follow("header a[href=\"/watchlist\"]")
            #expect(try await shopper.wall() == [id])
            #expect(page.consoleErrors == [])
            try await shopper.buyAndCheck(id)
        }

        private func withoutJavaScript(_ shopper: Shopper) async throws {
            let page = shopper.page
            try await shopper.open("/")
            let first = try await shopper.wall()
            try await page.scrollToEnd()
            try await shopper.follow(".pages a[rel=next]")
            let second = try await shopper.wall()
            #expect(second.count >= 20)
            #expect(Set(first).isDisjoint(with: second))
            let id = second[0]
            let address = try await page.url()
            try await shopper.follow("[data-watch=\"/watchlist/\(id)\"]")
            // Back on the same page, with a full heart.
            #expect(try await page.url() == address)
            #expect(try await shopper.isWatched(id))
            try await shopper.follow("header a[href=\"/watchlist\"]")
            #expect(try await shopper.wall() == [id])
            try await shopper.follow(".wall > li h2 a")
            #expect(try await page.url() == shopper.market.origin + "/p/\(id)")
            #expect(try await shopper.isWatched(id))
            #expect(page.consoleErrors == [])
            try await shopper.buyAndCheck(id)
            try await shopper.open("/p/\(id)")
            try await shopper.follow("[data-watch=\"/watchlist/\(id)\"]")
            #expect(try await !shopper.isWatched(id))
        }

        @Test func `pages fit a phone, in the dark and in Arabic`() async throws {
            if Browser.isMissing { return }
            try await DemoSeed.shared.market { market in
                let id = try #require(try await market.listed().first)
                let slug = try #require(try await market.sql("SELECT slug FROM sellers ORDER BY id LIMIT 1"))
                try await withBrowser { browser in
                    for (locale, direction) in [("en", "ltr"), ("ar", "rtl")] {
                        let shopper = try await browser.shopper(in: market) {
                            ($0.viewport, $0.prefersDark, $0.locale) = (.phone, true, locale)
                        }
                        for (name, path) in [
                            ("home", "/"), ("product", "/p/\(id)"), ("seller", "/s/\(slug)"),
                            ("watchlist", "/watchlist"), ("api", "/api"),
                        ] {
                            try await shopper.open(path)
                            #expect(try await shopper.overflow() == 0, "\(path) in \(locale)")
                            let isDark = try await shopper.page.evaluate(Self.isDark).bool
                            #expect(isDark == true, "\(path) in \(locale)")
                            if name != "api" {
                                #expect(
                                    try await shopper.page.evaluate("document.documentElement.dir || 'ltr'").string
                                        == direction, "\(path)")
                                #expect(
                                    try await shopper.page.evaluate("document.documentElement.lang").string == locale,
                                    "\(path)")
                            }
                            try await shopper.expectNoLayoutShift()
                            try await shopper.preview("\(name)-\(locale)-phone-dark")
                        }
                        #expect(shopper.page.consoleErrors == [])
                    }
                }
            }
        }

        private static let isDark = """
            (() => { const numbers = getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)'
                ? getComputedStyle(document.documentElement).backgroundColor : getComputedStyle(document.body).backgroundColor
              const canvas = document.createElement('canvas').getContext('2d')
              canvas.fillStyle = numbers; canvas.fillRect(0, 0, 1, 1)
              const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
              return red + green + blue < 200 })()
            """
    }
}
