import Foundation
import Frame
import HTTP
import HTTPServer
import Postgres
import TestSupport
import Testing

@testable import Browser

/// A market behind a socket, and a browser that looks at it.
struct DeskWindow: Sendable {
    let doors: MarketDoors
    let origin: String
    let browser: Browser
    var db: Database { doors.db }

    /// Opens one for `body`, and closes it whatever comes of it.
    static func open(_ body: (DeskWindow) async throws -> Void) async throws {
        try await withDatabase { db in
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: { _, _ in 24 << 20 }) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let doors = try MarketDoors(db, origin: origin)
            let assets = try Router(Assets(folder: packageFolder + "/Public").endpoints)
            site.withLock {
                $0 = { request in
                    request.path.hasPrefix("/assets/")
                        ? try await assets.respond(to: request) : try await doors.site.handler(request)
                }
            }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do { try await body(DeskWindow(doors: doors, origin: origin, browser: browser)) } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    /// A page of somebody who is signed in, or of a stranger.
    func view(
        as member: MarketDoors.Member? = nil, language: String = "en", viewport: PageOptions.Viewport = .desktop,
        hasJavaScript: Bool = true
    ) async throws -> DeskView {
        let page = try await browser.newPage(
            PageOptions(viewport: viewport, hasJavaScript: hasJavaScript, locale: language))
        if let member { try await page.setCookie(name: "soko_access", value: member.access, url: origin) }
        return DeskView(page: page, origin: origin, hasJavaScript: hasJavaScript)
    }
}

/// One page of it, as a person uses it. Wherever they come, nothing is wider than the screen.
struct DeskView: Sendable {
    let page: Page
    let origin: String
    var hasJavaScript = true

    func open(_ path: String) async throws {
        try await page.open(origin + path)
        try await expectFits()
    }

    /// Clicks what leads to another page.
    func follow(_ selector: String) async throws {
        try await bringUp(selector)
        try await page.click(selector, waitUntil: .load)
        try await expectFits()
    }

    func click(_ selector: String) async throws {
        try await bringUp(selector)
        try await page.click(selector)
    }

    /// Into the middle of the screen, as a person would: what lies under the bar at the top cannot be clicked. And not
    /// before the page stands still: while it fades in, a click goes to the picture of the page before.
    private func bringUp(_ selector: String) async throws {
        try await page.waitFor(selector)
        _ = try await page.evaluate(
            "document.querySelector(`\(selector)`).scrollIntoView({ block: 'center', behavior: 'instant' })")
        guard hasJavaScript else {
            _ = try await page.screenshot()
            return
        }
        _ = try await page.evaluate(
            "Promise.all(document.getAnimations().map(running => running.finished.catch(() => {}))).then(() => true)")
    }

    /// Types `text` in place of what stands there.
    func fill(_ selector: String, _ text: String) async throws {
        try await page.waitFor(selector)
        _ = try await page.evaluate("document.querySelector(`\(selector)`).select()")
        try await page.type(text, into: selector)
    }

    func choose(_ selector: String, _ value: String) async throws {
        try await page.waitFor(selector)
        let isThere = try await page.evaluate(
            "(e => { e.value = `\(value)`; return e.value === `\(value)` })(document.querySelector(`\(selector)`))")
        #expect(isThere == true, "\(selector) has no choice \(value)")
    }

    /// One key, pressed and let go.
    func press(_ key: Character, control: Bool = false) async throws {
        var event: [String: PageValue] = [
            "type": "keyDown", "key": .string(String(key)), "modifiers": control ? 2 : 0,
            "windowsVirtualKeyCode": .number(Double(key.uppercased().unicodeScalars.first?.value ?? 0)),
        ]
        if !control { event["text"] = .string(String(key)) }
        _ = try await page.call("Input.dispatchKeyEvent", .object(event))
        event["type"] = "keyUp"
        event["text"] = nil
        _ = try await page.call("Input.dispatchKeyEvent", .object(event))
    }

    /// Waits for the page of this path, which a key or a script leads to.
    func arrive(at path: String) async throws {
        try await page.waitFor(expression: "location.pathname === `\(path)` && document.readyState === 'complete'")
        try await expectFits()
    }

    /// The text of the first match, as somebody sees it.
    func text(_ selector: String) async throws -> String {
        try await page.waitFor(selector)
        return try await page.evaluate("document.querySelector(`\(selector)`).innerText.trim()").string ?? ""
    }

    func texts(_ selector: String) async throws -> [String] {
        try await page.evaluate("[...document.querySelectorAll(`\(selector)`)].map(e => e.innerText.trim())").array
            .map { $0.string ?? "" }
    }

    func value(_ selector: String) async throws -> String {
        try await page.evaluate("document.querySelector(`\(selector)`).value").string ?? ""
    }

    func has(_ selector: String) async throws -> Bool {
        try await page.evaluate("!!document.querySelector(`\(selector)`)").bool ?? false
    }

    /// Path and query of where it is.
    func address() async throws -> String { String(try await page.url().dropFirst(origin.count)) }

    private func expectFits() async throws {
        let over = try await page.evaluate("document.scrollingElement.scrollWidth - innerWidth").number ?? .infinity
        let path = try await address()
        #expect(over <= 0, "\(path) is wider than the screen")
    }
}
