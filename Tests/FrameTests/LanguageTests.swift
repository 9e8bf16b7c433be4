import Testing
import Vocabulary

struct LanguageTests {
    @Test(arguments: [
        ("sw", Language.swahili), ("sw-KE,en;q=0.9", .swahili), ("en;q=0.5, ar-TN;q=0.9, fr;q=0.7", .arabic),
        ("de-DE,de;q=0.9,th;q=0.2", .thai), ("*", .english), ("de", .english), ("", .english),
        ("fr;q=0, sw;q=0.1", .swahili), ("fr;q=2, th", .thai), ("fr;q=x,,;;;, ar", .arabic), ("FR-ca", .french),
        ("en, sw", .english), (String(repeating: "xx,", count: 5000) + "sw", .english),
    ])
    func `the visitor's favourite of the offered languages is chosen`(header: String, language: Language) {
        #expect(
            Language.negotiated(acceptLanguage: header, offered: Language.allCases, otherwise: .english) == language)
    }

    @Test func `a language that is not offered is passed over`() {
        #expect(
            Language.negotiated(acceptLanguage: "ar,sw;q=0.5", offered: [.english, .swahili], otherwise: .english)
                == .swahili)
        #expect(
            Language.negotiated(acceptLanguage: nil, offered: [.english, .swahili], otherwise: .swahili) == .swahili)
    }

    @Test func `only Arabic reads from right to left`() {
        #expect(Language.allCases.filter { $0.direction == "rtl" } == [.arabic])
    }

    @Test func `a tag is read without its region`() {
        #expect(Language(tag: "en_GB") == .english)
        #expect(Language(tag: "TH-th") == .thai)
        #expect(Language(tag: "english") == nil)
        #expect(Language(tag: "") == nil)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func `numbers are grouped by thousands`(number: Int, text: String) {
        #expect(Language.english.grouped(number) == text)
    }
}
