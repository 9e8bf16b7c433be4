import Testing
import Vocabulary

@testable import Scouting

/// Prices as sellers write them. A case is: market, text, what is read.
///
/// Expected: `KES 250000` minor units, `from KES 250000` for the lowest of several, `ask`, or `-`.
struct PriceReaderTests {
    func read(_ market: String, _ text: String) throws -> String {
        switch PriceReader(market: try #require(Currency(code: market))).read(text) {
        case .amount(let money, let isLowest): (isLowest ? "from " : "") + "\(money.currency.code) \(money.minor)"
        case .onRequest: "ask"
        case .none: "-"
        }
    }

    @Test(arguments: PriceCases.currencies)
    func `a currency at a number makes it a price`(market: String, text: String, expected: String) throws {
        #expect(try read(market, text) == expected)
    }
    @Test(arguments: PriceCases.separators)
    func `digits and separators are read as their market writes them`(market: String, text: String, expected: String)
        throws
    {
        #expect(try read(market, text) == expected)
    }
    @Test(arguments: PriceCases.cues)
    func `a word can say that a number is a price`(market: String, text: String, expected: String) throws {
        #expect(try read(market, text) == expected)
    }
    @Test(arguments: PriceCases.several)
    func `of several prices today's wins, then the lowest`(market: String, text: String, expected: String) throws {
        #expect(try read(market, text) == expected)
    }
    @Test(arguments: PriceCases.noPrices)
    func `other numbers are not prices`(market: String, text: String, expected: String) throws {
        #expect(try read(market, text) == expected)
    }
    @Test(arguments: PriceCases.onRequest)
    func `a price to be asked for is on request`(market: String, text: String, expected: String) throws {
        #expect(try read(market, text) == expected)
    }

    @Test func `the table is as long as promised`() {
        let all =
            PriceCases.currencies + PriceCases.separators + PriceCases.cues + PriceCases.several + PriceCases.noPrices
            + PriceCases.onRequest
        #expect(all.count >= 120)
    }

    @Test func `any text is read without a trap, and prices stay in bounds`() throws {
        var random = SplitMix(state: 11)
        let pieces = [
            "KSh", " ", ".", ",", "'", "-", "/", "=", "2", "500", "000", "٫", "٬", "٥", "๕", "k", "M", "฿", "บาท",
            "د.ت", "\n", "~", "+", "%", "x", "price",
            "was", "to", "0", "99999999999999999", "\u{336}", "\u{200f}", "𝟓", "é", "🔥", ":", "for", "inbox", "@", "١",
            "²", "Ⅷ", "½",
        ]
        let readers = ["KES", "TND", "UGX"].compactMap { Currency(code: $0) }.map(PriceReader.init(market:))
        for round in 0..<20_000 {
            let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            guard case .amount(let money, _) = readers[round % 3].read(text) else { continue }
            #expect(money.minor > 0 && money.minor <= 1_000_000_000_000 * 1_000 + 999, "\(text)")
        }
    }

    @Test func `a very long text takes time in proportion to its length`() throws {
        for piece in ["1", "1 ", "1,", "KSh ", "0 ", "+1 ", "a", "ب", "บ", "- ", "1 to ", "was "] {
            let text = String(repeating: piece, count: 1_000_000)
            let time = try ContinuousClock().measure { _ = try read("KES", text) }
            #expect(time < .seconds(20), "\(piece)")
        }
    }
}
