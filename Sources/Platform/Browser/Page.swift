/// One page of a browser. Its verbs may be called from any task, one at a time; each has a deadline.
package final class Page: Sendable {
    /// How far a page has come.
    package enum Moment: String, Sendable {
        case domContentLoaded = "DOMContentLoaded"
        case load
        /// No request for half a second.
        case networkIdle
    }

    let session: String
    var tools: DevTools { browser.tools }
    /// Kept, so that a page in use keeps its browser alive.
    private let browser: Browser
    let state = PageState()
    private let target: String
    private let context: String
    private let options: PageOptions

    init(browser: Browser, session: String, target: String, context: String, options: PageOptions) {
        self.browser = browser
        self.session = session
        self.target = target
        self.context = context
        self.options = options
    }
    // The context goes with the page, so a page that nobody closed leaves nothing behind.
    deinit { tools.tell("Target.disposeBrowserContext", ["browserContextId": .string(context)]) }

    func call(
        _ method: String, _ parameters: PageValue = [:], within time: Duration = .seconds(30)
    ) async throws(BrowserFault) -> PageValue {
        if let ending = state.facts.ending { throw ending }
        return try await tools.call(method, parameters, session: session, within: time)
    }

    func prepare() async throws(BrowserFault) {
        let events = PageEvents(state: state, tools: tools, session: session, options: options)
        tools.listen(session) { method, event in events.receive(method, event) }
        for domain in ["Page", "Runtime", "Network", "Log", "DOM", "Inspector"] {
            _ = try await call("\(domain).enable")
        }
        let frame = try await call("Page.getFrameTree")["frameTree"]["frame"]
        state.change {
            $0.mainFrame = frame["id"].string ?? ""
            $0.loader = frame["loaderId"].string ?? ""
        }
        _ = try await call("Page.setLifecycleEventsEnabled", ["enabled": true])
        _ = try await tools.call(
            "Browser.setDownloadBehavior", ["behavior": "deny", "browserContextId": .string(context)])
        try await applyLooks()
        try await applyReach()
    }

    private func applyLooks() async throws(BrowserFault) {
        try await setViewport(options.viewport)
        if options.prefersDark { try await setDark(true) }
        if !options.hasJavaScript { _ = try await call("Emulation.setScriptExecutionDisabled", ["value": true]) }
        if options.userAgent != nil || options.locale != nil {
            var agent: [String: PageValue] = [:]
            if let locale = options.locale { agent["acceptLanguage"] = .string(locale) }
            if let name = options.userAgent {
                agent["userAgent"] = .string(name)
            } else {
                agent["userAgent"] = try await tools.call("Browser.getVersion")["userAgent"]
            }
            _ = try await call("Emulation.setUserAgentOverride", .object(agent))
        }
        if let locale = options.locale {
            _ = try await call("Emulation.setLocaleOverride", ["locale": .string(locale)])
        }
    }

    private func applyReach() async throws(BrowserFault) {
        if options.isOffline { try await setOffline(true) }
        guard options.allows != nil || !options.blocking.isEmpty else { return }
        _ = try await call("Network.setBypassServiceWorker", ["bypass": true])
        if options.allows != nil {
            // What these open does not pass the gate below.
            let source =
                "for (const name of ['WebSocket','WebTransport','RTCPeerConnection','webkitRTCPeerConnection','Worker','SharedWorker','EventSource']) delete window[name];"
            _ = try await call("Page.addScriptToEvaluateOnNewDocument", ["source": .string(source)])
        }
        _ = try await call("Fetch.enable", ["patterns": [["urlPattern": "*"]]])
    }

    /// Opens an address and waits for `moment` of its document.
    package func open(
        _ url: String, waitUntil moment: Moment = .load, within time: Duration = .seconds(30)
    ) async throws(BrowserFault) {
        let deadline = ContinuousClock.now.advanced(by: time)
        let answer: PageValue
        do {
            answer = try await call("Page.navigate", ["url": .string(url)], within: time)
        } catch {
            // While a server keeps silent the browser holds back all other commands to the page.
            tools.tell("Page.stopLoading", session: session)
            throw error
        }
        if let why = answer["errorText"].string { throw .navigation(url: url, why) }
        guard let loader = answer["loaderId"].string else { return }  // within the same document
        try await state.wait(for: "\(moment.rawValue) of \(url)", until: deadline) {
            $0.loader == loader && $0.moments.contains(moment.rawValue)
        }
    }

    /// The value of a JavaScript expression, promises awaited; what has no JSON form is `.null`.
    package func evaluate(_ expression: String, within time: Duration = .seconds(30)) async throws(BrowserFault)
        -> PageValue
    {
        let answer = try await call(
            "Runtime.evaluate",
            ["expression": .string(expression), "returnByValue": true, "awaitPromise": true, "userGesture": true],
            within: time)
        let thrown = answer["exceptionDetails"]
        if thrown != .null {
            throw .script(thrown["exception"]["description"].string ?? thrown["text"].string ?? thrown.json)
        }
        return answer["result"]["value"]
    }

    /// Address of the document, with redirects and history applied.
    package func url() async throws(BrowserFault) -> String {
        try await call("Page.getFrameTree")["frameTree"]["frame"]["url"].string ?? ""
    }

    /// Every request since the page was made, in order, those that were blocked among them.
    package var requests: [PageRequest] {
        let facts = state.facts
        return facts.requestOrder.compactMap { facts.requests[$0] }
    }
    /// What the page's scripts and the browser complained about, oldest first; at most 500.
    package var consoleErrors: [String] { state.facts.consoleErrors }

    package func close() async {
        do {
            _ = try await tools.call("Target.closeTarget", ["targetId": .string(target)], within: .seconds(5))
        } catch {
            // Gone with its browser, or about to be with its context.
        }
        tools.listen(session, nil)
        state.change { if $0.ending == nil { $0.ending = .closed } }
    }
}
