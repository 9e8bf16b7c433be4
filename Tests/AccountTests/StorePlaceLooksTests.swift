import Accounts
import Browser
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The fields of a store's place in a real browser. `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(5)))
struct StorePlaceLooksTests {
    @Test func `a press fills both fields with where the seller stands, and saving keeps them`() async throws {
        try await DeskWindow.open { window in
            let seller = try await Cast.seller(in: window.db)
            let amani = try await window.doors.member("Amani", store: seller)
            let view = try await window.view(as: amani, viewport: .phone)
            try await view.page.open(window.origin + "/account/store")
            try await view.page.waitFor("[data-place]:not([hidden])")
            _ = try await view.page.evaluate(
                """
                navigator.geolocation.getCurrentPosition = told => told({ coords: { latitude: -1.29206612, longitude: 36.8219 } }); 1
                """)
            try await view.page.click("[data-place]")
            let filled = try await view.page.evaluate(
                "document.getElementById('latitude').value + ' ' + document.getElementById('longitude').value"
            ).string
            #expect(filled == "-1.292066 36.821900")
            try await view.page.click("form[action='/account/store'] button[type=submit]")
            try await view.page.waitFor(".notice")
            let kept: String? = try await window.db.value(
                "SELECT latitude || ' ' || longitude FROM sellers WHERE id = \(seller)")
            #expect(kept == "-1.292066 36.8219")
            await view.page.close()
        }
    }

    @Test func `the fields fit a telephone and a desk, in both directions of writing, light and dark`() async throws {
        try await DeskWindow.open { window in
            let seller = try await Cast.seller(in: window.db)
            try await window.db.run(
                "UPDATE sellers SET latitude = -1.2921, longitude = 36.8219, location = 'Stall 7, City Market'")
            try await SearchesDeskTests.searches(window.db)
            let amani = try await window.doors.member("Amani", store: seller)
            let neema = try await window.doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            for language in ["en", "ar"] {
                for (name, path, member) in [
                    ("store", "/account/store", amani), ("seller", "/admin/sellers/amani", neema),
                    ("sellers", "/admin/sellers", neema), ("searches", "/admin/searches", neema),
                ] {
                    let view = try await window.view(as: member, language: language, viewport: .phone)
                    try await view.page.open(window.origin + path)
                    for width in [390, 1440] {
                        try await view.page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
                        let wide = try await view.page.evaluate("document.documentElement.scrollWidth").number
                        #expect(wide == Double(width), "\(name) in \(language) at \(width)")
                        try await keep(view.page, "\(name)-\(language)-\(width)")
                    }
                    #expect(view.page.consoleErrors == [], "\(name)")
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
            let picture = try await page.screenshot(fullPage: true)
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(isDark ? "dark" : "light").png"))
        }
    }
}
