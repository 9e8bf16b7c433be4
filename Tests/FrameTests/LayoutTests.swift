import Frame
import HTML
import Testing
import Vocabulary

struct LayoutTests {
    private func frame(_ language: Language = .english, path: String = "/") -> PageFrame {
        PageFrame(
            market: MarketIdentity(name: "Soko", origin: "https://soko.example", languages: [.english, .swahili]),
            phrases: .in(language), path: path, csrf: "t0ken")
    }
    private func page(_ frame: PageFrame) -> String { Layout(frame) { p { "Hello" } }.renderedText }

    @Test func `a page says its language and direction`() {
        #expect(page(frame()).hasPrefix("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"))
        #expect(page(frame(.arabic)).hasPrefix("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"))
    }

    @Test func `the first thing on a page skips to its content`() {
        #expect(page(frame()).contains("<body><a class=\"skip\" href=\"#content\">Skip to the content</a>"))
        #expect(page(frame()).contains("<main id=\"content\" tabindex=\"-1\"><p>Hello</p></main>"))
    }

    @Test func `language links keep the page and its query`() {
        #expect(page(frame(path: "/?q=a&category=b")).contains("href=\"/?q=a&amp;category=b&amp;lang=sw\""))
        #expect(page(frame(path: "/p/1")).contains("href=\"/p/1?lang=sw\""))
    }

    @Test func `a page with a canonical address is indexed in each language, others are not`() {
        var indexed = frame(path: "/p/1")
        indexed.canonicalPath = "/p/1"
        let html = page(indexed)
        #expect(html.contains("<link rel=\"canonical\" href=\"https://soko.example/p/1\">"))
        #expect(html.contains("<link rel=\"alternate\" hreflang=\"sw\" href=\"https://soko.example/p/1?lang=sw\">"))
        #expect(!html.contains("noindex"))
        #expect(page(frame()).contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test func `the head of a page shows the picture of who has signed in, over the sign for who has none`() {
        var own = frame()
        own.isSignedIn = true
        #expect(!page(own).contains("portrait"))
        own.portrait = "/img/ab"
        #expect(
            page(own).contains(
                "</svg><img class=\"portrait\" src=\"/img/ab/160.webp\" width=\"30\" height=\"30\" alt=\"\"></a>"))
    }

    @Test func `the hidden fields of the hearts are written once`() {
        let html = page(frame(path: "/p/1"))
        #expect(html.contains("<input type=\"hidden\" name=\"csrf\" value=\"t0ken\">"))
        #expect(html.contains("<input type=\"hidden\" name=\"return\" value=\"/p/1\">"))
        #expect(html.matches(of: /t0ken/).count == 1)
    }

    @Test func `a search keeps the filters that are on`() {
        var filtered = frame()
        filtered.search = "mango"
        filtered.keptFilters = [("category", "fruit")]
        #expect(page(filtered).contains("<input type=\"hidden\" name=\"category\" value=\"fruit\">"))
        #expect(page(filtered).contains("name=\"q\" value=\"mango\""))
    }

    @Test func `a saved copy is announced, a fresh page is not`() {
        var saved = frame()
        saved.savedCopyAge = .seconds(60)
        #expect(page(saved).contains("a copy saved 1 minute ago"))
        #expect(!page(frame()).contains("class=\"notice\""))
    }

    @Test func `a copy for strangers has nothing of who was answered first`() {
        var own = frame()
        (own.isSignedIn, own.runsStore, own.savedNews, own.watchedCount) = (true, true, 3, 2)
        own.portrait = Link("/img/amina")
        var copy = own
        copy.settle(age: .seconds(60), csrf: "", watchedCount: 0)
        var stranger = frame()
        stranger.settle(age: .seconds(60), csrf: "", watchedCount: 0)
        #expect(page(copy) == page(stranger))
        #expect(!page(copy).contains("amina") && page(copy).contains("/sign-in"))
        own.settle(age: nil, csrf: "t0ken", watchedCount: 2)
        #expect(page(own).contains("/img/amina"))
    }

    @Test func `the version changes the address of every file`() {
        let assets = AssetLinks(version: "7f")
        #expect(assets.style.address == "/assets/market.css?v=7f")
        #expect(AssetLinks(version: "").script.address == "/assets/market.js")
    }

    @Test(arguments: [
        (400, Trouble.malformed), (403, .forbidden), (404, .notFound), (405, .malformed), (410, .gone),
        (429, .tooMany), (500, .fault), (502, .fault), (503, .away),
    ])
    func `each status has its page`(status: Int, trouble: Trouble) {
        #expect(Trouble(status: status) == trouble)
    }

    @Test func `a page of trouble says when to come back and what to quote`() {
        let html = TroublePage(frame(), .away, retryAfter: .seconds(30), reference: "<r1>").renderedText
        #expect(html.contains("<p>Please try again in 30 seconds.</p>"))
        #expect(html.contains("<code>&lt;r1&gt;</code>"))
        #expect(html.contains("<title>The market is closed for a moment · Soko</title>"))
        #expect(html.contains("noindex"))
    }

    @Test func `linked data leaves out what is not known and escapes what is`() {
        let data = LinkedData.thing([
            ("name", .text("a\"b\\c\u{1}\n</script>")), ("image", nil), ("list", .list([.text("x"), .text("y")])),
        ])
        #expect(data.json == #"{"name":"a\"b\\c\u0001\n</script>","list":["x","y"]}"#)
        #expect(data.renderedText.contains(#"\n\u003c/script\u003e"#))
    }
}
