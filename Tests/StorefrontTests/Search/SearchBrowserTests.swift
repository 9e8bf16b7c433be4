import Browser
import Foundation
import TestSupport
import Testing

/// Searching in a real browser, by keyboard alone, on a telephone and on a desk, in both directions of writing.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(8)))
struct SearchBrowserTests {
    static let screens = ["en", "sw", "fr", "ar"].flatMap { language in [390, 1440].map { (language, $0) } }

    private static let list = "document.getElementById('suggestions')"
    private static let box = "document.querySelector('[name=q]')"
    private static let isOpen = "\(box).getAttribute('aria-expanded') === 'true'"
    private static let active = "\(box).getAttribute('aria-activedescendant')"

    @Test func `suggestions are chosen with the keys alone`() async throws {
        try await SearchWindow.open { window in
            for (language, width) in Self.screens {
                let page = try await window.page(language, width: width)
                try await page.open(window.origin + "/")
                #expect(try await page.says("document.querySelector('.suggest').hidden") == "true")
                try await page.press(.slash)
                #expect(try await page.says("document.activeElement.getAttribute('role')") == "combobox")
                #expect(try await page.says("\(Self.box).value") == "")

                try await page.type("lea", into: "[name=q]")
                try await page.waitFor(expression: Self.isOpen)
                #expect(try await page.says("\(Self.box).getAttribute('aria-controls')") == "suggestions")
                #expect(try await page.says("\(Self.list).getAttribute('role')") == "listbox")
                #expect(try await page.says(Self.active) == "null")
                let count = try await page.evaluate("\(Self.list).querySelectorAll('[role=option]').length").int ?? 0
                #expect(count >= 8)
                #expect(
                    try await page.says("document.querySelector('.search [role=status]').textContent").hasSuffix(
                        "\(count)"))
                let wide = try await page.evaluate("document.documentElement.scrollWidth").int
                #expect(wide == width, "\(language) at \(width)")
                try await page.keepPicture("suggestions-\(language)-\(width)")

                try await page.press(.down)
                #expect(try await page.says(Self.active) == "option-0")
                try await page.press(.end)
                #expect(try await page.says(Self.active) == "option-\(count - 1)")
                let chosen = try await page.says(
                    "[...document.querySelectorAll('[aria-selected=true]')].map(option => option.id)")
                #expect(chosen == "option-\(count - 1)")
                try await page.press(.down)
                #expect(try await page.says(Self.active) == "null")
                try await page.press(.up)
                try await page.press(.home)
                #expect(try await page.says(Self.active) == "option-0")

                try await page.press(.escape)
                #expect(try await page.says("document.querySelector('.suggest').hidden") == "true")
                #expect(try await page.says("[\(Self.box).value, \(Self.list).children.length]") == "lea,0")
                try await page.press(.down)
                try await page.waitFor(expression: Self.isOpen)
                try await page.press(.tab)
                #expect(try await page.says("document.querySelector('.suggest').hidden") == "true")
                try await page.evaluate("\(Self.box).focus()").ignore()
                try await page.press(.down)
                try await page.waitFor(expression: Self.isOpen)
                try await page.press(.down)
                try await page.press(.enter)
                try await page.waitFor(
                    expression: "location.search === '?q=leather' && document.readyState === 'complete'")

                try await recentSearches(page, language)
                #expect(page.consoleErrors == [], "\(language) at \(width)")
                await page.close()
            }
        }
    }

    /// What was looked for in this browser stands below the empty box, and can be forgotten.
    private func recentSearches(_ page: Page, _ language: String) async throws {
        try await page.waitFor(expression: "\(Self.box).getAttribute('role') === 'combobox'")
        #expect(try await page.says("localStorage.getItem('searches')") == "[\"leather\"]")
        try await page.evaluate("\(Self.box).value = ''; \(Self.box).focus()").ignore()
        try await page.press(.down)
        try await page.waitFor(expression: Self.isOpen)
        let links = try await page.says("[...\(Self.list).querySelectorAll('a')].map(a => a.getAttribute('href'))")
        #expect(links == "/?q=leather")
        try await page.press(.down)
        try await page.press(.end)
        #expect(try await page.says("'forget' in document.querySelector('[aria-selected=true]').dataset") == "true")
        try await page.press(.enter)
        #expect(try await page.says("localStorage.getItem('searches')") == "[]")
        #expect(try await page.says("document.querySelector('.suggest').hidden") == "true")
    }

    @Test func `an answer that comes late for another text is not shown, and none is asked for twice`() async throws {
        try await SearchWindow.open { window in
            let page = try await window.page("en", width: 1440)
            try await page.open(window.origin + "/")
            try await page.waitFor(expression: "\(Self.box).getAttribute('role') === 'combobox'")
            try await page.evaluate(
                """
                window.asked = []
                const real = window.fetch
                window.fetch = async (address, options) => {
                    asked.push(new URL(address, location).searchParams.get('q'))
                    const answer = await real(address)
                    if (asked.length === 1) await new Promise(done => setTimeout(done, 700))
                    return answer
                }
                """
            ).ignore()
            try await page.type("lea", into: "[name=q]")
            try await page.waitFor(expression: "asked.length === 1")
            try await page.evaluate("\(Self.box).select()").ignore()
            try await page.type("atl", into: "[name=q]")
            try await page.waitFor(expression: Self.isOpen)
            let shown = "[...\(Self.list).querySelectorAll('[role=option]')].map(o => o.getAttribute('href'))"
            let before = try await page.says(shown)
            #expect(before.contains("/b/atlas") && !before.contains("leather"))
            try await Task.sleep(for: .milliseconds(900))
            #expect(try await page.says(shown) == before)

            // What is shown for one text leaves at once when the next does not fit it.
            try await page.evaluate(
                "\(Self.box).value = 'atlq'; \(Self.box).dispatchEvent(new Event('input', { bubbles: true }))"
            ).ignore()
            #expect(try await page.says("document.querySelector('.suggest').hidden") == "true")
            try await page.evaluate(
                "\(Self.box).value = 'atl'; \(Self.box).dispatchEvent(new Event('input', { bubbles: true }))"
            ).ignore()
            #expect(try await page.says(shown) == before)
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await page.says("asked.filter(text => text === 'atl').length") == "1")
            #expect(page.consoleErrors == [])
        }
    }

    @Test func `results are narrowed down with the keys alone`() async throws {
        try await SearchWindow.open { window in
            for (language, width) in Self.screens {
                let page = try await window.page(language, width: width)
                try await page.open(window.origin + "/?q=leather")
                if width < 1_000 {
                    try await page.tab(to: ".narrowing")
                    try await page.press(.enter)
                    try await page.waitFor(expression: "document.querySelector('.narrow').matches(':popover-open')")
                    try await page.keepPicture("filters-\(language)-\(width)")
                    try await page.press(.escape)
                    #expect(
                        try await page.says("document.querySelector('.narrow').matches(':popover-open')") == "false")
                    #expect(try await page.says("document.activeElement.matches('.narrowing')") == "true")
                    try await page.press(.enter)
                    try await page.waitFor(expression: "document.querySelector('.narrow').matches(':popover-open')")
                }
                try await page.tab(to: "[name=condition]")
                try await page.press(.down)
                try await page.tab(to: "[name=\"a.colour\"]")
                try await page.press(.space)
                try await page.press(.enter)
                try await page.waitFor(expression: "location.search.includes('condition=')")
                let address = try await page.says("location.search")
                #expect(address == "?q=leather&condition=new&a.colour=red", "\(language) at \(width)")
                try await page.waitFor(".chosen-filters .chip")
                let wide = try await page.evaluate("document.documentElement.scrollWidth").int
                #expect(wide == width, "\(language) at \(width)")

                // Taken off again.
                try await page.tab(to: ".chosen-filters .chip")
                try await page.press(.enter)
                try await page.waitFor(expression: "!location.search.includes('condition=')")
                #expect(page.consoleErrors == [], "\(language) at \(width)")
                await page.close()
            }
        }
    }

    @Test func `a press beside the goods narrows them down at once, in the sheet it waits`() async throws {
        try await SearchWindow.open { window in
            let desk = try await window.page("en", width: 1440)
            try await desk.open(window.origin + "/?q=leather")
            try await desk.waitFor(expression: "\(Self.box).getAttribute('role') === 'combobox'")
            try await desk.click("label:has([name=condition][value=used])", waitUntil: .load)
            #expect(try await desk.says("location.search") == "?q=leather&condition=used")
            await desk.close()
            let phone = try await window.page("ar", width: 390)
            try await phone.open(window.origin + "/?q=leather")
            try await phone.click(".narrowing")
            try await phone.click("label:has([name=stock])")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await phone.says("location.search") == "?q=leather")
            try await phone.click(".narrow .primary", waitUntil: .load)
            #expect(try await phone.says("location.search") == "?q=leather&stock=yes")
            await phone.close()
        }
    }

    @Test func `who wants to be found near says where they are, to a kilometre`() async throws {
        try await SearchWindow.open { window in
            let page = try await window.page("en", width: 1440)
            try await page.open(window.origin + "/?q=leather")
            try await page.waitFor("[data-near]:not([hidden])")
            try await page.evaluate(
                "navigator.geolocation.getCurrentPosition = (ok, no) => no({ code: 1 })"
            ).ignore()
            try await page.click("[data-near]")
            #expect(
                try await page.says("document.querySelector('[data-toast]').textContent")
                    == "Your browser does not tell us where you are.")
            try await page.evaluate(
                "navigator.geolocation.getCurrentPosition = ok => ok({ coords: { latitude: -1.26512, longitude: 36.80044 } })"
            ).ignore()
            try await page.click("[data-near]", waitUntil: .load)
            #expect(try await page.says("new URLSearchParams(location.search).get('at')") == "-1.27,36.80")
            try await page.waitFor("[name=km]")
            await page.close()
        }
    }

    @Test func `without JavaScript a search is typed, narrowed down and ordered`() async throws {
        try await SearchWindow.open { window in
            let page = try await window.page("fr", width: 390, hasJavaScript: false)
            try await page.open(window.origin + "/")
            try await page.type("leather", into: "[name=q]")
            try await page.press(.enter)
            try await page.waitFor(expression: "location.search === '?q=leather' && document.readyState === 'complete'")
            // Loaded anew: while one page slides into the next, presses are lost.
            try await page.open(window.origin + "/?q=leather")
            try await page.click(".narrowing")
            try await page.waitFor(expression: "document.querySelector('.narrow').matches(':popover-open')")
            try await page.click("label:has([name=condition][value=new])")
            try await page.click(".narrow .primary", waitUntil: .load)
            #expect(try await page.url().contains("q=leather&stock=") == false)
            #expect(try await page.url().contains("condition=new"))
            try await page.open(try await page.url())
            try await page.click(".filters .menu:last-child summary")
            try await page.click("a[href*='sort=cheapest']", waitUntil: .load)
            let sorted = try await page.url()
            #expect(sorted == window.origin + "/?q=leather&condition=new&sort=cheapest")
            await page.close()
        }
    }
}

extension PageValue {
    /// What it is does not matter.
    fileprivate func ignore() {}
}
