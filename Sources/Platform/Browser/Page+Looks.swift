import Foundation

/// How the page is shown, and pictures of it.
extension Page {
    package func setViewport(_ viewport: PageOptions.Viewport) async throws(BrowserFault) {
        _ = try await call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(viewport.width)), "height": .number(Double(viewport.height)),
                "deviceScaleFactor": 1,
                "mobile": .bool(viewport.isMobile),
            ])
        _ = try await call("Emulation.setTouchEmulationEnabled", ["enabled": .bool(viewport.isMobile)])
    }

    package func setDark(_ isDark: Bool) async throws(BrowserFault) {
        let scheme: PageValue = isDark ? "dark" : "light"
        _ = try await call(
            "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
    }

    package func setOffline(_ isOffline: Bool) async throws(BrowserFault) {
        _ = try await call(
            "Network.emulateNetworkConditions",
            ["offline": .bool(isOffline), "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
    }

    package func setCookie(name: String, value: String, url: String) async throws(BrowserFault) {
        _ = try await call("Network.setCookie", ["name": .string(name), "value": .string(value), "url": .string(url)])
    }

    /// Cookies that would be sent to that address, by name.
    package func cookies(for url: String) async throws(BrowserFault) -> [String: String] {
        let found = try await call("Network.getCookies", ["urls": [.string(url)]])["cookies"].array
        return Dictionary(
            found.compactMap { cookie in
                cookie["name"].string.map { ($0, cookie["value"].string ?? "") }
            }
        ) { _, last in last }
    }

    /// PNG bytes of the window, or of the whole page up to 16,000 CSS pixels of height.
    package func screenshot(fullPage: Bool = false, within time: Duration = .seconds(30)) async throws(BrowserFault)
        -> [UInt8]
    {
        var request: [String: PageValue] = ["format": "png"]
        if fullPage {
            let size = try await call("Page.getLayoutMetrics", within: time)["cssContentSize"]
            request["captureBeyondViewport"] = true
            request["clip"] = [
                "x": 0, "y": 0, "width": size["width"], "height": .number(min(16_000, size["height"].number ?? 0)),
                "scale": 1,
            ]
        }
        let answer = try await call("Page.captureScreenshot", .object(request), within: time)
        guard let text = answer["data"].string, let data = Data(base64Encoded: text) else {
            throw .protocolError(method: "Page.captureScreenshot", "no picture")
        }
        return Array(data)
    }

    /// The document as HTML text.
    package func html() async throws(BrowserFault) -> String {
        let root = try await call("DOM.getDocument", ["depth": 0])["root"]["nodeId"]
        return try await call("DOM.getOuterHTML", ["nodeId": root])["outerHTML"].string ?? ""
    }
}
