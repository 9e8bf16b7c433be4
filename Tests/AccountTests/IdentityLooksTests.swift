import Accounts
import Audit
import Browser
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Identity
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The pages in a real browser, without JavaScript: nothing is wider than the screen, and pictures of documents are shown
/// as the policy allows. `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(5)))
struct IdentityLooksTests {
    @Test func `the pages fit a telephone and a desk, in both directions of writing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let assets = try Router(Assets(folder: packageFolder + "/Public").endpoints)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: doors.site.router.bodyLimit) { request in
                request.path.hasPrefix("/assets/")
                    ? try await assets.respond(to: request) : try await doors.site.handler(request)
            }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do {
                let places = try await places(doors)
                for language in ["en", "ar"] {
                    for place in places {
                        try await look(browser, "http://127.0.0.1:\(server.port)", place, language)
                    }
                }
            } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    private struct Place {
        let name, path, access: String
    }

    /// Pages with something on them, each as somebody sees it.
    private func places(_ doors: MarketDoors) async throws -> [Place] {
        let amina = try await doors.member("Amina"), dala = try await doors.member("Dala")
        let juma = try await doors.member("Juma", roles: [.staff], permissions: [.identity], factors: ["pwd", "otp"])
        try await doors.db.run("UPDATE accounts SET created_at = now() - interval '200 days'")
        let seller = try await Cast.seller(in: doors.db)
        for member in [amina, dala] { _ = try await doors.upload(member, [try await .card(), .pdf]) }
        try await GiveStore(db: doors.db)(seller, to: amina.id, by: .operatorAtTerminal)
        let first = try #require(try await IdentityCheck.latest(of: amina.id, in: doors.db))
        try await DecideIdentity(doors.door)(
            first.id, .rejected(.incomplete, remark: "The back is missing."), by: .staff(juma.id))
        try await ScoreEverybody(db: doors.db)()
        let second = try #require(try await IdentityCheck.latest(of: dala.id, in: doors.db))
        try await IdentityCheck.note(second.id, "the picture and the number do not quite fit", in: doors.db)
        try await doors.db.run("UPDATE sellers SET is_official_store = true, verified_at = now()")
        let own = try await token(doors, amina.id)
        return [
            Place(name: "rejected", path: "/account/identity", access: own),
            Place(name: "pending", path: "/account/identity", access: dala.access),
            Place(name: "room", path: "/account", access: own),
            Place(name: "checks", path: "/admin/identity", access: juma.access),
            Place(name: "check", path: "/admin/identity/\(second.id)", access: juma.access),
            Place(name: "stores", path: "/admin/official-stores", access: juma.access),
            Place(name: "seller", path: "/s/amani", access: juma.access),
        ]
    }

    private func look(_ browser: Browser, _ origin: String, _ place: Place, _ language: String) async throws {
        let page = try await browser.newPage(PageOptions(viewport: .phone, hasJavaScript: false, locale: language))
        try await page.setCookie(name: "soko_access", value: place.access, url: origin)
        try await page.open(origin + place.path)
        for width in [390, 1440] {
            try await page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
            let wide = try await page.evaluate("document.documentElement.scrollWidth").number
            #expect(wide == Double(width), "\(place.name) in \(language) at \(width)")
            try await keep(page, "\(place.name)-\(language)-\(width)")
        }
        if place.name == "check" {
            let shown = try await page.evaluate("document.querySelector('.document img').naturalWidth").number
            #expect(shown == 420)
        }
        #expect(page.consoleErrors == [], "\(place.name)")
        await page.close()
    }

    /// A new token: the store has ended the sessions of before.
    private func token(_ doors: MarketDoors, _ id: AccountID) async throws -> String {
        let session = try await doors.db.transaction {
            try await Session.open(for: id, factors: ["pwd"], device: "Test", network: "", in: $0)
        }
        let account = try #require(try await Account.find(id, in: doors.db))
        return doors.access(account, session: session)
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
