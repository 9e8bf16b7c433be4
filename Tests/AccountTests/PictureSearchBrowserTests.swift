import Blobs
import Browser
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Images
import Learning
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// Searching by picture in a real browser. `SOKO_PREVIEW=FOLDER` keeps pictures of it.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(4)))
struct PictureSearchBrowserTests {
    private static let colours = [
        ("Red kettle", "#c22a2a"), ("Blue basin", "#2a4fc2"), ("Green bowl", "#2a9a4a"), ("Red pot", "#b8322e"),
        ("Yellow cup", "#d8b02a"), ("Purple vase", "#7a3aa8"), ("Brown basket", "#8a5a34"), ("Blue jug", "#3560c8"),
    ]

    private static func drawing(_ shapes: [(colour: String, x: Int)]) -> String {
        let balls = shapes.map { #"<circle cx="\#($0.x)" cy="240" r="95" fill="\#($0.colour)"/>"# }.joined()
        return
            ##"<svg xmlns="http://www.w3.org/2000/svg" width="600" height="480"><rect width="600" height="480" fill="#f1ece2"/>\##(balls)</svg>"##
    }

    private func onMarket(
        _ options: PageOptions, _ body: (Page, String, [ProductID], String) async throws -> Void
    ) async throws {
        try await withDatabase { db in
            let site = Box<Handler?>(nil)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: { _, _ in 24 << 20 }) { request in
                guard let handler = site.current else { return .text("not yet", status: .unavailable) }
                return try await handler(request)
            }
            let origin = "http://127.0.0.1:\(server.port)"
            let doors = try MarketDoors(db, origin: origin)
            let assets = Router(try Assets(folder: packageFolder + "/Public").endpoints)
            site.withLock {
                $0 = { request in
                    request.path.hasPrefix("/assets/")
                        ? try await assets.respond(to: request) : try await doors.site.handler(request)
                }
            }
            let images = try Images.start(threads: 1), embedder = LocalEmbedder(words: .letters)
            let amani = try await Cast.seller(in: db)
            var ids: [ProductID] = []
            for (number, (title, colour)) in Self.colours.enumerated() {
                let bytes = try await images.drawing(
                    svg: Self.drawing([(colour, 300)]), width: 600, format: .jpeg
                ).bytes
                let key = hex(sha256(bytes))
                try doors.blobs.put(bytes, as: KeepPicture.key(of: key))
                let id = try await Cast.product(title, number: number + 1, of: amani, key: key, in: db)
                try await db.run(
                    "UPDATE products SET picture_width = 600, picture_height = 480, picture_colour = '#f1ece2' WHERE id = \(id)"
                )
                let seen = try await images.picture(from: bytes)
                try await ProductEmbedding.store(
                    try await embedder.embed(picture: seen, text: title), of: id, model: embedder.name, in: db)
                ids.append(id)
            }
            // Red stands at the start, blue at the end.
            let both = Self.drawing([("#c22a2a", 130), ("#2a4fc2", 470)])
            let photo = FileManager.default.temporaryDirectory.appending(path: "soko-\(UUID().uuidString).jpg")
            try Data(try await images.drawing(svg: both, width: 600, format: .jpeg).bytes).write(to: photo)
            defer { try? FileManager.default.removeItem(at: photo) }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do { try await body(try await browser.newPage(options), origin, ids, photo.path) } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    private static let first = "document.querySelector('[data-found] h2 bdi')?.textContent"

    @Test func `without JavaScript a chosen picture finds goods, and words are added to it`() async throws {
        try await onMarket(PageOptions(viewport: .phone, hasJavaScript: false, locale: "en")) {
            page, origin, _, photo in
            try await page.open(origin + "/search/picture")
            try await keep(page, "picture-start-plain")
            try await page.choose([photo], for: "#picture-file")
            try await page.click("[data-send] button")
            try await page.waitFor("[data-found] .card")
            let address = try await page.url()
            #expect(address.hasPrefix(origin + "/search/picture?seen="))
            try await page.type("green bowl", into: "#picture-words")
            try await page.click("[data-question] button[type=submit]")
            try await page.waitFor(expression: "location.search.includes('q=green')")
            try await keep(page, "picture-plain")
        }
    }

    @Test(arguments: ["en", "ar"])
    func `a picture is dropped or pasted, and the keys move the box around what is meant`(language: String) async throws
    {
        try await onMarket(PageOptions(viewport: .phone, locale: language)) { page, origin, ids, _ in
            try await page.open(origin + "/search/picture")
            try await keep(page, "picture-start-\(language)")
            for way in ["drop", "paste"] {
                _ = try await page.evaluate(Self.bringing(by: way))
                try await page.waitFor(".crop", within: .seconds(20))
                try await page.waitFor("[data-found] .card")
            }
            // The box goes to the blue one, by keys.
            _ = try await page.evaluate(
                """
                {
                  const box = document.querySelector('.crop'), press = (key, shiftKey, times) => {
                    for (let n = 0; n < times; n++) box.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
                  }
                  box.focus()
                  press('ArrowLeft', true, 40); press('ArrowRight', false, 40); press('ArrowRight', true, 1)
                  press('ArrowLeft', false, 10); press('ArrowRight', true, 10)
                }
                """)
            try await page.waitFor(expression: Self.first + ".startsWith('Blue')", within: .seconds(20))
            let address = try await page.url()
            #expect(address.contains("seen=") && address.contains("part="))
            try await screens(page, "picture-found-\(language)")
            // The page comes back with the box where it was.
            try await page.open(address)
            try await page.waitFor(".crop")
            try await page.waitFor(expression: Self.first + ".startsWith('Blue')")
            // A product's own picture is searched with the same way.
            try await page.open(origin + "/search/picture?like=\(ids[0])&part=subject")
            try await page.waitFor(".crop")
            try await page.waitFor(expression: Self.first + " === 'Red pot'")
            try await screens(page, "picture-like-\(language)")
            #expect(page.consoleErrors == [])
        }
    }

    /// A file that the page itself draws comes as a hand would bring it.
    private static func bringing(by way: String) -> String {
        """
        (async () => {
          const canvas = new OffscreenCanvas(600, 480), pen = canvas.getContext('2d')
          pen.fillStyle = '#f1ece2'; pen.fillRect(0, 0, 600, 480)
          for (const [colour, x] of [['#c22a2a', 130], ['#2a4fc2', 470]]) {
            pen.fillStyle = colour; pen.beginPath(); pen.arc(x, 240, 95, 0, 7); pen.fill()
          }
          const data = new DataTransfer()
          data.items.add(new File([await canvas.convertToBlob()], 'photo.png', { type: 'image/png' }))
          document.querySelector('.crop')?.remove()
          document.dispatchEvent('\(way)' === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
          return true
        })()
        """
    }

    private func screens(_ page: Page, _ name: String) async throws {
        for width in [1440, 390] {
            try await page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
            let wide = try await page.evaluate("document.documentElement.scrollWidth").number
            #expect(wide == Double(width), "\(name) at \(width)")
            try await keep(page, "\(name)-\(width)")
        }
    }

    private func keep(_ page: Page, _ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for isDark in [true, false] {
            try await page.setDark(isDark)
            let picture = try await page.screenshot(fullPage: true)
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(isDark ? "dark" : "light").png"))
        }
    }
}
