import Foundation
import Tabular
import Testing

@Suite struct SeparatedTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
        ("a,b\r1,2\r", [["1", "2"]]),
        ("a;b\n1,5;2\n", [["1,5", "2"]]),
        ("a\tb\n1\t\n", [["1", ""]]),
        ("a|b\n1|2\n", [["1", "2"]]),
        ("sep=;\r\na;b\r\n1;2\r\n", [["1", "2"]]),
        ("a,b\n\"x,\"\"y\"\"\nz\",2\n", [["x,\"y\"\nz", "2"]]),
        ("a,b\n\"5\" pipe\",2\n", [["5\" pipe", "2"]]),
        ("a,b\n5\" pipe,2\n", [["5\" pipe", "2"]]),
        ("a,b\n\"x\"  ,2\n", [["x", "2"]]),
        ("a,b\n\n\n1,2\n\n", [["1", "2"]]),
        ("a,b\n\"\",\n", [["", ""]]),
        ("a,b\n1\n1,2,3\n", [["1"], ["1", "2", "3"]]),
        ("# remark\na,b\n1,2\n", [["1", "2"]]),
        ("ا,ب\nقفّة,٥\n", [["قفّة", "٥"]]),
    ])
    func `what really occurs is read`(text: String, rows: [[String]]) async throws {
        let whole = try await reading(text)
        #expect(whole.fields == rows)
        #expect(whole.fault == nil)
    }

    @Test func `columns without a name or with another's get one of their own`() async throws {
        let whole = try await reading("a,,a\n1,2,3\n")
        #expect(whole.columns == ["a", "(2)", "a (2)"])
    }

    @Test func `a row names the line on which it begins, whatever ends lines within quotes`() async throws {
        let whole = try await reading("a,b\r\n\"1\r\n2\",x\r\n3,\"4\n\n5\"\r\n6,7\r\n")
        #expect(whole.rows.map(\.line) == [2, 4, 7])
    }

    @Test func `a quote that is never closed costs one row and is named with its line`() async throws {
        let whole = try await reading("a,b\n1,2\n3,\"4\n5,6\n7,8\n")
        #expect(
            whole.rows == [
                TabularRow(line: 2, fields: ["1", "2"]),
                TabularRow(line: 3, fields: [], fault: .unclosedQuote(line: 3)),
                TabularRow(line: 4, fields: ["5", "6"]), TabularRow(line: 5, fields: ["7", "8"]),
            ])
    }

    @Test func `fields, rows and columns have a bound`() async throws {
        var limits = TabularLimits()
        (limits.field, limits.row, limits.columns) = (10, 25, 5)
        let long = String(repeating: "x", count: 11)
        let whole = try await reading(
            "a,b,c\n\(long),2,3\n1,2,3\n123456789,123456789,123456789\n1,2,3,4,5,6\n4,5,6\n\"\(long)\",1,2\n7,8,9",
            limits: limits)
        #expect(
            whole.rows == [
                TabularRow(line: 2, fields: [], fault: .fieldTooLong(line: 2)),
                TabularRow(line: 3, fields: ["1", "2", "3"]),
                TabularRow(line: 4, fields: [], fault: .rowTooLong(line: 4)),
                TabularRow(line: 5, fields: [], fault: .tooManyColumns(line: 5)),
                TabularRow(line: 6, fields: ["4", "5", "6"]),
                TabularRow(line: 7, fields: [], fault: .unclosedQuote(line: 7)),
                TabularRow(line: 8, fields: ["7", "8", "9"]),
            ])
    }

    @Test func `a file of broken rows is given up`() async throws {
        var limits = TabularLimits()
        limits.brokenRows = 2
        let whole = try await reading("a,b\n\"1\n\"2\n\"3\n\"4\n", limits: limits)
        #expect(whole.rows.map(\.fault) == [.unclosedQuote(line: 2), .unclosedQuote(line: 3)])
        #expect(whole.fault == .tooBroken(line: 4))
    }

    @Test func `Windows-1252 is told field by field, UTF-16 by its mark or its zeros`() async throws {
        let old = Array("name,prix\nCaf".utf8) + [0xE9] + Array(" ,".utf8) + [0x80] + Array("5\nthé,1\n".utf8)
        #expect(try await reading(old).fields == [["Café ", "€5"], ["thé", "1"]])
        let text = "name,price\nقفّة 🧺,2\n"
        for (order, mark) in [(String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF])] {
            let bytes = try #require(text.data(using: order))
            #expect(try await reading(mark.map(UInt8.init) + bytes).fields == [["قفّة 🧺", "2"]])
            let latin = try #require("name,price\nbasket,2\n".data(using: order))
            #expect(try await reading(latin).fields == [["basket", "2"]])
        }
        #expect(try await reading([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2\n".utf8)).columns == ["a", "b"])
    }

    @Test func `every prefix of a good file and every broken byte of it is read without harm`() async throws {
        let good = Array("\u{FEFF}id;\"ti\"\"tle\";price\r\n1;\"a;\r\nb\";\"1,5\"\r\n2;é;3\r\n".utf8)
        for length in 0...good.count {
            let whole = try await reading(good.prefix(length))
            #expect(whole.rows.count <= 3)
        }
        for index in good.indices {
            for byte in [0, 0x22, 0x0A, 0x0D, 0x3B, 0xFF, good[index] ^ 0x80] as [UInt8] {
                var broken = good
                broken[index] = byte
                let whole = try await reading(broken)
                #expect(whole.rows.count <= 5)
            }
        }
    }
}
