/// What a person does with a page: point, click, type, scroll, wait.
extension Page {
    package enum Key: String, Sendable {
        case enter = "Enter"
        case tab = "Tab"
        case escape = "Escape"
        case down = "ArrowDown"
        case up = "ArrowUp"
        case home = "Home"
        case end = "End"
        case space = " "
        case slash = "/"
        case backspace = "Backspace"
    }

    /// Clicks the middle of the first visible element that matches, with real mouse events.
    ///
    /// - Parameter moment: wait until the click has led to a new document, and it has come so far.
    package func click(
        _ selector: String, waitUntil moment: Moment? = nil, within time: Duration = .seconds(10)
    ) async throws(BrowserFault) {
        let deadline = ContinuousClock.now.advanced(by: time)
        let loader = state.facts.loader
        let (x, y) = try await middle(of: selector, until: deadline)
        for (type, clicks) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 1)] {
            let event: PageValue = [
                "type": .string(type), "x": .number(x), "y": .number(y), "button": clicks == 0 ? "none" : "left",
                "clickCount": .number(Double(clicks)),
            ]
            _ = try await call("Input.dispatchMouseEvent", event, within: time)
        }
        guard let moment else { return }
        try await state.wait(for: "a new page after clicking \(selector)", until: deadline) {
            $0.loader != loader && $0.moments.contains(moment.rawValue)
        }
    }

    /// Focuses the first match and types into it, after what is already there.
    package func type(_ text: String, into selector: String, within time: Duration = .seconds(10))
        async throws(BrowserFault)
    {
        let node = try await node(selector, until: .now.advanced(by: time))
        _ = try await call("DOM.focus", ["nodeId": node])
        _ = try await call("Input.insertText", ["text": .string(text)])
    }

    /// Chooses files for a field of kind `file`, as its dialogue would.
    /// - Parameter paths: absolute.
    package func choose(_ paths: [String], for selector: String, within time: Duration = .seconds(10))
        async throws(BrowserFault)
    {
        let node = try await node(selector, until: .now.advanced(by: time))
        _ = try await call(
            "DOM.setFileInputFiles", ["nodeId": node, "files": .array(paths.map { .string($0) })])
    }

    package func press(_ key: Key) async throws(BrowserFault) {
        let codes: [Key: Int] = [
            .enter: 13, .tab: 9, .escape: 27, .down: 40, .up: 38, .home: 36, .end: 35, .space: 32, .slash: 191,
            .backspace: 8,
        ]
        var event: [String: PageValue] = [
            "type": "keyDown", "key": .string(key.rawValue), "code": .string(key.rawValue),
            "windowsVirtualKeyCode": .number(Double(codes[key] ?? 0)),
        ]
        // What the key writes; the others write nothing.
        if let text = [Key.enter: "\r", .space: " ", .slash: "/"][key] { event["text"] = .string(text) }
        _ = try await call("Input.dispatchKeyEvent", .object(event))
        event["type"] = "keyUp"
        event["text"] = nil
        _ = try await call("Input.dispatchKeyEvent", .object(event))
    }

    /// Waits until something matches, visible or not. Works without JavaScript.
    package func waitFor(_ selector: String, within time: Duration = .seconds(10)) async throws(BrowserFault) {
        _ = try await node(selector, until: .now.advanced(by: time))
    }

    /// Waits until a JavaScript expression is truthy.
    package func waitFor(expression: String, within time: Duration = .seconds(10)) async throws(BrowserFault) {
        let deadline = ContinuousClock.now.advanced(by: time)
        _ = try await poll(expression, until: deadline) { () throws(BrowserFault) -> Bool? in
            let answer = try await self.evaluate("Boolean(\(expression))", within: Self.left(deadline))
            return answer.bool == true ? true : nil
        }
    }

    /// Scrolls to the end of what is loaded.
    package func scrollToEnd() async throws(BrowserFault) {
        _ = try await evaluate("window.scrollTo({top: document.scrollingElement.scrollHeight, behavior: 'instant'})")
    }

    /// The page's node number of the first match.
    private func node(_ selector: String, until deadline: ContinuousClock.Instant) async throws(BrowserFault)
        -> PageValue
    {
        try await poll(selector, until: deadline) { () throws(BrowserFault) -> PageValue? in
            let root = try await self.call("DOM.getDocument", ["depth": 0], within: Self.left(deadline))["root"][
                "nodeId"]
            let found = try await self.call(
                "DOM.querySelector", ["nodeId": root, "selector": .string(selector)], within: Self.left(deadline))[
                    "nodeId"]
            return found.int == 0 ? nil : found
        }
    }

    private func middle(of selector: String, until deadline: ContinuousClock.Instant) async throws(BrowserFault) -> (
        Double, Double
    ) {
        do {
            return try await poll(selector, until: deadline) { () throws(BrowserFault) -> (Double, Double)? in
                let node = try await self.node(selector, until: deadline)
                _ = try await self.call("DOM.scrollIntoViewIfNeeded", ["nodeId": node], within: Self.left(deadline))
                let quads = try await self.call("DOM.getContentQuads", ["nodeId": node], within: Self.left(deadline))[
                    "quads"
                ].array
                guard let corners = quads.first?.array.compactMap(\.number), corners.count == 8 else { return nil }
                return (
                    (corners[0] + corners[2] + corners[4] + corners[6]) / 4,
                    (corners[1] + corners[3] + corners[5] + corners[7]) / 4
                )
            }
        } catch .deadline { throw .notFound(selector: selector) }
    }

    /// Asks again every 25 ms. A page that is just changing its document answers with an error, which means "not yet".
    private func poll<T: Sendable>(
        _ what: String, until deadline: ContinuousClock.Instant, _ ask: () async throws(BrowserFault) -> T?
    ) async throws(BrowserFault) -> T {
        while true {
            do {
                if let answer = try await ask() { return answer }
            } catch {
                switch error {
                case .protocolError(_, let why)
                where !why.contains("not a valid selector") && !why.contains("DOM Error"): break
                case .deadline: break
                default: throw error
                }
            }
            guard ContinuousClock.now < deadline else { throw .deadline(waitingFor: what) }
            do { try await Task.sleep(for: .milliseconds(25)) } catch { throw .cancelled }
        }
    }

    /// Commands of a wait end with it.
    private static func left(_ deadline: ContinuousClock.Instant) -> Duration {
        max(.milliseconds(20), deadline - .now)
    }
}
