import Browser
import Foundation
import TestSupport
import Testing

/// Somebody with a browser in the market.
struct Shopper {
    let market: Market
    let page: Page

    func open(_ path: String) async throws { try await page.open(market.origin + path) }

    /// Ids on the wall, in order, from the links of its cards.
    func wall() async throws -> [String] {
        try await page.evaluate(
            "[...document.querySelectorAll('.wall > li h2 a')].map(link => link.pathname.split('/').pop())"
        ).array
            .compactMap(\.string)
    }

    /// Whether the heart of a product is full.
    func isWatched(_ id: String) async throws -> Bool {
        try await page.evaluate(
            "document.querySelector('[data-watch=\"/watchlist/\(id)\"]')?.getAttribute('aria-pressed')"
        ).string == "true"
    }

    /// Says when the page moved under the reader's eyes since it was opened. What stands below an endless wall goes down
    /// when it grows; a script that jumps to the end sees that, a reader who scrolls does not come so far.
    func expectNoLayoutShift(at place: SourceLocation = #_sourceLocation) async throws {
        let script = """
            new Promise(done => {
              let sum = 0
              const what = []
              const watcher = new PerformanceObserver(list => {
                const isBelow = source => source.node?.matches?.('.pages, .pages *, .foot, .foot *')
                for (const shift of list.getEntries().filter(shift => !shift.hadRecentInput && !shift.sources.every(isBelow))) {
                  sum += shift.value
                  what.push(shift.value.toFixed(4) + ' ' + shift.sources.map(source => `${source.node?.nodeName}.${source.node?.className} ${source.previousRect.y}→${source.currentRect.y}`).join(', '))
                }
              })
              watcher.observe({ type: 'layout-shift', buffered: true })
              requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done([sum, what.join('; ')]), 50)))
            })
            """
        let answer = try await page.evaluate(script).array
        let sum = try #require(answer.first?.number)
        #expect(sum < 0.02, "\(answer.last?.string ?? "")", sourceLocation: place)
    }

    /// How many pixels the page is wider than its window.
    func overflow() async throws -> Int {
        try #require(
            try await page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth").int)
    }

    /// Clicks on what leads to another page. A browser drops clicks on a page that it has not painted yet, and without
    /// JavaScript a page cannot say that it has; so a click that leads nowhere is made again.
    func follow(_ selector: String) async throws {
        for _ in 1...4 {
            do {
                return try await page.click(selector, waitUntil: .domContentLoaded, within: .seconds(4))
            } catch BrowserFault.deadline {}
        }
        try await page.click(selector, waitUntil: .domContentLoaded)
    }

    /// Clicks on Buy on the open product's page.
    /// - Returns: where that led: WhatsApp, which the browser's wall keeps it from reaching.
    func buy() async throws -> URLComponents {
        let before = page.requests.count
        try await page.click(".buy")
        let url: String = try await eventually("WhatsApp; \(page.requests.map(\.url).suffix(5))", within: .seconds(10))
        {
            page.requests.dropFirst(before).first { $0.url.hasPrefix("https://wa.me/") }?.url
        }
        return try #require(URLComponents(string: url))
    }

    /// Buys the product, and checks what the seller gets to know.
    func buyAndCheck(_ id: String) async throws {
        try await open("/p/\(id)")
        let title = try #require(try await page.evaluate("document.querySelector('h1').textContent").string)
        let address = try await buy()
        #expect(address.host == "wa.me")
        #expect(
            address.path == "/"
                + (try await market.sql("SELECT seller_phone FROM products WHERE id = \(try market.row(id))") ?? ""))
        let text = try #require(address.queryItems?.first { $0.name == "text" }?.value)
        let reference = try #require(
            try await market.sql(
                "SELECT reference FROM leads WHERE product_id = \(try market.row(id)) ORDER BY created_at DESC, id DESC LIMIT 1"
            ))
        #expect(text.contains(title), "\(text)")
        #expect(text.contains("Reference \(reference)"), "\(text)")
        #expect(text.contains("/p/\(id)"), "\(text)")
    }

    /// Keeps a picture of the page for whoever asked for one with `SOKO_PREVIEW=FOLDER`.
    func preview(_ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(try await page.screenshot()).write(to: URL(fileURLWithPath: "\(folder)/market-\(name).png"))
    }
}

extension Shopper {
    /// Keeps pictures of the page on a telephone and a screen, in English and Arabic, light and dark, for whoever asked.
    func looks(_ name: String) async throws {
        guard ProcessInfo.processInfo.environment["SOKO_PREVIEW"] != nil else { return }
        let path = URLComponents(string: try await page.url())?.path ?? "/"
        for language in ["ar", "en"] {
            try await open(path + "?lang=" + language)
            for width in [390, 1440] {
                try await page.setViewport(.init(width: width, height: 900))
                for isDark in [false, true] {
                    try await page.setDark(isDark)
                    try await Task.sleep(for: .milliseconds(300))
                    try await preview("\(name)-\(language)-\(width)-\(isDark ? "dark" : "light")")
                }
                let overflow = try await overflow()
                #expect(overflow == 0, "\(name) \(language) \(width)")
            }
        }
        try await page.setDark(false)
    }
}

/// Runs `body` with a browser that reaches this machine only.
func withBrowser(_ body: (Browser) async throws -> Void) async throws {
    let browser = try await Browser.launch(hosts: ["127.0.0.1"])
    do { try await body(browser) } catch {
        await browser.close()
        throw error
    }
    await browser.close()
}

extension Browser {
    /// A visitor without a past.
    func shopper(in market: Market, _ change: (inout PageOptions) -> Void = { _ in }) async throws -> Shopper {
        var options = PageOptions(allows: { $0.host == "127.0.0.1" }, locale: "en")
        change(&options)
        return Shopper(market: market, page: try await newPage(options))
    }

    static var isMissing: Bool {
        if installed() != nil { return false }
        print("skipped: no Chromium")
        return true
    }
}
