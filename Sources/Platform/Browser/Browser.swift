import Foundation
import Glibc

/// One headless Chromium that many pages share, each with cookies and cache of its own.
///
/// It is spoken to through a pipe, so no port is open. It ends with `close`, with the last reference to it or a page, and with this
/// process, however that ends.
package final class Browser: Sendable {
    let tools: DevTools

    private init(_ tools: DevTools) { self.tools = tools }
    deinit { tools.abandon() }

    /// Where Chromium is installed, if it is.
    package static func installed() -> String? {
        let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
        return ["/usr/bin", "/usr/local/bin", "/snap/bin"].lazy.flatMap { folder in names.map { "\(folder)/\($0)" } }
            .first { access($0, X_OK) == 0 }
    }

    /// - Parameters:
    ///   - executable: nil takes the installed one.
    ///   - hosts: names that may be resolved (`wa.me`, `*.whatsapp.net`, `127.0.0.1`), for all pages; nil for any. The
    ///     second wall behind each page's own `allows`.
    ///   - within: time to start.
    package static func launch(
        executable: String? = nil, hosts: [String]? = nil, within time: Duration = .seconds(30)
    ) async throws(BrowserFault) -> Browser {
        guard let executable = executable ?? installed() else { throw .notInstalled }
        var arguments = flags
        // Chromium's sandbox needs a user other than root; Soko's own processes are not root in production.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        if let hosts {
            let exclusions = hosts.map { ", EXCLUDE \($0)" }.joined()
            arguments.append("--host-resolver-rules=MAP * ~NOTFOUND\(exclusions)")
        }
        let tools = try DevTools.launch(executable: executable, arguments: arguments)
        let browser = Browser(tools)
        do {
            _ = try await tools.call("Browser.getVersion", within: time)
            tools.listen("") { [weak tools] method, event in Browser.closePopup(method, event, tools) }
            _ = try await tools.call("Target.setDiscoverTargets", ["discover": true])
        } catch {
            tools.abandon()
            if case .crashed(let words) = error { throw .didNotStart(words) }
            throw error
        }
        return browser
    }

    /// A new page in a context of its own.
    package func newPage(_ options: PageOptions = PageOptions()) async throws(BrowserFault) -> Page {
        let context = try await tools.call("Target.createBrowserContext", ["disposeOnDetach": true])["browserContextId"]
        let target = try await tools.call("Target.createTarget", ["url": "about:blank", "browserContextId": context])[
            "targetId"]
        let session = try await tools.call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"]
            .string
        guard let session, let id = target.string, let contextID = context.string else {
            throw .protocolError(method: "Target.attachToTarget", "no session")
        }
        let page = Page(browser: self, session: session, target: id, context: contextID, options: options)
        try await page.prepare()
        return page
    }

    /// Nil while it lives.
    package var ending: BrowserFault? { tools.ending }
    /// Of the browser's first process, which leads its group.
    package var processID: Int32? { tools.pid }

    /// Ends all pages and processes; returns when nothing is left of them.
    package func close() async { await tools.close() }

    /// Nobody watches a window that a page opens, and no page's rules hold there.
    private static func closePopup(_ method: String, _ event: PageValue, _ tools: DevTools?) {
        guard method == "Target.targetCreated", event["targetInfo"]["openerId"].string != nil else { return }
        tools?.tell("Target.closeTarget", ["targetId": event["targetInfo"]["targetId"]])
    }

    private static let flags = [
        "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check",
        "--no-proxy-server",
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync", "--disable-default-apps",
        "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
        "--disable-crash-reporter",
        "--disable-client-side-phishing-detection", "--disable-domain-reliability", "--disable-notifications",
        "--metrics-recording-only",
        "--dns-prefetch-disable", "--mute-audio", "--hide-scrollbars", "--password-store=basic", "--use-mock-keychain",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        // One process per page, so that a page's rules also hold in its frames from other sites.
        "--disable-site-isolation-trials",
        "--disable-features=IsolateOrigins,site-per-process,Translate,OptimizationHints,MediaRouter,AutofillServerCommunication",
        // Nobody watches: what moves for the eye takes time, and a press during a change of pages goes nowhere.
        "--force-prefers-reduced-motion",
        "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
        "--disable-background-timer-throttling",
        "about:blank",
    ]
}
