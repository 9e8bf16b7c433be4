import Accounts
import Browser
import Discovery
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Saved searches and the desk's page of searches in a real browser. `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(8)))
struct SearchesLooksTests {
    @Test func `a search is saved, looked at and removed without a script`() async throws {
        try await DeskWindow.open { window in
            let amani = try await Cast.seller(in: window.db)
            _ = try await Cast.product("Sisal basket", number: 1, of: amani, in: window.db)
            let view = try await window.view(viewport: .phone, hasJavaScript: false)
            try await view.open("/?q=basket")
            try await view.click(".save-search summary")
            try await view.fill(".save-search [name=name]", "For my mother")
            try await view.click(".save-search .primary")
            try await view.arrive(at: "/searches")
            let name = try await view.text(".saved-name")
            #expect(name == "For my mother")
            // A press while one page still fades into the next is lost.
            try await view.open("/searches")
            try await view.click(".saved-name")
            try await view.arrive(at: "/")
            let hasBell = try await view.has("header.top a[href=\"/searches\"]")
            #expect(hasBell)
            try await view.open("/searches")
            try await view.click(".saved-searches summary")
            try await view.click(".saved-searches form button:last-of-type")
            // The same address again: only the market's own books show that the press arrived.
            let deadline = ContinuousClock.now + .seconds(10)
            var isThere = true
            while isThere, .now < deadline {
                try await Task.sleep(for: .milliseconds(50))
                isThere = try await Cast.count("saved_searches", in: window.db) > 0
            }
            #expect(!isThere)
            await view.page.close()
        }
    }

    @Test func `the pages fit a telephone and a desk, in both directions of writing, light and dark`() async throws {
        try await DeskWindow.open { window in
            let db = window.db, amani = try await Cast.seller(in: db)
            let basket = try await Cast.product("Sisal basket", number: 1, of: amani, in: db)
            for number in 2...9 { _ = try await Cast.product("Basket \(number)", number: number, of: amani, in: db) }
            let amina = try await window.doors.member("Amina")
            let visitor = try #require(try await Account.find(amina.id, in: db)).visitor
            let names = [
                "basket",
                "A very long name of a search that somebody who knows exactly what they want has given to it by hand",
                "سلة من السيزال", "<b>hostile</b>",
            ]
            for (number, name) in names.enumerated() {
                let id = try await db.transaction { tx in
                    try await SavedSearch.save(
                        "/?q=\(number)", name: name, wish: "{}", wantsMail: number % 2 == 0, for: visitor, in: tx)
                }
                if number < 2 {
                    try await db.run(
                        """
                        INSERT INTO saved_search_finds (search_id, product_id, found_at)
                        VALUES (\(try #require(id)), \(basket), now() + interval '1 hour')
                        """)
                }
            }
            try await SearchesDeskTests.searches(db)
            let neema = try await window.doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let cookie = String(
                window.doors.kit.visitors.becoming(visitor).prefix { $0 != ";" }.drop { $0 != "=" }.dropFirst())
            for language in ["en", "ar"] {
                for (name, path, opened, member) in [
                    ("saved", "/searches", nil, amina), ("saved-change", "/searches", ".saved-searches details", amina),
                    ("results", "/?q=basket", nil, amina),
                    ("results-save", "/?q=basket", ".save-search details", amina),
                    ("nothing", "/?q=unicorn", nil, amina), ("desk", "/admin/searches", nil, neema),
                ] as [(String, String, String?, MarketDoors.Member)] {
                    let view = try await window.view(as: member, language: language, viewport: .phone)
                    try await view.page.setCookie(name: "soko_visitor", value: cookie, url: window.origin)
                    try await view.page.open(window.origin + path)
                    if let opened {
                        _ = try await view.page.evaluate("document.querySelector('\(opened)').open = true")
                    }
                    for width in [390, 1440] {
                        try await view.page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
                        let wide = try await view.page.evaluate("document.documentElement.scrollWidth").number
                        #expect(wide == Double(width), "\(name) in \(language) at \(width)")
                        try await keep(view.page, "\(name)-\(language)-\(width)")
                    }
                    #expect(view.page.consoleErrors.filter { !$0.contains("cdn.test") } == [], "\(name)")
                    await view.page.close()
                }
            }
        }
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
