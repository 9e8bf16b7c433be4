import Browser
import Challenges
import Foundation
import Frame
import HTTP
import HTTPClient
import HTTPServer
import Images
import Sandbox
import Telemetry
import TestSupport
import Testing

/// A captcha's widget in a real browser, which enforces the policy of our pages on it.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(2)))
struct CaptchaBrowserTests {
    @Test func `one click in the provider's frame, and the form is taken`() async throws {
        try await withDatabase { db in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("captcha-\(UUID().uuidString)")
                .path
            let sandbox = try Sandbox(goods: [], images: try Images.start(), cacheFolder: folder)
            let provider = try sandbox.start()
            let web = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
            let widget = CaptchaWidget(
                siteKey: CaptchaBook.siteKey, script: provider.address + "/captcha/1/api.js",
                sources: [provider.address])
            let captcha = Captcha.verified(
                widget: widget, secret: CaptchaBook.secret, at: provider.address + "/captcha/siteverify", over: web)
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0)) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let doors = try MarketDoors(db, origin: origin, captcha: CaptchaWatch(captcha, log: .silent))
            site.withLock { $0 = doors.site.handler }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await join(try await browser.newPage(PageOptions(locale: "en")), at: origin))
            } catch { outcome = .failure(error) }
            await browser.close()
            server.stop()
            await provider.stop()
            await web.shutdown()
            // Nothing is lost: without pictures there may be no folder.
            try? FileManager.default.removeItem(atPath: folder)
            try outcome.get()
        }
    }

    private func join(_ page: Page, at origin: String) async throws {
        try await page.open(origin + "/join")
        try await page.type("Amina", into: "#name")
        try await page.type("amina@example.com", into: "#contact")
        try await page.type(MarketDoors.password, into: "#password")
        try await page.waitFor(".h-captcha iframe")
        let answer = "document.querySelector('[name=h-captcha-response]').value"
        // The frame may still be loading when it is pressed first.
        let deadline = ContinuousClock.now + .seconds(15)
        while .now < deadline {
            try await page.click(".h-captcha iframe")
            do {
                try await page.waitFor(expression: answer, within: .seconds(1))
                break
            } catch { continue }
        }
        try await page.waitFor(expression: answer)
        try await page.click("form[action='/join'] button[type=submit]")
        try await page.waitFor("#code")
        #expect(try await page.url() == origin + "/join/code")
    }
}
