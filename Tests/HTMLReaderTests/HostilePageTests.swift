import Testing

@testable import HTMLReader

struct HostilePageTests {
    @Test(arguments: [
        "<div>", "<b>", "<svg>", "<svg><link>", "<a href=x><table>", "<font size=1><p>", "<ul><li>", "<template>",
    ])
    func `a hundred thousand open tags are read up to the limit`(tag: String) throws {
        let text = "<title>T</title>" + String(repeating: tag, count: 100_000)
        let page = try HTMLPage(of: Array(text.utf8))
        #expect(page.isCut)
        #expect(page.firstText(ofTag: "title") == "T")
    }

    @Test(arguments: ["<p>", "<li>", "<br>", "<option>", "<tr>", "<td>", "</div>", "<", "<!", "&", "<p></b>", "\0"])
    func `a hundred thousand tags that close themselves are read whole`(tag: String) throws {
        let page = try HTMLPage(of: Array(("<title>T</title>" + String(repeating: tag, count: 100_000)).utf8))
        #expect(page.isCut == false)
        #expect(page.firstText(ofTag: "title") == "T")
    }

    @Test func `markup that multiplies is refused for its memory`() {
        let formatting = (0..<500).map { "<b a=\($0)>" }.joined()
        let text = "<p>" + formatting + String(repeating: "</p><p>x", count: 100_000)
        #expect(throws: HTMLFault.needsTooMuchMemory(limitBytes: 16 << 20)) {
            try HTMLPage(of: Array(text.utf8), limits: HTMLLimits(maxMemory: 16 << 20))
        }
    }

    @Test func `only the allowed bytes are read`() throws {
        let text = "<title>T</title><meta name=a content=b>"
        let head = try HTMLReader.head(of: Array(text.utf8), limits: HTMLLimits(maxBytes: 16))
        #expect(head.title == "T")
        #expect(head.meta.isEmpty)
        #expect(head.isCut)
    }

    @Test func `no mutation of a page breaks the reader`() throws {
        var random = SplitMix(state: 7)
        let seed = Array(
            "<!DOCTYPE html><html lang=en><head><title>A&amp;b</title><meta property='og:title' content=\"x\"><link rel=c href=d></head><body><table><tr><td><svg><p>é</svg><select><option>1</table><script>if(a<b){}</script></body></html>"
                .utf8)
        let pieces = [
            "<", ">", "<b a=1>", "</p>", "<table>", "<svg>", "</", "<!--", "]]>", "&#x", "\0", "\u{fffd}", "<template>",
        ]
        for _ in 0..<3_000 {
            var bytes = seed
            for _ in 0..<(1 + Int(random.next() % 12)) {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8), at: at)
                default: bytes.removeLast(Int(random.next() % 20))
                }
                if bytes.count < 40 { bytes = seed }
            }
            let page = try HTMLPage(of: bytes)
            #expect(page.nodes.allSatisfy { $0.end <= page.nodes.count })
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
