import Tabular
import Testing

@Suite struct FeedTests {
    private static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
        <item><g:id>A1</g:id><title><![CDATA[Kiondo & basket]]></title><g:price>2500.00 KES</g:price>
        <g:additional_image_link>https://cdn.test/1.jpg</g:additional_image_link>
        <g:additional_image_link>https://cdn.test/2.jpg</g:additional_image_link>
        <g:shipping><g:country>KE</g:country></g:shipping></item>
        <item><g:id>A2</g:id><g:brand>Föbi</g:brand></item>
        </channel></rss>
        """

    @Test
    func `Google's feed is a table: repeated elements in one field, nested ones with a dot, late ones at the end`()
        async throws
    {
        let whole = try await reading(Self.rss)
        #expect(
            whole.columns == ["id", "title", "price", "additional_image_link", "shipping.country", "brand"])
        #expect(
            whole.fields == [
                ["A1", "Kiondo & basket", "2500.00 KES", "https://cdn.test/1.jpg\u{1E}https://cdn.test/2.jpg", "KE"],
                ["A2", "", "", "", "", "Föbi"],
            ])
        #expect(whole.rows.map(\.line) == [3, 7])
    }

    @Test func `Atom's entries are rows, its links stand in an attribute`() async throws {
        let whole = try await reading(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>7</g:id>
            <link href="https://shop.test/7"/></entry></feed>
            """)
        #expect(whole.columns == ["id", "link"])
        #expect(whole.fields == [["7", "https://shop.test/7"]])
    }

    @Test func `a document type is refused, whatever entities it makes`() async throws {
        var bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">"
        for level in 1...20 { bomb += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
        let whole = try await reading(bomb + "]><rss><item><id>&a20;</id></item></rss>")
        #expect(whole.fault == .documentType)
        let file = try await reading(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><item><id>&x;</id></item></rss>")
        #expect(file.fault == .documentType)
        #expect(file.rows == [])
    }

    @Test func `rows before a break are given out, then the line is named`() async throws {
        let whole = try await reading(
            "<rss><item><id>1</id></item>\n<item><id>2</id></item>\n\(String(repeating: " ", count: 600))\n<item><id>3</name></item></rss>"
        )
        #expect(whole.fields == [["1"], ["2"]])
        #expect(whole.fault == .brokenXML(line: 4))
    }

    @Test func `depth, fields and columns have a bound`() async throws {
        let deep = String(repeating: "<a>", count: 5_000)
        #expect(try await reading("<rss><item>\(deep)").fault == .brokenXML(line: 1))
        var limits = TabularLimits()
        (limits.field, limits.columns) = (10, 3)
        #expect(
            try await reading("<rss><item><id>12345678901</id></item></rss>", limits: limits).fault
                == .fieldTooLong(line: 1))
        #expect(
            try await reading("<rss><item><a>1</a><b>1</b><c>1</c><d>1</d></item></rss>", limits: limits).fault
                == .tooManyColumns(line: 1))
        #expect(try await reading("<html><body>not a feed</body></html>").fault == .empty)
    }

    @Test func `every prefix of a feed is read or refused, never worse`() async throws {
        let bytes = Array(Self.rss.utf8)
        for length in 1..<bytes.count {
            let whole = try await reading(bytes.prefix(length))
            #expect(whole.rows.count <= 2)
        }
        for index in bytes.indices {
            var broken = bytes
            broken[index] ^= 0x11
            let whole = try await reading(broken)
            // Without its first mark it is lines of text.
            #expect(whole.rows.count <= (index == 0 ? 7 : 2))
        }
    }
}
