import Tabular
import Testing

@Suite struct CSVWriterTests {
    @Test(arguments: [
        "", " ", "plain", "a,b", "a;b", "a\tb", "\"", "\"\"", "two\nlines", "two\r\nlines", "=1+1", "'=1+1", "''x", "'",
        "+254711", "-5", "'-5", "-1+cmd", "@home", "قفّة", "🧺", "\u{FEFF}mark", "a|b", " padded ",
    ])
    func `a field is read as it was written`(field: String) async throws {
        var writer = CSVWriter()
        writer.row(["first", "second", "third"])
        writer.row(["x", field, "y"])
        let whole = try await reading(writer.take())
        #expect(whole.fields.map { $0.map(CSVField.plain) } == [["x", field, "y"]])
    }

    @Test(arguments: [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@SUM", "'@SUM"), ("2-1", "2-1"), ("'quoted'", "''quoted'"),
        ("-0.25", "-0.25"), ("+7", "'+7"), ("-1.6e-05", "-1.6e-05"), ("-1+cmd", "'-1+cmd"), ("-infinity", "'-infinity"),
        ("+254 711", "'+254 711"), ("-", "'-"),
    ])
    func `no field begins as a formula`(field: String, written: String) {
        var writer = CSVWriter()
        writer.row([field])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == written + "\r\n")
    }
}
