import Frame
import HTML
import Storefront
import TestSupport
import Testing

/// Results and suggestions, empty, one, many, with long and hostile names, in Arabic.
struct ResultsSnapshotTests {
    @Test(arguments: Situation.allCases)
    func `the page of results is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot("results-\(situation)", HomePage(samples.searched, samples.results))
    }

    @Test(arguments: Situation.allCases)
    func `the list of suggestions is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot(
            "suggestions-\(situation)", SuggestionList(samples.suggestions, phrases: samples.phrases))
    }

    @Test func `no hostile name becomes markup`() {
        let samples = Samples(situation: .hostileName)
        for page in [
            HomePage(samples.searched, samples.results).renderedText,
            SuggestionList(samples.suggestions, phrases: samples.phrases).renderedText,
        ] {
            for part in ["<script>", "<img src=x", "\u{0}", " style=", " onclick="] {
                #expect(!page.contains(part), "\(part)")
            }
        }
    }

    @Test func `a market that searches by picture leads there from the box and from nothing`() {
        let samples = Samples(situation: .empty)
        var frame = samples.searched
        #expect(!HomePage(frame, samples.results).renderedText.contains("/search/picture"))
        frame.pictureSearch = "/search/picture"
        let page = HomePage(frame, samples.results).renderedText
        #expect(page.contains("<a class=\"by-camera\" href=\"/search/picture\" aria-label=\"Search by picture\""))
        #expect(page.contains("Or search with a picture of it"))
    }
}

extension Samples {
    var searched: PageFrame {
        var frame = frame(path: "/?q=x")
        (frame.canonicalPath, frame.search) = (nil, situation.title(0))
        return frame
    }

    /// Everything that such a page may say.
    var results: HomePageView {
        if situation == .empty {
            return HomePageView(
                productCount: 0, sellerCount: 0, categories: [FilterView(label: "Bags", url: "/c/bags", count: 3)],
                sellers: [], wall: WallView(cards: [card(0)]), results: ResultsView(total: 0))
        }
        let title = situation.title(0)
        let option = NarrowingView.Option(value: title, label: title, count: 1_240, isChosen: true)
        let narrowing = NarrowingView(
            action: "/", hidden: [("q", title)],
            groups: [
                .toggle(.init(name: "stock", label: title, isOn: false)),
                .range(
                    .init(
                        name: ("from", "to"), label: title, from: "5", to: title,
                        steps: [FilterView(label: title, url: "/?q=x&to=5", count: 2, isActive: true)])),
                .choice(.init(name: "brand", label: title, options: [option], isMany: false)),
                .choice(.init(name: "a.colour", label: title, options: [option], isMany: true)), .near,
            ], active: [FilterView(label: title, url: "/?q=x", isActive: true)])
        return HomePageView(
            productCount: situation.count, sellerCount: 0,
            categories: [FilterView(label: title, url: "/c/bags?q=x", count: 3)], sellers: [], everything: "/?q=x",
            wall: wall(), narrowing: narrowing,
            results: ResultsView(
                total: situation.count,
                correction: situation == .one ? nil : .init(words: title, url: "/?q=y", unknown: [title]),
                understood: [.init(label: title, url: "/?q=z"), .init(label: title, url: "/?q=z", isGivenUp: true)],
                notes: situation == .one ? [] : [title],
                sorts: [
                    FilterView(label: title, url: "/?q=x", isActive: true),
                    FilterView(label: "2", url: "/?q=x&sort=newest"),
                ],
                asksWhere: situation == .many))
    }

    var suggestions: SuggestionsView {
        var view = SuggestionsView()
        if situation == .empty { return view }
        let named = [SuggestionsView.Named(label: situation.sellerName, url: "/s/x")]
        view.queries = [.init(text: situation.title(0), url: "/?q=x", typed: 2)]
        (view.categories, view.brands, view.sellers) = (named, named, named)
        view.products = cards(2).map { .init(label: $0.title, note: $0.priceText, picture: $0.picture, url: $0.url) }
        return view
    }
}
