import Browser
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The pages in a real browser, without JavaScript: nothing is wider than the screen. `SOKO_PREVIEW=FOLDER` keeps pictures.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(5)))
struct InventoryLooksTests {
    @Test func `the pages fit a telephone and a desk, in both directions of writing`() async throws {
        try await withDatabase { db in
            let store = try await StockedStore(
                try MarketDoors(db), title: "سلة كيوندو " + String(repeating: "Long", count: 30))
            for (index, quantity) in [12, 2, 0].enumerated() where quantity > 0 {
                try await store.receive(quantity, of: index)
            }
            for _ in 0..<4 {
                try await MoveStock(db: db)(
                    .sell(2, unitPrice: Money(minor: 250_000, currency: .kes)), of: store.variants[0], at: store.shop,
                    note: "Sold at the stall, paid in cash", by: store.hand)
            }
            _ = try await WatchStock(db: db)(store.variants.map { Shelf($0, store.shop) }, at: 5, by: store.hand)
            let order = try await store.order()
            try await KeepSupplier(db: db).supply(
                store.variants[1], from: store.supplier, sku: "NW-1", unitCostMinor: 900, minimum: 2, by: store.hand)
            let assets = try Router(Assets(folder: packageFolder + "/Public").endpoints)
            let doors = store.doors
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: doors.site.router.bodyLimit) { request in
                request.path.hasPrefix("/assets/")
                    ? try await assets.respond(to: request) : try await doors.site.handler(request)
            }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do {
                let origin = "http://127.0.0.1:\(server.port)"
                for language in ["en", "ar"] {
                    for path in store.pages("/sell", order: order) + ["/p/\(store.product)"] {
                        try await look(browser, origin, path, store, language)
                    }
                }
            } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    private func look(
        _ browser: Browser, _ origin: String, _ path: String, _ store: StockedStore, _ language: String
    ) async throws {
        let page = try await browser.newPage(PageOptions(viewport: .phone, hasJavaScript: false, locale: language))
        try await page.setCookie(name: "soko_access", value: store.amani.access, url: origin)
        try await page.open(origin + path)
        for width in [390, 1440] {
            try await page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
            let wide = try await page.evaluate("document.documentElement.scrollWidth").number
            #expect(wide == Double(width), "\(path) in \(language) at \(width)")
            let name = path.split(separator: "/").map { $0.utf8.count == 13 ? "one" : String($0) }.joined(
                separator: "-")
            try await keep(page, "\(name)-\(language)-\(width)")
        }
        // Nobody answers for the picture at the seller's.
        #expect(page.consoleErrors.filter { !$0.contains("cdn.test") } == [], "\(path)")
        await page.close()
    }

    private func keep(_ page: Page, _ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for isDark in [true, false] {
            try await page.setDark(isDark)
            let picture = try await page.screenshot(fullPage: name.hasSuffix("-390"))
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(isDark ? "dark" : "light").png"))
        }
    }
}
