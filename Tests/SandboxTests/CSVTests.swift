import Testing

@testable import Sandbox

struct CSVTests {
    private func table(_ text: String) -> CSVTable { CSVTable(Array(text.utf8)) }

    @Test(arguments: [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
        ("a,b\r1,2\r", [["1", "2"]]),
        ("\u{FEFF}a,b\n1,2", [["1", "2"]]),
        ("a;b\n1,5;2", [["1,5", "2"]]),
        ("\"a;x\",b\n1,2", [["1", "2"]]),
        ("a,b\n\"1,\"\"x\"\"\",2", [["1,\"x\"", "2"]]),
        ("a,b\n\"line\r\nbreak\",2", [["line\r\nbreak", "2"]]),
        ("a,b\n 5\" pipe,2", [[" 5\" pipe", "2"]]),
        ("a,b\n\n , \n1,2\n\n", [["1", "2"]]),
        ("a,b\n1", [["1"]]),
        ("a,b\n1,2,3", [["1", "2", "3"]]),
        ("a,b\n\"never closed,2\n3,4", [["never closed,2\n3,4"]]),
        ("a,b\n,", []),
        ("a,b", []),
        ("", []),
    ])
    func `rows are read as spreadsheets write them`(text: String, rows: [[String]]) {
        #expect(table(text).rows == rows)
    }

    @Test func `column names stand in any order and case`() {
        let found = table("\u{FEFF} Image ;NAME\n a.png ; Kiti \n")
        #expect(found.header == ["image", "name"])
        #expect(found.value("name", in: found.rows[0]) == "Kiti")
        #expect(found.value("image", in: found.rows[0]) == "a.png")
        #expect(found.value("price", in: found.rows[0]) == "")
        #expect(found.value("name", in: ["x"]) == "")
    }

    @Test func `bytes that are no UTF-8 do not lose the row`() {
        #expect(CSVTable(Array("a,b\n".utf8) + [0xE9, 0x2C, 0x31]).rows == [["\u{FFFD}", "1"]])
    }

    @Test(arguments: [
        ("2500", "KSh 2,500", AskedPrice.amount(2_500)), ("99.5", "KSh 99.5", .amount(99.5)), ("", "", .unsaid),
        ("Ksh 1,200/=", "Ksh 1,200/=", .amount(1_200)), ("DM for price", "DM for price", .onRequest),
        ("-5", "-5", .amount(5)),
        ("USD 10.", "USD 10.", .amount(10)), ("nan", "nan", .onRequest), ("1e99", "1e99", .amount(1)),
    ])
    func `a bare price is in shillings, words stay words`(cell: String, words: String, price: AskedPrice) {
        let read = CSVGoods.price(cell)
        #expect(read.words == words)
        #expect(read.price == price)
    }
}
