import Accounts
import Browser
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A review in a real browser, by keyboard, on a phone.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(3)))
struct ReviewBrowserTests {
    @Test(arguments: [true, false])
    func `by keyboard a review is written, changed and taken back`(hasJavaScript: Bool) async throws {
        try await DeskWindow.open { window in
            let db = window.db
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await window.doors.member("Amina")
            let view = try await window.view(as: amina, viewport: .phone, hasJavaScript: hasJavaScript)
            try await view.open("/p/\(basket)")

            // Open the form, go to the stars, take the fourth.
            try await focus("#reviews summary", view)
            try await view.page.press(.enter)
            try await view.page.press(.tab)
            #expect(try await focused(view) == "stars")
            for key: Page.Key in [.space, .down, .down, .down] { try await view.page.press(key) }
            #expect(try await view.value("#reviews [name=stars]:checked") == "4")
            try await view.page.press(.tab)
            #expect(try await focused(view) == "text")
            _ = try await view.page.type("Call 0712 345 678", into: "#review-text")
            try await view.page.press(.tab)
            try await view.page.press(.enter)
            try await view.page.waitFor(".fault")

            // What was refused stands there still.
            #expect(try await view.text(".fault") == "Leave out telephone numbers and other long numbers.")
            #expect(try await view.value("#review-text") == "Call 0712 345 678")
            #expect(try await view.value("[name=stars]:checked") == "4")
            try await view.fill("#review-text", "A strong basket.")
            try await view.page.press(.tab)
            try await view.page.press(.enter)
            try await view.page.waitFor(".own-review .review-head")
            #expect(try await view.address() == "/p/\(basket)")
            #expect(try await view.page.evaluate("location.hash").string == "#reviews")
            #expect(try await view.text(".own-review .lines") == "A strong basket.")
            #expect(try await rating(db) == "4/1")

            // Change it to five.
            try await focus("#reviews summary", view)
            try await view.page.press(.enter)
            try await view.page.press(.tab)
            try await view.page.press(.down)
            #expect(try await view.value("#reviews [name=stars]:checked") == "5")
            try await view.page.press(.enter)
            try await view.page.waitFor(expression: "document.querySelector('.rating strong')?.textContent === '5.0'")
            #expect(try await rating(db) == "5/1")

            // And take it back.
            try await focus("#reviews summary", view)
            try await view.page.press(.enter)
            for _ in 0..<4 { try await view.page.press(.tab) }
            try await view.page.press(.enter)
            try await view.page.waitFor(expression: "!document.querySelector('.rating')")
            #expect(try await rating(db) == "0/0")
            #expect(view.page.consoleErrors.filter { !$0.contains("cdn.test") && !$0.contains("422") } == [])
        }
    }

    private func focus(_ selector: String, _ view: DeskView) async throws {
        try await view.page.waitFor(selector)
        _ = try await view.page.evaluate("document.querySelector(`\(selector)`).focus()")
    }

    private func focused(_ view: DeskView) async throws -> String {
        try await view.page.evaluate("document.activeElement.name ?? ''").string ?? ""
    }

    private func rating(_ db: Database) async throws -> String {
        try await db.value("SELECT rating_sum || '/' || rating_count FROM products") ?? ""
    }
}
