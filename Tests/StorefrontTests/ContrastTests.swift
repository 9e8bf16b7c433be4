import Foundation
import Testing

/// WCAG 2.2, 1.4.3 and 1.4.11, from the colours the style sheet really names.
struct ContrastTests {
    private func colours(_ selector: String) throws -> [String: [Double]] {
        let css = try String(contentsOf: BudgetTests.root.appending(path: "Public/market.css"), encoding: .utf8)
        let start = try #require(css.range(of: selector + " {")?.upperBound)
        let end = try #require(css[start...].firstIndex(of: "}"))
        var colours: [String: [Double]] = [:]
        for match in css[start..<end].matches(of: /--([\w-]+):\s*#([0-9a-f]{3,6})/) {
            let digits = match.2.count == 3 ? match.2.map { "\($0)\($0)" }.joined() : String(match.2)
            let value = try #require(Int(digits, radix: 16))
            colours[String(match.1)] = [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
        }
        return colours
    }

    private func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func ratio(_ a: [Double], _ b: [Double]) -> Double {
        let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test(arguments: [":root", ":root[data-theme=\"dark\"]"])
    func `text reads against what is behind it in both schemes`(scheme: String) throws {
        let colours = try colours(scheme)
        var pairs = [
            ("ink", "paper"), ("ink", "raised"), ("ink", "sunken"), ("quiet", "paper"), ("quiet", "raised"),
            ("quiet", "sunken"), ("paper", "ink"), ("on-accent", "accent"), ("on-sand", "sand"), ("paper", "quiet"),
        ]
        pairs += (0..<6).map { ("ink-\($0)", "shade-\($0)") }
        for (text, ground) in pairs {
            let found = ratio(try #require(colours[text]), try #require(colours[ground]))
            #expect(found >= 4.5, "\(text) on \(ground): \(found)")
        }
    }

    @Test(arguments: [":root", ":root[data-theme=\"dark\"]"])
    func `focus, hearts and edges stand out in both schemes`(scheme: String) throws {
        let colours = try colours(scheme)
        for (sign, ground) in [
            ("focus", "paper"), ("focus", "raised"), ("heart", "raised"), ("accent", "sunken"), ("edge", "paper"),
        ] {
            let found = ratio(try #require(colours[sign]), try #require(colours[ground]))
            #expect(found >= 3, "\(sign) on \(ground): \(found)")
        }
    }
}
