import Browser
import Foundation
import HTTP
import TestSupport
import Testing

/// Pages of results in a real browser, without JavaScript: nothing is wider than the screen.
/// `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(8)))
struct SearchLooksTests {
    static let places = [
        ("results", "/?q=leather"),
        ("chosen", "/c/bags?q=leather under 30000&brand=atlas&condition=new&a.colour=red&a.colour=black&days=30"),
        ("corrected", "/?q=lether bagg"), ("some-words", "/?q=leather kettle"),
        ("given-up", "/?q=leather near Westlands under 1"), ("nothing", "/?q=xylophone"),
        ("long", "/?q=" + String(repeating: "extraordinarily", count: 12)), ("one", "/?q=\"oil filter no 5\""),
        ("near", "/?q=leather&at=-1.29,36.82&km=50&sort=nearest"), ("category", "/c/bags"),
        ("car", "/?q=brake pads for toyota corolla 2008"),
    ]

    @Test func `pages of results fit a telephone and a desk`() async throws {
        try await SearchWindow.open { window in
            for language in ["en", "sw", "fr", "ar"] {
                for (name, path) in Self.places {
                    let page = try await window.page(language, width: 390, hasJavaScript: false)
                    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
                    let query =
                        parts.count > 1 ? "?" + parts[1].replacing(" ", with: "%20").replacing("\"", with: "%22") : ""
                    try await page.open(window.origin + parts[0] + query)
                    for width in [390, 820, 1440] {
                        try await page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
                        let wide = try await page.evaluate("document.documentElement.scrollWidth").int
                        #expect(wide == width, "\(name) in \(language) at \(width)")
                        if ["en", "ar"].contains(language), width != 820 || name == "results" {
                            try await page.keepPicture("\(name)-\(language)-\(width)", fullPage: width == 390)
                        }
                    }
                    #expect(page.consoleErrors == [], "\(name)")
                    await page.close()
                }
            }
        }
    }
}
