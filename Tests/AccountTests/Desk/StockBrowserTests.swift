import Browser
import Foundation
import HTTP
import Inventory
import TestSupport
import Testing

/// Shelves and orders as who keeps them lives them, on a telephone in the stockroom.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(5)))
struct StockBrowserTests {
    @Test func `shelves are counted, and a low one is ordered anew, sent and received in two deliveries`() async throws
    {
        try await DeskWindow.open { window in
            let store = try await StockedStore(window.doors)
            let desk = try await window.view(as: store.amani, viewport: .phone)
            try await desk.open("/sell/stock/count")
            try await desk.follow("main .desk-filter button")
            let sheet = try await desk.value("[name=lines]")
            #expect(sheet == "A-1; \nA-2; \nA-3; ")
            try await desk.fill("[name=lines]", "A-1; 40\nA-2; many")
            try await desk.follow("main .panel button[type=submit]")
            let typed = try await desk.value("[name=lines]")
            #expect(typed == "A-1; 40\nA-2; many")
            #expect(try await store.levels() == ["none", "none", "none"])
            try await desk.fill("[name=lines]", "A-1; 40\nA-2; 3\nA-3; 1")
            try await desk.follow("main .panel button[type=submit]")
            #expect(try await store.levels() == ["40/0", "3/0", "1/0"])

            // What is low from now on.
            try await desk.open("/sell/stock?sort=free")
            for box in ["1", "2"] { try await desk.click("tbody tr:nth-child(\(box)) [name=id]") }
            try await desk.fill("[name=threshold]", "5")
            try await desk.follow("[formaction='/sell/stock/thresholds']")
            let said = try await desk.text(".notice")
            #expect(said == "Threshold set for 2")
            try await desk.open("/sell/stock/alerts")
            let low = try await desk.texts("tbody [class^=mark-]").sorted()
            #expect(low == ["Low", "Low"])
            try await desk.open("/sell")
            let toDo = try await desk.texts(".todo a")
            #expect(toDo == ["2\nshelves are low"])

            // A draft, its lines, and off to the supplier.
            try await desk.open("/sell/suppliers/\(store.supplier)")
            try await desk.follow("form[action$='/orders'] button")
            for (number, quantity, cost) in [("A-2", "10", "9.50"), ("A-3", "4", "12")] {
                try await desk.fill("[name=number]", number)
                try await desk.fill("[name=quantity]", quantity)
                try await desk.fill("[name=cost]", cost)
                try await desk.follow("form[action$='/lines'] button")
            }
            func status() async throws -> String { try await desk.text(".standing [class^=mark-]") }
            #expect(try await status() == "Draft")
            try await desk.follow("[formaction$='/sending']")
            #expect(try await status() == "Sent")
            try await desk.fill("[name^='got.']", "6")
            try await desk.follow("form[action$='/receipt'] .primary")
            #expect(try await status() == "Partly received")
            #expect(try await store.levels() == ["40/0", "9/0", "1/0"])
            try await desk.follow("form[action$='/receipt'] [name=all]")
            #expect(try await status() == "Received")
            #expect(try await store.levels() == ["40/0", "13/0", "5/0"])
            try await desk.open("/sell/stock/alerts")
            let left = try await desk.texts("tbody [class^=mark-]")
            #expect(left == ["Low"])
            try await desk.open("/sell/stock/\(store.variants[1])")
            #expect(try await desk.has("svg.spark[aria-label]"))
            #expect(desk.page.consoleErrors.filter { !$0.contains("cdn.test") && !$0.contains("422") } == [])
        }
    }
}
