import Foundation
import Frame
import HTML
import Storefront
import Testing

struct TranslationTests {
    @Test func `no sentence of a page stays in Latin letters when it is read in Arabic`() throws {
        let samples = Samples(situation: .arabic)
        let pages: [(String, String)] = [
            ("home", HomePage(samples.frame(), samples.home()).renderedText),
            ("results", HomePage(samples.searched, samples.results).renderedText),
            ("suggestions", "<body>" + SuggestionList(samples.suggestions, phrases: samples.phrases).renderedText),
            ("product", ProductPage(samples.frame(path: "/p/1000"), samples.product).renderedText),
            ("reviews", ReviewsPage(samples.signedIn, samples.reviews(8), title: "سلة").renderedText),
            ("seller", SellerPage(samples.frame(), seller: samples.seller, wall: samples.wall()).renderedText),
            (
                "store",
                SellerPage(samples.frame(), seller: samples.seller, wall: samples.wall(), store: samples.store)
                    .renderedText
            ),
            ("watchlist", WatchlistPage(samples.frame(), wall: WallView(cards: [])).renderedText),
            ("gone", GonePage(samples.frame(), similar: samples.cards()).renderedText),
            ("away", TroublePage(samples.frame(), .away, retryAfter: .seconds(30)).renderedText),
        ]
        // Names, and the languages in their own letters.
        let names: Set = ["Soko", "English", "Kiswahili", "Français", "Peugeot"]
        for (name, html) in pages {
            let body = try #require(html.range(of: "<body>")).upperBound
            let visible = html[body...].replacing(/<script.*?<\/script>/, with: " ").replacing(/<[^>]*>/, with: " ")
            let labels = html[body...].matches(of: /(?:aria-label|placeholder|title|data-\w+)="([^"]*)"/).map {
                String($0.1)
            }
            .filter { !$0.hasPrefix("/") }
            let words = ([String(visible)] + labels).joined(separator: " ").matches(of: /[A-Za-zÀ-ÿ]{3,}/).map {
                String($0.0)
            }
            #expect(Set(words).subtracting(names) == [], "\(name)")
        }
    }
}
