import Foundation
import HTTP
import TestSupport
import Testing
import Vocabulary

@Suite struct CursorTests {
    @Test func `a cursor prints and parses to the microsecond`() throws {
        let cursor = Cursor(time: Date(timeIntervalSince1970: 1_790_000_000.123456), id: 42)
        #expect(cursor.pathText == "hme2k1m2ps-16" || cursor.micros == 1_790_000_000_123_456)
        let parsed = try #require(Cursor(pathText: cursor.pathText))
        #expect(parsed == cursor)
        #expect(Cursor(time: parsed.time, id: 42) == cursor)
    }

    @Test(arguments: [
        "", "-", "1", "1-", "-1", "1-2-3", "0-1", "1-0", "+1-2", "1-+2", "A-1", "1-A", "01-1", "1-01", "1--2", " 1-2",
        "1-2 ",
        "zzzzzzzzzzzzzzzzzzzz-1", "1-zzzzzzzzzzzzzzzzzzzz", "1;DROP TABLE products-1", "١-١", "1-\u{0}",
    ])
    func `what is no place in a list is refused`(text: String) { #expect(Cursor(pathText: text) == nil) }
}

@Suite struct IDTests {
    @Test func `an id has one spelling of 13 characters`() throws {
        let id = try #require(ProductID(rawValue: 1))
        #expect(id.pathText == "0000000000001")
        #expect(ProductID(rawValue: .max)?.pathText == "7zzzzzzzzzzzz")
        for _ in 0..<200 {
            let id = ProductID.random()
            #expect(id.rawValue > 0)
            #expect(ProductID(pathText: id.pathText) == id)
        }
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == #"["0000000000001"]"#)
        #expect(try JSONDecoder().decode([ProductID].self, from: json) == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ProductID].self, from: Data(#"["1"]"#.utf8)) }
    }

    @Test(arguments: [
        "", "1", "0000000000000", "8000000000000", "zzzzzzzzzzzzz", "000000000000I", "000000000000i", "000000000000l",
        "000000000000o",
        "000000000000u", "00000000000001", "0000000000001 ", "000000000000\u{0}", "../../../etc/p", "0000000000OR1",
        "000000000000A",
        "００００００００００００１",
    ])
    func `what is no id is refused`(text: String) { #expect(ProductID(pathText: text) == nil) }

    @Test func `0 and below are no ids`() {
        #expect(ProductID(rawValue: 0) == nil)
        #expect(ProductID(rawValue: -1) == nil)
    }
}

@Suite struct SlugTests {
    @Test(arguments: [
        ("Amani Kitenge House", "amani-kitenge-house"), ("  Mama  Njeri's & Co. ", "mama-njeri-s-co"),
        ("Café Été", "cafe-ete"),
        ("متجر", "mtjr"), ("ร้าน", "ran"), ("!!!", "seller-0301"), ("", "seller-0301"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("a---b", "a-b"),
    ])
    func `a name becomes the nearest slug`(name: String, slug: String) {
        #expect(Slug(naming: name, fallback: "seller-0301").text == slug)
    }

    @Test func `a long name is cut, and no hyphen is left at its end`() {
        let name = String(repeating: "a", count: 59) + " " + String(repeating: "b", count: 59)
        #expect(Slug(naming: name, fallback: "x").text == String(repeating: "a", count: 59))
        #expect(Slug(naming: String(repeating: "mboga ", count: 200), fallback: "x").text.utf8.count == 60 - 1)
    }

    @Test(arguments: [
        "", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "..", "é", "a_b", "a%20b", String(repeating: "a", count: 81),
    ])
    func `what is no slug is refused`(text: String) { #expect(Slug(pathText: text) == nil) }
}
