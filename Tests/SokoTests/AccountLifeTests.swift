import Browser
import Crypto
import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// The whole life of an account in a real browser, its codes read from the sandbox's outbox.
    @Suite struct AccountLifeTests {
        private static let password = "tembo-anapanda-mlima", other = "mvua-kubwa-jioni"

        @Test func `somebody joins, locks their account, comes back, and leaves without a trace`() async throws {
            if Browser.isMissing { return }
            try await DemoSeed.shared.market { market in
                try await withBrowser { browser in
                    try await life(try await browser.shopper(in: market), "wanjiru@example.com")
                    try await short(
                        try await browser.shopper(in: market) { $0.hasJavaScript = false }, "otieno@example.com")
                }
                let left = try await market.number("SELECT count(*) FROM accounts WHERE name IN ('Wanjiru', 'Otieno')")
                #expect(left == 0)
                let verdict = try await run(market.ground, ["audit", "verify"]).output
                #expect(verdict.hasPrefix("whole: "), "\(verdict)")
            }
        }

        private func life(_ shopper: Shopper, _ mail: String) async throws {
            let page = shopper.page
            try await shopper.open("/")
            let id = try #require(try await shopper.wall().first)
            try await page.click("[data-watch=\"/watchlist/\(id)\"]")
            try await page.waitFor("[data-watch=\"/watchlist/\(id)\"][aria-pressed=true]")
            // Only then the cookie is there that the next page's forms belong to.
            try await page.waitFor(
                expression: "!document.querySelector('[data-watch=\"/watchlist/\(id)\"]').dataset.busy")
            try await join(shopper, "Wanjiru", mail)
            try await shopper.preview("account")
            // What they watched before is theirs.
            try await shopper.open("/watchlist")
            #expect(try await shopper.wall() == [id])

            try await shopper.open("/account/security")
            try await shopper.preview("security")
            try await page.type(Self.password, into: "#factor-password")
            try await shopper.follow("form[action=\"/account/second-factor\"] button")
            let key = try #require(try await page.evaluate("document.querySelector('.secret').textContent").string)
            let secret = try #require(bytes(base32: key.filter { !$0.isWhitespace }))
            try await page.type(TOTP(secret: secret).code(at: Date()), into: "#code")
            try await shopper.follow(".card-form button")
            let paper = try #require(
                try await page.evaluate("document.querySelector('.codes code').textContent").string)

            try await leave(shopper)
            try await enter(shopper, mail)
            #expect(try await page.url() == shopper.market.origin + "/sign-in/code")
            try await page.type(paper, into: "#code")
            try await shopper.follow(".card-form button")
            #expect(try await page.url() == shopper.market.origin + "/account")

            try await leave(shopper)
            try await shopper.open("/reset")
            try await page.type(mail, into: "#contact")
            try await shopper.follow(".card-form button")
            try await page.type(try await code(shopper.market, mail, after: 1), into: "#code")
            try await page.type(Self.other, into: "#password")
            try await shopper.follow(".card-form button")
            #expect(try await page.url() == shopper.market.origin + "/sign-in")
            try await enter(shopper, mail, Self.other)
            try await page.type(TOTP(secret: secret).code(at: Date() + 30), into: "#code")
            try await shopper.follow(".card-form button")
            try await erase(shopper, Self.other)
            #expect(page.consoleErrors == [])
        }

        private func short(_ shopper: Shopper, _ mail: String) async throws {
            try await join(shopper, "Otieno", mail, patience: .seconds(11))
            try await leave(shopper)
            try await enter(shopper, mail)
            #expect(try await shopper.page.url() == shopper.market.origin + "/account")
            try await erase(shopper, Self.password)
        }

        private func join(_ shopper: Shopper, _ name: String, _ mail: String, patience: Duration = .zero) async throws {
            let page = shopper.page
            try await shopper.open("/join")
            try await page.type(name, into: "#name")
            try await page.type(mail, into: "#contact")
            try await page.type(Self.password, into: "#password")
            try await Task.sleep(for: patience)
            // Once: the puzzle may take its time on a busy machine.
            try await page.click(".card-form button", waitUntil: .domContentLoaded, within: .seconds(30))
            #expect(try await page.url() == shopper.market.origin + "/join/code", "\(page.consoleErrors)")
            try await page.type(try await code(shopper.market, mail), into: "#code")
            try await shopper.follow(".card-form button")
            #expect(try await page.url() == shopper.market.origin + "/account")
            #expect(try await page.evaluate("document.querySelector('h1').textContent").string == name)
        }

        private func enter(_ shopper: Shopper, _ mail: String, _ password: String = password) async throws {
            try await shopper.open("/sign-in")
            try await shopper.page.type(mail, into: "#contact")
            try await shopper.page.type(password, into: "#password")
            try await shopper.follow(".card-form button")
        }

        private func leave(_ shopper: Shopper) async throws {
            try await shopper.open("/account")
            try await shopper.follow("form[action=\"/sign-out\"] button")
            try await shopper.open("/account")
            #expect(try await shopper.page.url().hasPrefix(shopper.market.origin + "/sign-in"))
        }

        private func erase(_ shopper: Shopper, _ password: String) async throws {
            try await shopper.open("/account")
            try await shopper.page.click(".panel summary")
            try await shopper.page.type(password, into: "#password")
            try await shopper.follow("form[action=\"/account/erasure\"] button")
            try await shopper.open("/account")
            #expect(try await shopper.page.url().hasPrefix(shopper.market.origin + "/sign-in"))
        }

        /// The six digits of a message to this address.
        /// - Parameter after: how many with a code came before it.
        private func code(_ market: Market, _ mail: String, after: Int = 0) async throws -> String {
            try await eventually("a code for \(mail)", within: .seconds(20)) {
                let outbox = try await market.json("/sandbox/outbox.json?to=\(mail)", port: market.ground.sandboxPort)
                let texts = (outbox["messages"] as? [[String: Any]] ?? []).compactMap { $0["subject"] as? String }
                let codes = texts.compactMap { $0.firstMatch(of: /^[0-9]{6}/).map { String($0.output) } }
                // Newest first.
                return codes.count > after ? codes.first : nil
            }
        }
    }
}
