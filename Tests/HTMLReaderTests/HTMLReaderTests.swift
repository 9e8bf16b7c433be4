import Testing

@testable import HTMLReader

struct HTMLReaderTests {
    func head(_ text: String, contentType: String? = nil) throws -> PageHead {
        try HTMLReader.head(of: Array(text.utf8), contentType: contentType)
    }

    @Test func `a product page's head is read whatever its quoting and order`() throws {
        let head = try head(
            """
            <!DOCTYPE html><html lang="sw" dir=ltr><head><base href=/b/>
            <meta content='Kiti &amp; meza' property="og:title"><META NAME=description CONTENT="Nzuri  sana">
            <meta property=og:image content="https://cdn.example/a.jpg?x=1&amp;oe=65A"><meta property=og:image content=two>
            <link href="https://wa.me/p/1/2" rel="Canonical alternate"><title>
              Kiti
              </title></head><body><p>hi
            """)
        #expect(head.title == "Kiti")
        #expect(head["og:title"] == "Kiti & meza")
        #expect(head["description"] == "Nzuri  sana")
        #expect(head.meta["og:image"] == ["https://cdn.example/a.jpg?x=1&oe=65A", "two"])
        #expect(head.canonical == "https://wa.me/p/1/2")
        #expect(head.links["alternate"] == ["https://wa.me/p/1/2"])
        #expect(head.language == "sw")
        #expect(head.base == "/b/")
        #expect(head.isCut == false)
    }

    @Test func `a page that says nothing about itself has an empty head`() throws {
        #expect(try head("") == PageHead())
        #expect(try head("plain text") == PageHead())
    }

    @Test func `a head cut in the middle still gives what was there`() throws {
        #expect(
            try head("<title>Error</title><meta property=og:title content=\"A\"><meta prop").meta == ["og:title": ["A"]]
        )
    }

    @Test func `links and visible text come in document order`() throws {
        let page = try HTMLPage(
            of: Array(
                "<h1>A <b>b</b></h1><script>x()</script><a href=/p/1>one</a><style>y</style> <a>no</a><area href=two>"
                    .utf8))
        #expect(page.links() == ["/p/1", "two"])
        #expect(page.firstText(ofTag: "h1") == "A b")
        #expect(page.firstText(ofTag: "h2") == nil)
        #expect(page.textContent(limit: 100) == "A b one no")
        #expect(page.textContent(limit: 3) == "A b")
        #expect(try HTMLPage(of: Array("<main><custom-tag k=v>".utf8)).elements("custom-tag").first?["k"] == "v")
    }

    @Test(arguments: [
        ("text/html; charset=ISO-8859-1", [0xe9, 0x80] as [UInt8], "é€"), (nil, [0xe9], "é"), (nil, [0xc3, 0xa9], "é"),
        ("text/html; charset=\"UTF-8\"", [0xe9, 0x41], "\u{fffd}A"), ("text/html;charset=utf-8", [0xc3, 0xa9], "é"),
    ])
    func `letters are read in the page's own charset`(contentType: String?, letters: [UInt8], expected: String) throws {
        let bytes = Array("<title>".utf8) + letters + Array("</title>".utf8)
        #expect(try HTMLReader.head(of: bytes, contentType: contentType).title == expected)
    }

    @Test func `a charset in the page itself is heard`() throws {
        let bytes =
            Array("<meta http-equiv=x content='text/html; charset=windows-1252'><title>".utf8) + [
                0x93, 0xc3, 0xa9, 0x94,
            ]
        #expect(try HTMLReader.head(of: bytes).title == "“Ã©”")
        #expect(try HTMLReader.head(of: [0xef, 0xbb, 0xbf] + Array("<title>é".utf8)).title == "é")
    }
}
