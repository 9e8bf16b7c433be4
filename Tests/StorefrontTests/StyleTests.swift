import Foundation
import Frame
import HTML
import Testing

struct StyleTests {
    private func styles() throws -> [(name: String, text: String)] {
        let folder = BudgetTests.root.appending(path: "Public")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".css") }
        try #require(!names.isEmpty)
        return try names.sorted().map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    /// Words of a style sheet that mean a side of the screen rather than of the text.
    static func physicalWords(in css: String) throws -> [String] {
        let properties =
            /(?:^|[;{\s])((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:/
        let values = /(?:text-align|float|clear)\s*:\s*(?:left|right)/
        // Conditions (`@media`, `@container`) ask about the screen; everything else lays out text.
        let rules = css.replacing(/@(?:media|container)[^{]*\{/, with: "")
        return rules.matches(of: properties).map { String($0.1) } + rules.matches(of: values).map { String($0.0) }
    }

    @Test func `style sheets name no left or right`() throws {
        for style in try styles() { #expect(try Self.physicalWords(in: style.text) == [], "\(style.name)") }
    }

    @Test func `the lint finds what it is for`() throws {
        let css = "a{margin-left:1px;text-align: right}b{ left: 0 }c{width:1px;border-top-left-radius:2px}"
        #expect(
            try Self.physicalWords(in: css) == [
                "margin-left", "left", "width", "border-top-left-radius", "text-align: right",
            ])
        #expect(try Self.physicalWords(in: "@media (max-width: 4em) { a { inline-size: 1px } }") == [])
    }

    @Test func `every file that a page names is there`() throws {
        let assets = AssetLinks(version: "")
        let manifest = try String(
            contentsOf: BudgetTests.root.appending(path: "Public/market.webmanifest"), encoding: .utf8)
        let icons = manifest.matches(of: /"src": "([^"]*)"/).map { String($0.1) }
        let named = [
            assets.style, assets.theme, assets.script, assets.search, assets.icon, assets.touchIcon, assets.manifest,
        ]
        #expect(icons.count == 3)
        for address in named.map(\.address) + icons {
            #expect(address.hasPrefix("/assets/"))
            let file = BudgetTests.root.appending(path: "Public/\(address.dropFirst("/assets/".count))")
            #expect(FileManager.default.fileExists(atPath: file.path), "\(address)")
        }
    }

    @Test func `both dark schemes hold the same colours`() throws {
        let css = try #require(try styles().first { $0.name == "market.css" }).text
        let preferred = try #require(css.firstMatch(of: /:root:not\(\[data-theme="light"\]\) \{([^}]*)\}/)).1
        let chosen = try #require(css.firstMatch(of: /:root\[data-theme="dark"\] \{([^}]*)\}/)).1
        #expect(preferred == chosen)
    }
}
