import Search
import Testing
import Vocabulary

@Suite struct QueryTextTests {
    @Test(
        arguments: [
            ("", ""), ("   ", ""), ("  red \t\n shoes  ", "red shoes"), ("red\u{0}shoes\u{7}", "red shoes"),
            ("\u{202E}seohs\u{202C} red", "seohs red"), ("\u{2066}red\u{2069}", "red"), ("re\u{200B}d", "red"),
            ("re\u{AD}d", "red"),
            ("\u{FEFF}red", "red"), ("cafe\u{301}", "café"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("a\u{200C}b", "ab"),
            ("\u{200D}red\u{200D}", "red"), ("red\u{A0}shoes", "red shoes"), ("👩\u{200D}🔧 tools", "👩\u{200D}🔧 tools"),
            ("🍎", "🍎"), ("...", ""), ("?!*", ""), ("- - -", ""), ("()[]{}", ""), ("shoes, red.", "shoes red"),
            ("(red)", "red"),
            ("c++", "c++"), ("c#", "c#"), ("AT&T", "AT&T"), ("don't", "don't"), ("R&B s21+", "R&B s21+"),
            ("50% off", "50% off"),
            ("\u{E000}red\u{10FFFF}", "red"), ("red\u{FE0F}", "red"), ("\u{3164}", ""), ("ํ", ""),
            ("แเเว่น", "แแว่น"), ("ทํา", "ทำ"),
        ])
    func `text is cleaned of what cannot be seen and of loose signs`(typed: String, words: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.words.unicodeScalars.elementsEqual(words.unicodeScalars), "\(reading.words.debugDescription)")
    }

    @Test(
        arguments: [
            ("\"red shoes\" nike", ["red shoes"], [], "nike"), ("“red shoes” nike", ["red shoes"], [], "nike"),
            ("«حذاء أحمر» nike", ["حذاء أحمر"], [], "nike"), ("„red shoes“", ["red shoes"], [], ""),
            ("\"red shoes nike", [], [], "red shoes nike"), ("red\" shoes", [], [], "red shoes"),
            ("\"\" shoes", [], [], "shoes"),
            ("\"red\" \"red\"", ["red"], [], ""), ("\"brand new under 500\"", ["brand new under 500"], [], ""),
            ("bag -leather", [], ["leather"], "bag"),
            ("bag -\"brown leather\" -suede", [], ["brown leather", "suede"], "bag"),
            ("bag - leather", [], [], "bag leather"), ("04465-02220", [], [], "04465-02220"),
            ("bag -500", [], [], "bag 500"),
            ("t-shirt", [], [], "t-shirt"), ("--leather", [], [], "leather"),
            ("-ngozi -cuir -جلد", [], ["ngozi", "cuir", "جلد"], ""),
            ("tv 32\" samsung 40\"", [], [], "tv 32\" samsung 40\""), ("\"tv 32\" samsung\"", ["tv 32"], [], "samsung"),
            ("ab\"cd\"ef", [], [], "ab cd ef"), ("«red\"", [], [], "red"), ("\"...\" shoes", [], [], "shoes"),
        ] as [(String, [String], [String], String)])
    func `quotes and dashes`(typed: String, phrases: [String], excluded: [String], words: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.phrases == phrases)
        #expect(reading.excluded == excluded)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("'; DROP TABLE products; --", "DROP TABLE products"),
            ("shoes AND (red OR blue) NOT green", "shoes AND red OR blue NOT green"),
            ("title:shoes*~2^3", "title:shoes*~2^3"), ("<script>alert(1)</script>", "script alert(1 script"),
            ("(a+)+$ aaaaaaaaaaaaaaaaaaaa!", "a+)+$ aaaaaaaaaaaaaaaaaaaa"),
            ("%00../../etc/passwd", "00../../etc/passwd"),
            ("${jndi:ldap://x}", "${jndi:ldap://x"), ("1' OR '1'='1", "1' OR 1'='1"),
        ])
    func `what means something to other machines is words and noise`(typed: String, words: String) {
        #expect(QueryReading(typed, in: Markets.kenya).words == words)
    }

    @Test func `two hundred code points are read, cut before a word`() {
        let long = String(repeating: "shoes ", count: 2_000)
        #expect(
            QueryReading(long, in: Markets.kenya).words == Array(repeating: "shoes", count: 33).joined(separator: " "))
        let one = String(repeating: "x", count: 10_000)
        #expect(QueryReading(one, in: Markets.kenya).words == String(repeating: "x", count: 200))
        let marked = "e" + String(repeating: "\u{301}", count: 10_000)
        #expect(QueryReading(marked, in: Markets.kenya).words.unicodeScalars.count == 5)
        let hidden = String(repeating: "\u{200B}", count: 9_000) + "shoes"
        #expect(QueryReading(hidden, in: Markets.kenya).words == "shoes")
    }
}
