import Foundation
import Frame
import HTML
import Storefront
import Testing

struct HostilePageTests {
    private var pages: [(name: String, html: String)] {
        let samples = Samples(situation: .hostileName)
        return [
            ("home", HomePage(samples.frame(), samples.home()).renderedText),
            ("product", ProductPage(samples.frame(path: "/p/1000"), samples.product).renderedText),
            (
                "reviews",
                ReviewsPage(samples.signedIn, samples.reviews(8), title: samples.situation.title(0)).renderedText
            ),
            ("seller", SellerPage(samples.frame(), seller: samples.seller, wall: samples.wall()).renderedText),
            (
                "store",
                SellerPage(samples.frame(), seller: samples.seller, wall: samples.wall(), store: samples.store)
                    .renderedText
            ),
            ("watchlist", WatchlistPage(samples.frame(), wall: samples.wall()).renderedText),
            ("gone", GonePage(samples.frame(), similar: samples.cards()).renderedText),
            ("reference", ReferencePage(samples.frame(), samples.reference).renderedText),
        ]
    }

    @Test func `no hostile name becomes markup on any page`() {
        for page in pages {
            #expect(!page.html.contains("<script>"), "\(page.name)")
            #expect(!page.html.contains("<img src=x"), "\(page.name)")
            #expect(!page.html.contains("\u{0}"), "\(page.name)")
        }
    }

    @Test func `pages need no exception from a strict content security policy`() {
        for page in pages {
            #expect(!page.html.contains(" style="), "\(page.name)")
            #expect(!page.html.contains("<style"), "\(page.name)")
            #expect(!page.html.contains(" onclick="), "\(page.name)")
        }
    }

    @Test func `structured data keeps a hostile title inside its string`() throws {
        let samples = Samples(situation: .hostileName)
        let page = ProductPage(samples.frame(path: "/p/1000"), samples.product).renderedText
        let start = try #require(page.range(of: "<script type=\"application/ld+json\">")?.upperBound)
        let end = try #require(page[start...].range(of: "</script>")?.lowerBound)
        #expect(
            page[start..<end].hasPrefix(
                #"{"@context":"https://schema.org","@type":"Product","name":"\u003c/script\u003e\u003cscript\u003e"#))
    }

    @Test func `a search returns to the page it was typed on as text`() {
        let samples = Samples(situation: .many)
        var frame = samples.frame()
        frame.search = "\"><script>"
        let page = HomePage(frame, samples.home()).renderedText
        #expect(page.contains("name=\"q\" value=\"&quot;&gt;&lt;script&gt;\""))
    }
}
