import HTML
import Testing

struct HostileTextTests {
    @Test func `text cannot open a tag or a reference`() {
        #expect(
            p { "<script>alert('x')</script> & \"more\"" }.renderedText
                == "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;</p>")
    }

    @Test func `an attribute cannot be left`() {
        #expect(
            img(.alt("\" onerror=\"alert(1)' >")).renderedText
                == "<img alt=\"&quot; onerror=&quot;alert(1)&#39; &gt;\">")
    }

    @Test func `NUL and forbidden control characters become replacement characters`() {
        #expect(p { "a\u{0}b\u{1B}c\u{7F}d\te\n" }.renderedText == "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\n</p>")
    }

    @Test func `letters of every script and emoji pass unchanged`() {
        let text = "Bei ya jumla – مانجو طازج – มะม่วงสุก – 🥭👩🏾‍🌾 – é̀"
        #expect(p { text }.renderedText == "<p>\(text)</p>")
    }

    @Test func `a right-to-left override stays inside its bdi`() {
        #expect(bdi { "\u{202E}gnp.exe" }.renderedText == "<bdi>\u{202E}gnp.exe</bdi>")
    }

    @Test func `data for machines cannot close its script`() {
        let block = DataBlock(type: "application/ld+json", json: "{\"name\":\"</script><script>&\u{2028}\"}")
        #expect(
            block.renderedText
                == "<script type=\"application/ld+json\">"
                + "{\"name\":\"\\u003c/script\\u003e\\u003cscript\\u003e\\u0026\\u2028\"}</script>")
    }

    @Test func `unescaped markup goes through as it stands`() {
        #expect(UnescapedMarkup("<b>&</b>").renderedText == "<b>&</b>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "vbscript:x", "file:///etc/passwd", "\\\\elsewhere\\share", "blob:x", "about:blank",
    ])
    func `an address that could run or read something leads nowhere`(address: String) {
        #expect(Link(address).address == "about:invalid")
        #expect(a(.href(Link(address))).renderedText == "<a href=\"about:invalid\"></a>")
    }

    @Test(arguments: [
        "/p/1?x=1:2", "?after=12", "#photos", "https://wa.me/254700000000?text=a%20b", "HTTP://example.org/",
        "mailto:a@example.org", "tel:+254700000000", "p/1", "",
    ])
    func `an address of a place is kept`(address: String) {
        #expect(Link(address).address == address)
    }

    @Test func `only small pictures may stand in the page as data`() {
        #expect(Link.picture(data: "data:image/webp;base64,UklG")?.address == "data:image/webp;base64,UklG")
        #expect(Link.picture(data: "data:image/svg+xml;base64,PHN2") == nil)
        #expect(Link.picture(data: "data:text/html;base64,PHN2") == nil)
    }
}
