import Accounts
import Browser
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A seller's desk as a seller lives it.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(5)))
struct SellerDeskBrowserTests {
    @Test func `on a telephone a listing comes from an empty desk to the front page`() async throws {
        try await DeskWindow.open { window in
            let amani = try await window.doors.member("Amani", store: try await Cast.seller(in: window.db))
            let desk = try await window.view(as: amani, viewport: .phone)
            try await desk.open("/sell")
            try await desk.follow(".desk-steps a[href='/sell/listings/new']")

            // A refusal keeps what was typed.
            try await desk.fill("[name=title]", "Kiondo <basket>")
            try await desk.fill("[name=description]", "Sisal,\nwoven \"by hand\".")
            try await desk.fill("[name=price]", "a lot")
            try await desk.choose("[name=category]", "bags")
            try await desk.follow("main form button[type=submit]")
            let kept = [
                try await desk.value("[name=title]"), try await desk.value("[name=description]"),
                try await desk.value("[name=price]"), try await desk.value("[name=category]"),
            ]
            #expect(kept == ["Kiondo <basket>", "Sisal,\nwoven \"by hand\".", "a lot", "bags"])
            let fault = try await desk.text("main .fault")
            #expect(fault == "That is no price.")
            try await desk.fill("[name=price]", "2,500")
            try await desk.follow("main form button[type=submit]")
            let status = try await desk.text(".standing [class^=mark-]")
            #expect(status == "Draft")

            // Without a picture it stays a draft.
            try await desk.follow("[formaction='/sell/listings/publication']")
            let listing = try await desk.address().prefix { $0 != "?" }
            let refused = try await Cast.count("products WHERE status = 'draft'", in: window.db)
            #expect(refused == 1)
            let file = FileManager.default.temporaryDirectory.path + "/soko-\(UUID().uuidString).jpg"
            try Data(try await Upload.card().bytes).write(to: URL(fileURLWithPath: file))
            defer { try? FileManager.default.removeItem(atPath: file) }  // nothing is lost with a test's file
            try await desk.page.choose([file], for: "[name=pictures]")
            try await desk.follow(".desk-upload button")
            try await desk.page.waitFor(expression: "document.querySelector('.desk-pictures img')?.naturalWidth > 0")
            try await desk.follow("[formaction='/sell/listings/publication']")
            let checked = try await desk.text(".standing [class^=mark-]")
            #expect(checked == "Being checked")

            // The judge was not sure; somebody looks, and it is on the wall.
            try await window.db.run("UPDATE products SET status = 'flagged', status_reason = 'unsure'")
            let neema = try await window.doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let office = try await window.view(as: neema, viewport: .phone)
            try await office.open("/admin")
            try await office.follow(".todo a[href='/admin/quality']")
            let waits = try await office.texts("tbody td")
            #expect(waits.contains { $0.contains("unsure") })
            try await office.click("tbody [name=id]")
            try await office.follow("[formaction='/admin/quality/approval']")
            let decided = try await office.text(".notice")
            #expect(decided == "Approve: 1")
            let buyer = try await window.view(viewport: .phone)
            try await buyer.open("/")
            try await buyer.follow("a[href^='/p/']")
            let name = try await buyer.text("h1")
            #expect(name == "Kiondo <basket>")
            try await desk.open(String(listing))
            let live = try await desk.text(".standing [class^=mark-]")
            #expect(live == "Live")
            #expect(desk.page.consoleErrors.filter { !$0.contains("422") } == [])
        }
    }

    @Test func `many are hidden, deleted and brought back, with the keyboard`() async throws {
        try await DeskWindow.open { window in
            let seller = try await Cast.seller(in: window.db)
            for (number, title) in ["Atlas tyre", "Bracelet", "Kiondo basket"].enumerated() {
                try await Cast.product(
                    title, number: number + 1, of: seller, shillings: Int64(number + 1), in: window.db)
            }
            let amani = try await window.doors.member("Amani", store: seller)
            let desk = try await window.view(as: amani)
            func statuses() async throws -> [String] {
                try await window.db.values("SELECT status FROM products ORDER BY title")
            }
            try await desk.open("/sell/listings?sort=title")
            for key in "jxjx" { try await desk.press(key) }
            try await desk.follow("[formaction='/sell/listings/hiding']")
            let place = try await desk.address()
            #expect(place == "/sell/listings?sort=title&note=Hide%3A%202")
            #expect(try await statuses() == ["hidden", "hidden", "live"])

            try await desk.click("[data-pick-all]")
            try await desk.follow("[formaction='/sell/listings/deletion']")
            #expect(try await statuses() == ["deleted", "deleted", "deleted"])
            let empty = try await desk.text(".desk-empty")
            #expect(empty == "Nothing here yet")
            try await desk.press("z")
            try await desk.page.waitFor("tbody tr:nth-child(3)")
            #expect(try await statuses() == ["hidden", "hidden", "live"])
            #expect(desk.page.consoleErrors.filter { !$0.contains("cdn.test") } == [])
        }
    }

    @Test func `columns and order stand in the address, the palette and two keys lead anywhere`() async throws {
        try await DeskWindow.open { window in
            let seller = try await Cast.seller(in: window.db)
            for (number, title) in ["Atlas tyre", "Bracelet", "Kiondo basket"].enumerated() {
                try await Cast.product(
                    title, number: number + 1, of: seller, shillings: Int64(number + 1), in: window.db)
            }
            let amani = try await window.doors.member("Amani", store: seller)
            let desk = try await window.view(as: amani)
            try await desk.open("/sell/listings")
            try await desk.follow("th a[href*='sort=-price']")
            try await desk.click(".columns summary")
            for name in ["status", "updated", "brand"] { try await desk.click(".columns [value=\(name)]") }
            try await desk.fill("[name=q]", "t")
            try await desk.follow(".desk-filter button[type=submit]")
            let address =
                "/sell/listings?q=t&category=&sort=-price&col=picture&col=title&col=category&col=brand&col=price&col=stock"
            let place = try await desk.address()
            #expect(place == address)
            let heads = ["", "Pictures", "Product", "Category", "Brand", "Price", "Stock"]
            #expect(try await desk.texts("th").map { $0.replacing(/\s*[↑↓]/, with: "") } == heads)
            let sorted = try await desk.page.evaluate("document.querySelector('th[aria-sort]').ariaSort").string
            #expect(sorted == "descending")
            // Elsewhere the address means the same.
            let other = try await window.view(as: amani)
            try await other.open(address)
            let shown = try await desk.texts(".row-link")
            let elsewhere = try await other.texts(".row-link")
            #expect(elsewhere == shown)

            try await desk.press("k", control: true)
            try await desk.page.waitFor("dialog[open]")
            try await desk.page.type("kiondo", into: "dialog input")
            // Not a moment for the answer: it is what was typed that counts.
            try await desk.page.press(.enter)
            try await desk.page.waitFor("[name=title]")
            let opened = try await desk.value("[name=title]")
            #expect(opened == "Kiondo basket")
            for key in "gs" { try await desk.press(key) }
            try await desk.arrive(at: "/sell/stock")
        }
    }

    @Test func `on a telephone the menu opens and closes, without JavaScript too`() async throws {
        try await DeskWindow.open { window in
            let neema = try await window.doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            let desk = try await window.view(as: neema, viewport: .phone, hasJavaScript: false)
            func isOpen() async throws -> Bool {
                try await desk.page.evaluate("document.querySelector('.desk-menu').checkVisibility()").bool ?? false
            }
            try await desk.open("/admin")
            #expect(try await isOpen() == false)
            try await desk.click(".menu-open")
            #expect(try await isOpen())
            let headings = try await desk.texts(".desk-menu p")
            #expect(headings == ["Overview", "Catalogue", "Stock", "Shop window", "Operations", "People"])
            try await desk.click(".menu-close")
            #expect(try await isOpen() == false)
            try await desk.click(".menu-open")
            try await desk.follow(".desk-menu [href='/admin/redirects']")
            #expect(try await isOpen() == false)
            let heading = try await desk.text("h1")
            #expect(heading == "Redirects")
        }
    }
}
