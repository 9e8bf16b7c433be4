import Accounts
import Browser
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Postgres
import TestSupport
import Testing

/// Picture and addresses in a real browser.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(2)))
struct ProfileBrowserTests {
    /// Runs `body` on a page of a market with one member, Amina, who has not signed in yet.
    private func onPage(hasJavaScript: Bool, _ body: (Page, String, MarketDoors) async throws -> Void) async throws {
        try await withDatabase { db in
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: { _, _ in 24 << 20 }) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let doors = try MarketDoors(db, origin: origin)
            let assets = Router(try Assets(folder: packageFolder + "/Public").endpoints)
            site.withLock {
                $0 = { request in
                    request.path.hasPrefix("/assets/")
                        ? try await assets.respond(to: request) : try await doors.site.handler(request)
                }
            }
            _ = try await doors.member("Amina")
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            do {
                let page = try await browser.newPage(PageOptions(hasJavaScript: hasJavaScript, locale: "en"))
                try await page.open(origin + "/sign-in?return=/account")
                try await page.type("amina@example.com", into: "#contact")
                try await page.type(MarketDoors.password, into: "#password")
                try await page.click("form[action='/sign-in'] button[type=submit]")
                try await page.waitFor("#picture-file")
                try await body(page, origin, doors)
            } catch {
                await browser.close()
                server.stop()
                throw error
            }
            await browser.close()
            server.stop()
        }
    }

    @Test func `without JavaScript a picture is uploaded and an address is kept`() async throws {
        try await onPage(hasJavaScript: false) { page, origin, doors in
            let file = FileManager.default.temporaryDirectory.appending(path: "soko-\(UUID().uuidString).jpg")
            try Data(try await ProfilePageTests.photo()).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            // Loaded whole: while the style sheet is on its way, the button moves from under the click.
            try await page.open(origin + "/account")
            try await page.choose([file.path], for: "#picture-file")
            try await page.click("#picture button[type=submit]")
            try await page.waitFor(".tool .portrait")
            try await page.waitFor(".portrait.large")
            #expect(try await page.url() == origin + "/account?saved=1")

            try await page.open(origin + "/account/addresses")
            try await page.type("Home", into: "#label")
            try await page.type("Ngong Road 4", into: "#text")
            try await page.type("https://www.openstreetmap.org/#map=17/-1.2921/36.8219", into: "#point")
            try await page.click("form[action='/account/addresses'] button[type=submit]")
            try await page.waitFor("a[href='geo:-1.2921,36.8219']")
            let kept = try await Cast.count("account_addresses", in: doors.db)
            #expect(kept == 1)
        }
    }

    @Test func `with JavaScript the browser is asked where it is, and a no is said in words`() async throws {
        try await onPage(hasJavaScript: true) { page, origin, _ in
            try await page.open(origin + "/account/addresses")
            try await page.waitFor("[data-place]:not([hidden])")
            try await page.click("[data-place]")
            try await page.waitFor(
                expression:
                    "document.querySelector('[data-place]').nextElementSibling.textContent.startsWith('Your browser')")
        }
    }
}
