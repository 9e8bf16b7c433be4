/// Finds how much of a page can be parsed before its elements nest too deeply.
///
/// Counts start tags minus end tags without building anything: deep stacks make every later tag search them, so the
/// parser's time would grow with the square of the page. Elements that close themselves (`<br>`, an unclosed `<p>`) do
/// not count, except inside SVG and MathML, where they may nest.
enum NestingGauge {
    static func readableCount(of page: [UInt8], maxDepth: Int) -> Int {
        var depth = 0
        var isForeign = false
        var at = 0
        while at + 1 < page.count {
            guard page[at] == 0x3c else {
                at += 1
                continue
            }
            let start = at
            let isEnd = page[at + 1] == 0x2f
            at += isEnd ? 2 : 1
            var name: [UInt8] = []
            while at < page.count, isLetterOrDigit(page[at]), name.count < 16 {
                name.append(page[at] | 0x20)
                at += 1
            }
            guard let first = name.first, (0x61...0x7a).contains(first) else { continue }
            if isEnd {
                depth = max(0, depth - 1)
                continue
            }
            if name == Array("svg".utf8) || name == Array("math".utf8) { isForeign = true }
            if isForeign || !closesItself.contains(name) { depth += 1 }
            if depth > maxDepth { return start }
        }
        return page.count
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
    private static let closesItself = Set(
        [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr",
            "p", "li", "dd", "dt", "option", "tr", "td", "th",
        ].map { Array($0.utf8) })
}
