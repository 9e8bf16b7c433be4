import Testing
import Vocabulary

struct MoneyTests {
    @Test(
        arguments: [
            (250_000, "KES", "en", "KSh\u{a0}2,500"), (250_050, "KES", "sw", "KSh\u{a0}2,500.50"),
            (250_005, "KES", "en", "KSh\u{a0}2,500.05"),
            (2_500_000, "TND", "fr", "2\u{a0}500\u{a0}DT"), (1_250_500, "TND", "fr-TN", "1\u{a0}250,500\u{a0}DT"),
            (2_500_000, "TND", "ar", "2\u{a0}500\u{a0}د.ت"), (250_000, "THB", "th", "฿2,500"),
            (123_456_789, "UGX", "en", "USh\u{a0}123,456,789"),
            (-99, "USD", "en", "−$0.99"), (0, "KES", "en", "KSh\u{a0}0"), (100_000, "EUR", "fr", "1\u{a0}000\u{a0}€"),
            (150, "ZAR", "en", "ZAR\u{a0}1.50"),
        ] as [(Int64, String, String, String)])
    func `money is written as its market writes it`(minor: Int64, code: String, language: String, text: String) throws {
        let currency = try #require(Currency(code: code))
        #expect(Money(minor: minor, currency: currency).display(language: language) == text)
    }

    @Test func `the largest and smallest amounts can be shown`() {
        #expect(Money(minor: .min, currency: .kes).display(language: "en") == "−KSh\u{a0}92,233,720,368,547,758.08")
    }

    @Test func `a currency knows its minor digits`() {
        #expect(Currency(code: "tnd")?.minorDigits == 3)
        #expect(Currency(code: "UGX")?.minorPerMajor == 1)
        #expect(Currency(code: "XYZ") == nil)
    }
}
