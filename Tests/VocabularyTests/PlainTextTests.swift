import Testing
import Vocabulary

struct PlainTextTests {
    @Test(arguments: [
        ("  Stall 7,\n City  Market ", "Stall 7, City Market"), ("a\u{202E}b", "ab"), ("\u{0}\u{7}a", "a"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}🌾", "👩\u{200D}🌾"), ("\u{2028}x\u{85}y", "x y"),
        ("\u{200D}", ""), ("\u{3164}", ""), ("\u{0301}", ""), (" \n ", ""), ("\u{E000}", ""),
    ])
    func `a line keeps what can be read, and is one`(given: String, text: String) {
        #expect(PlainText.line(given, most: 100) == text)
    }

    @Test func `lines stay lines, with at most one empty one between two`() {
        #expect(
            PlainText.lines("\n\n Ngong  Road \r\n\r\n\r\nHouse 4\u{2028}Gate B\n\n", most: 100)
                == "Ngong Road\n\nHouse 4\nGate B")
        #expect(PlainText.lines("\u{202E}\n\u{200B}", most: 10) == "")
    }

    @Test func `what is too long is told, not cut, and counted as the database counts`() {
        #expect(PlainText.line(String(repeating: "é\u{301}", count: 5), most: 10) != nil)
        #expect(PlainText.line(String(repeating: "é\u{301}", count: 5), most: 9) == nil)
        #expect(PlainText.lines(String(repeating: "a\n", count: 50), most: 99) != nil)
        #expect(PlainText.lines(String(repeating: "a\n", count: 50), most: 98) == nil)
    }
}
