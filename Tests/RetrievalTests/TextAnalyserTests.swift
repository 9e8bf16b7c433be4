import Testing

@testable import Retrieval

@Suite struct TextAnalyserTests {
    private let market = TextAnalyser(languages: [.french, .arabic, .english])

    private func words(_ text: String) -> [String] { market.words(of: text).map(\.text) }

    @Test func `case, marks and width do not tell words apart`() {
        #expect(words("Café ＡＢＣ ÉTÉ") == ["cafe", "abc", "ete"])
        #expect(words("أحمر إطار ٢٠٥ مَدْرَسَة") == ["احمر", "اطار", "205", "مدرسه"])
    }

    @Test func `a compound is its parts and its whole`() {
        #expect(words("T-shirt") == ["shirt", "tshirt"])
        #expect(words("04465-02220") == ["04465", "02220", "0446502220"])
        #expect(words("l'huile moteur") == ["huile", "lhuile", "moteur"])
        #expect(words("rug 8x10") == ["rug", "8x10", "8", "10"])
        #expect(words("x 2x x2 2xx4 1x1x1x1x1") == ["x", "2x", "x2", "2xx4", "1x1x1x1x1"])
        #expect(words("64GB iphone15") == ["64gb", "64", "gb", "iphone15", "iphone", "15"])
    }

    @Test func `Thai is broken into its words`() {
        #expect(words("รองเท้าผ้าใบสีแดง") == ["รองเท้า", "ผ้าใบ", "สี", "แดง"])
    }

    @Test func `a word of a query is tried under every language's stem`() {
        #expect(market.stems(of: "plaquettes").contains(market.stem("plaquette", .french)))
        #expect(market.stems(of: "brakes").contains(market.stem("brake", .english)))
        #expect(
            ["سيارات", "السيارة", "وسيارات"].map { market.stems(of: Folding.folded($0)) } == [
                ["سيار"], ["سيار"], ["سيار"],
            ])
        #expect(TextAnalyser(languages: [.swahili]).stems(of: "viatu") == ["viatu"])
    }

    @Test func `nothing that is typed is too much`() {
        #expect(words("").isEmpty)
        #expect(words("  --- ''' \u{202E}\u{0}").isEmpty)
        let long = words(String(repeating: "x", count: 10_000))
        #expect(long.map(\.utf8.count) == [48])
    }
}
