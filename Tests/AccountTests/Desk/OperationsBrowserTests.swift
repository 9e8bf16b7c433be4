import Browser
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing

/// What goes on behind the market, as its operators live it.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(5)))
struct OperationsBrowserTests {
    @Test func `the first page draws its figures, says them as tables too, and leads to what waits`() async throws {
        try await DeskWindow.open { window in
            let scene = try await FullDesk(window.doors)
            let desk = try await window.view(as: scene.neema, language: "ar", viewport: .phone)
            try await desk.open("/admin")
            try await desk.follow(".desk .tabs a[href$='days=7']")
            let charts = try await desk.page.evaluate(
                """
                [...document.querySelectorAll('figure.chart')].map(chart => {
                    const drawing = chart.querySelector('svg[role=img]'), rows = chart.querySelectorAll('details tbody tr')
                    return [!!drawing.querySelector('title').textContent, !!drawing.querySelector('desc').textContent,
                        rows.length, !drawing.querySelector('text'), getComputedStyle(drawing).transform.startsWith('matrix(-1')].join()
                })
                """
            ).array.map { $0.string ?? "" }
            #expect(charts == Array(repeating: "true,true,7,true,true", count: 4))
            let toDo = try await desk.page.evaluate(
                "[...document.querySelectorAll('.todo a')].map(a => a.getAttribute('href'))"
            ).array.map { $0.string ?? "" }
            #expect(
                toDo == [
                    "/admin/quality", "/admin/jobs/dead", "/admin/imports", "/admin/pages", "/admin/sync",
                    "/admin/stock?standing=low",
                ])
            try await desk.follow("a[href='/admin/activity']")
            let entries = try await desk.texts(".desk-feed li")
            #expect(entries.count == 29)
        }
    }

    @Test func `a dead job lives again, and a page that nobody understood is read once more`() async throws {
        try await DeskWindow.open { window in
            let scene = try await FullDesk(window.doors)
            try await window.db.run("DELETE FROM jobs")
            let desk = try await window.view(as: scene.neema, viewport: .phone)
            try await desk.open("/admin")
            try await desk.follow(".todo a[href='/admin/jobs/dead']")
            try await desk.click("tbody tr:nth-child(2) [name=id]")
            try await desk.follow("[formaction='/admin/jobs/dead/retrial']")
            let retried = try await desk.text(".notice")
            #expect(retried == "Done: 1")
            #expect(try await Cast.jobs(in: window.db) == ["keep-picture"])
            try await desk.choose("[name=kind]", "keep-picture")
            try await desk.follow(".desk-filter button")
            try await desk.follow("form:has([name=kind]) .primary")
            #expect(try await Cast.count("dead_jobs", in: window.db) == 0)
            try await desk.open("/admin/jobs?kind=keep-picture")
            try await desk.follow("tbody tr:first-child .row-link")
            try await desk.follow("form[action$='/cancellation'] button")
            #expect(try await Cast.jobs(in: window.db) == ["keep-picture", "keep-picture"])

            try await desk.open("/admin/pages")
            try await desk.follow(".row-link")
            let source = try await desk.text("pre.source")
            #expect(source == "<html><body>Consent</body></html>")
            try await desk.follow("form[action='/admin/pages/reading'] button")
            let reread = try await desk.text(".notice")
            #expect(reread == "Read again: 1")
            #expect(try await Cast.jobs(in: window.db) == ["hydrate-product", "keep-picture", "keep-picture"])

            try await desk.open("/admin/quality")
            try await desk.click("tbody [name=id]")
            try await desk.follow("[formaction='/admin/quality/rejection']")
            #expect(try await Cast.count("products WHERE status_reason = 'by-admin'", in: window.db) == 1)
            #expect(desk.page.consoleErrors.filter { !$0.contains("cdn.test") } == [])
        }
    }

    @Test func `a seller writes down what became of a lead`() async throws {
        try await DeskWindow.open { window in
            let scene = try await FullDesk(window.doors)
            let desk = try await window.view(as: scene.store.amani, viewport: .phone)
            try await desk.open("/sell")
            try await desk.follow(".todo a[href='/sell/leads?state=new']")
            try await desk.choose(".lead:first-child [name=state]", "sold")
            try await desk.fill(".lead:first-child [name=note]", "Two, cash")
            try await desk.follow(".lead:first-child button")
            try await desk.follow(".tabs a[href*='state=sold']")
            let shown = try await desk.texts(".lead strong")
            #expect(shown == ["K74QXA"])
            let typed = try await desk.value(".lead [name=note]")
            #expect(typed == "Two, cash")
            #expect(try await desk.page.evaluate("document.documentElement.lang") == "en")
        }
    }
}
