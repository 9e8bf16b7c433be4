import Foundation
import Glibc
import TestSupport
import Testing

@testable import Browser

@Suite(.serialized, .enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(3)))
struct BrowserTests {
    /// Processes of that group that are not dead yet; a zombie waits for nobody's but its parent's attention.
    func living(inGroup group: pid_t) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { $0.allSatisfy(\.isNumber) }.filter {
            process in
            guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return false }
            let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 2 && fields[0] != "Z" && fields[2] == "\(group)"
        }
    }
    func visit(
        _ options: PageOptions = PageOptions(), _ work: (Page, ScriptedServer) async throws -> Void
    ) async throws {
        let server = site()
        let browser = try await Browser.launch()
        do {
            try await work(try await browser.newPage(options), server)
        } catch {
            await browser.close()
            throw error
        }
        await browser.close()
    }

    @Test func `a page opens, and its script's values come back`() async throws {
        try await visit { page, server in
            try await page.open(server.url())
            #expect(try await page.evaluate("document.title") == "Duka")
            #expect(try await page.evaluate("({a: [1, null, 'é'], b: true})") == ["a": [1, .null, "é"], "b": true])
            #expect(try await page.evaluate("new Promise(r => setTimeout(() => r(5), 5))") == 5)
            #expect(try await page.url() == server.url())
            await #expect(throws: BrowserFault.self) { try await page.evaluate("nothing.here") }
            try await page.open(server.url("/next"), waitUntil: .networkIdle)
            #expect(try await page.evaluate("document.title") == "Next")
        }
    }

    @Test func `blocked kinds are never downloaded`() async throws {
        try await visit(PageOptions(blocking: [.image, .stylesheet])) { page, server in
            try await page.open(server.url(), waitUntil: .networkIdle)
            let outcomes = Dictionary(page.requests.map { ($0.url, $0.outcome) }) { first, _ in first }
            #expect(outcomes[server.url()] == .allowed)
            #expect(outcomes[server.url("/a.png")] == .blocked)
            #expect(outcomes[server.url("/a.css")] == .blocked)
            #expect(server.paths.contains("/a.png") == false)
            #expect(server.paths.contains("/a.css") == false)
        }
    }

    @Test func `a page reaches only the servers that it may`() async throws {
        let options = PageOptions(allows: { $0.host == "127.0.0.1" })
        try await visit(options) { page, server in
            try await page.open(server.url("/fetch"))
            try await page.waitFor(expression: "document.title == 'refused'")
            let wanted = PageRequest(url: "http://other.test/x", method: "GET", kind: "Fetch", outcome: .refused)
            #expect(page.requests.contains(wanted))
            await #expect(throws: BrowserFault.navigation(url: server.url("/redirect"), "net::ERR_BLOCKED_BY_CLIENT")) {
                try await page.open(server.url("/redirect"))
            }
            await #expect(throws: BrowserFault.self) { try await page.open("file:///etc/passwd") }
            try await page.open(server.url("/frame"), waitUntil: .networkIdle)
            #expect(server.paths.contains("/inner") == false)
            #expect(try await page.evaluate("typeof WebSocket") == "undefined")
        }
    }

    @Test func `rules hold in frames of another site`() async throws {
        let options = PageOptions(blocking: [.image], allows: { ["127.0.0.1", "localhost"].contains($0.host) })
        try await visit(options) { page, server in
            try await page.open(server.url("/frame"), waitUntil: .networkIdle)
            #expect(server.paths.contains("/inner"))
            #expect(server.paths.contains("/a.png") == false)
            #expect(page.requests.contains { $0.url == "http://other.test/y.png" && $0.outcome == .refused })
        }
    }

    @Test func `names that were not given at the start do not resolve`() async throws {
        let server = site()
        let browser = try await Browser.launch(hosts: ["127.0.0.1"])
        let page = try await browser.newPage()
        try await page.open(server.url("/next"))
        await #expect(
            throws: BrowserFault.navigation(url: "http://localhost:\(server.port)/", "net::ERR_NAME_NOT_RESOLVED")
        ) {
            try await page.open("http://localhost:\(server.port)/")
        }
        await browser.close()
    }

    @Test func `clicking, typing and pressing keys do what a person's do`() async throws {
        try await visit { page, server in
            try await page.open(server.url())
            try await page.click("#b")
            #expect(try await page.evaluate("document.title") == "clicked")
            try await page.type("Kiti é", into: "#name")
            #expect(try await page.evaluate("document.querySelector('#name').value") == "Kiti é")
            try await page.click("#far", waitUntil: .load)
            #expect(try await page.url() == server.url("/next"))
            try await page.open(server.url())
            try await page.type("sofa", into: "#q")
            try await page.press(.enter)
            try await page.waitFor(expression: "location.href.endsWith('/sent?q=sofa')")
            await #expect(throws: BrowserFault.notFound(selector: "#none")) {
                try await page.click("#none", within: .milliseconds(200))
            }
            await #expect(throws: BrowserFault.self) { try await page.waitFor("a[", within: .milliseconds(200)) }
        }
    }

    @Test func `without JavaScript a page is only its HTML`() async throws {
        try await visit(PageOptions(hasJavaScript: false)) { page, server in
            try await page.open(server.url())
            try await page.waitFor("#plain")
            #expect(try await page.html().contains("data-ran") == false)
            try await page.click("#far", waitUntil: .load)
            #expect(try await page.url() == server.url("/next"))
        }
    }

    @Test func `dark mode, language, agent and viewport are the page's own`() async throws {
        let options = PageOptions(viewport: .phone, prefersDark: true, userAgent: "Simu/1", locale: "sw-KE")
        try await visit(options) { page, server in
            try await page.open(server.url())
            #expect(try await page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)")
            #expect(
                try await page.evaluate("[screen.width, navigator.userAgent, navigator.language]") == [
                    390, "Simu/1", "sw-KE",
                ])
            try await page.setDark(false)
            #expect(try await page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)")
            try await page.open(server.url("/agent"))
            #expect(try await page.evaluate("document.body.innerText") == "Simu/1")
            try await page.open(server.url("/next"))
            #expect(try await page.evaluate("document.body.innerText.startsWith('sw-KE')") == true)
        }
    }

    @Test func `cookies belong to one page's context`() async throws {
        let server = site()
        let browser = try await Browser.launch()
        let (one, two) = (try await browser.newPage(), try await browser.newPage())
        try await one.open(server.url())
        try await one.setCookie(name: "b", value: "2", url: server.url())
        #expect(try await one.cookies(for: server.url()) == ["a": "1", "b": "2"])
        #expect(try await two.cookies(for: server.url()) == [:])
        await browser.close()
    }

    @Test func `an offline page does not open`() async throws {
        try await visit(PageOptions(isOffline: true)) { page, server in
            await #expect(throws: BrowserFault.navigation(url: server.url(), "net::ERR_INTERNET_DISCONNECTED")) {
                try await page.open(server.url())
            }
            try await page.setOffline(false)
            try await page.open(server.url())
        }
    }

    @Test func `what a page complains about is kept`() async throws {
        try await visit { page, server in
            try await page.open(server.url("/errors"), waitUntil: .networkIdle)
            #expect(page.consoleErrors.contains("broken 7"))
            #expect(page.consoleErrors.contains { $0.hasPrefix("TypeError") })
        }
    }

    @Test func `a dialog does not stop a page, and a popup does not stay`() async throws {
        try await visit { page, server in
            try await page.open(server.url("/alert"))
            #expect(try await page.evaluate("document.title") == "after")
            try await page.open(server.url())
            try await page.click("#out")
            #expect(try await page.evaluate("1 + 1") == 2)
        }
    }

    @Test func `pictures show the window or the whole page`() async throws {
        try await visit(PageOptions(viewport: PageOptions.Viewport(width: 320, height: 200))) { page, server in
            try await page.open(server.url())
            func size(_ png: [UInt8]) -> [Int] {
                [16, 20].map { at in png[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
            }
            let window = try await page.screenshot()
            #expect(Array(window.prefix(4)) == [0x89, 0x50, 0x4e, 0x47])
            #expect(size(window) == [320, 200])
            let whole = size(try await page.screenshot(fullPage: true))
            #expect(whole[0] == 320)
            #expect(whole[1] > 3_000)
        }
    }

    @Test func `a page that scrolls on and on is read to its end`() async throws {
        try await visit(PageOptions(viewport: .phone)) { page, server in
            try await page.open(server.url("/catalogue"), waitUntil: .domContentLoaded)
            for count in [20, 30] {
                try await page.scrollToEnd()
                try await page.waitFor(expression: "document.querySelectorAll('a').length >= \(count)")
            }
            #expect(try await page.evaluate("document.querySelectorAll('a').length") == 30)
        }
    }

    @Test func `every wait has its deadline`() async throws {
        try await visit { page, server in
            await #expect(throws: BrowserFault.deadline(waitingFor: "Page.navigate")) {
                try await page.open(server.url("/slow"), within: .milliseconds(300))
            }
            await #expect(throws: BrowserFault.deadline(waitingFor: "Runtime.evaluate")) {
                try await page.evaluate("new Promise(() => {})", within: .milliseconds(100))
            }
            await #expect(throws: BrowserFault.deadline(waitingFor: "#never")) {
                try await page.waitFor("#never", within: .milliseconds(100))
            }
            let task = Task { try await page.evaluate("new Promise(() => {})") }
            task.cancel()
            await #expect(throws: BrowserFault.cancelled) { try await task.value }
        }
    }

    @Test func `twelve pages work at once in one browser`() async throws {
        let server = site()
        let browser = try await Browser.launch()
        let url = server.url("/next")
        let titles = try await withThrowingTaskGroup(of: PageValue.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    let page = try await browser.newPage()
                    try await page.open(url)
                    let title = try await page.evaluate("document.title")
                    await page.close()
                    return title
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(titles == [PageValue](repeating: "Next", count: 12))
        await browser.close()
    }

    @Test func `a killed browser is a fault, and nothing of it is left`() async throws {
        let browser = try await Browser.launch()
        let page = try await browser.newPage()
        let pid = try #require(browser.processID)
        let waiting = Task { try await page.evaluate("new Promise(() => {})") }
        kill(pid, SIGKILL)
        await #expect(throws: BrowserFault.self) { try await waiting.value }
        await browser.close()
        guard case .crashed = browser.ending else {
            Issue.record("\(String(describing: browser.ending))")
            return
        }
        await #expect(throws: BrowserFault.self) { try await browser.newPage() }
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
    }

    @Test func `a closed browser leaves no process and no folder`() async throws {
        let browser = try await Browser.launch()
        let pid = try #require(browser.processID)
        let folders = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory()).filter {
            $0.hasPrefix("soko-browser-")
        }
        #expect(folders.isEmpty == false)
        await browser.close()
        #expect(try living(inGroup: pid) == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory()).filter {
            $0.hasPrefix("soko-browser-")
        }
        #expect(Set(left).isStrictSubset(of: folders))
    }

    @Test func `a program that is no browser does not start`() async {
        await #expect(throws: BrowserFault.didNotStart("")) { try await Browser.launch(executable: "/bin/true") }
        await #expect(throws: BrowserFault.self) { try await Browser.launch(executable: "/nowhere/chromium") }
    }
}
