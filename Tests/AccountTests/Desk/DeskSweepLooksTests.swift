import Accounts
import Browser
import Foundation
import Frame
import HTTP
import TestSupport
import Testing

/// Every page of both desks in a real browser: those of the routes, so that a new one cannot be forgotten.
/// `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(5)))
struct DeskSweepLooksTests {
    @Test(arguments: ["/admin", "/sell"])
    func `every page of a desk fits, is labelled and reads, on a phone and a screen, in both directions`(
        desk: String
    ) async throws {
        try await DeskWindow.open { window in
            let scene = try await FullDesk(window.doors)
            let paths = try scene.paths(of: desk)
            let member = desk == "/admin" ? scene.neema : scene.store.amani
            for (language, schemes) in [("en", [390: false, 1440: true]), ("ar", [390: true, 1440: false])] {
                let view = try await window.view(as: member, language: language, viewport: .phone)
                for path in paths {
                    try await view.page.open(window.origin + path)
                    for (width, isDark) in schemes.sorted(by: { $0.key < $1.key }) {
                        try await view.page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
                        try await view.page.setDark(isDark)
                        let found = try await view.page.evaluate(DeskAudit.program(width: width)).array
                        let complaints = found.map { $0.string ?? "" }
                        #expect(complaints == [], "\(path) in \(language) at \(width)")
                        try await keep(view.page, "\(path)-\(language)-\(width)")
                    }
                }
                // Nobody answers for the pictures at the sellers'.
                #expect(view.page.consoleErrors.filter { !$0.contains("cdn.test") } == [], "\(desk) in \(language)")
                await view.page.close()
            }
        }
    }

    @Test func `a desk without anything on it looks right as well`() async throws {
        try await DeskWindow.open { window in
            let amani = try await window.doors.member("Amani", store: try await Cast.seller(in: window.db))
            let neema = try await window.doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            for (member, desk) in [(amani, "/sell"), (neema, "/admin")] {
                let view = try await window.view(as: member, language: "ar", viewport: .phone)
                for path in FullDesk.plainPaths(of: desk, window.doors) {
                    try await view.page.open(window.origin + path)
                    let found = try await view.page.evaluate(DeskAudit.program(width: 390)).array
                    #expect(found.map { $0.string ?? "" } == [], "\(path)")
                    try await keep(view.page, "empty\(path)-ar-390")
                }
                #expect(view.page.consoleErrors == [], "\(desk)")
                await view.page.close()
            }
        }
    }

    /// Light and dark, of the whole page on a phone and of its first view on a screen.
    private func keep(_ page: Page, _ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let plain = name.split(separator: "/").map { $0.replacing(/^[0-9a-z]{13}(?=[-?]|$)/, with: "one") }
            .joined(separator: "-")
        for isDark in [true, false] {
            try await page.setDark(isDark)
            let picture = try await page.screenshot(fullPage: name.hasSuffix("-390"))
            let file = "\(folder)/\(plain)-\(isDark ? "dark" : "light").png"
            try Data(picture).write(to: URL(fileURLWithPath: file))
        }
    }
}
