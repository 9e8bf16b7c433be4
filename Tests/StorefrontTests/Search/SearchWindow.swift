import Browser
import Foundation
import Frame
import HTTP
import HTTPServer
import SearchSupport
import TestSupport
import Testing
import Vocabulary

/// The bazaar behind a socket, and a browser that looks at it.
struct SearchWindow: Sendable {
    let origin: String
    let browser: Browser

    static func open(_ body: (SearchWindow) async throws -> Void) async throws {
        try await withDatabase { db in
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: { _, _ in 1 << 20 }) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let market = try await IndexedMarket(db)
            let stand = try MarketStand(
                db, origin: origin, languages: [.english, .swahili, .french, .arabic], search: market.search)
            _ = try await Bazaar(db, blobs: stand.blobs)
            try await market.fill()
            let assets = try Router(Assets(folder: packageFolder + "/Public").endpoints)
            site.withLock {
                $0 = { request in
                    request.path.hasPrefix("/assets/")
                        ? try await assets.respond(to: request) : try await stand.site.handler(request)
                }
            }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do { try await body(SearchWindow(origin: origin, browser: browser)) } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    func page(_ language: String, width: Int, hasJavaScript: Bool = true) async throws -> Page {
        try await browser.newPage(
            PageOptions(
                viewport: .init(width: width, height: 900, isMobile: width < 500), hasJavaScript: hasJavaScript,
                locale: language))
    }
}

extension Page {
    /// Goes on with the tab key until what has the focus matches.
    func tab(to selector: String, within presses: Int = 80) async throws {
        var trail: [String] = []
        for _ in 0..<presses {
            trail.append(try await says("document.activeElement.name || document.activeElement.className"))
            if try await evaluate("document.activeElement.matches('\(selector)')").bool == true { return }
            try await press(.tab)
        }
        Issue.record("the tab key does not come to \(selector): \(trail)")
    }

    func says(_ expression: String) async throws -> String { try await evaluate("String(\(expression))").string ?? "" }

    /// Writes pictures into the folder that `SOKO_PREVIEW` names, light and dark.
    func keepPicture(_ name: String, fullPage: Bool = false) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for isDark in [true, false] {
            try await setDark(isDark)
            try await Task.sleep(for: .milliseconds(300))
            let picture = try await screenshot(fullPage: fullPage)
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(isDark ? "dark" : "light").png"))
        }
    }
}
