import Browser
import Foundation
import Frame
import HTTP
import HTTPServer
import Sandbox
import TestSupport
import Testing

/// The journey in a real browser, which enforces what the market's pages say about forms.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(2)))
struct ElsewhereBrowserTests {
    @Test(arguments: [true, false])
    func `one click leads to the provider, the next one back in`(hasJavaScript: Bool) async throws {
        try await withDatabase { db in
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0)) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let abroad = try Abroad(db, origin: origin)
            site.withLock { $0 = abroad.doors.site.handler }
            try await abroad.makeKeys()
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            do {
                let page = try await browser.newPage(PageOptions(hasJavaScript: hasJavaScript, locale: "en"))
                try await page.open(origin + "/sign-in?return=/watchlist")
                try await page.click("form[action='/sign-in/with'] button")
                try await page.waitFor("button[value='\(Abroad.amani)']")
                try await page.click("button[value='\(Abroad.amani)']")
                try await page.waitFor("a[href='/account']")
                #expect(try await page.url() == origin + "/watchlist")
                let names = Set(try await page.cookies(for: origin).keys)
                #expect(names.isSuperset(of: ["soko_access", "soko_refresh"]))
                #expect(!names.contains("soko_journey"))
            } catch {
                await browser.close()
                await abroad.close()
                server.stop()
                throw error
            }
            await browser.close()
            await abroad.close()
            server.stop()
        }
    }
}
