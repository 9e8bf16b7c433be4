import Frame
import HTML

/// The market's wall, a category's or a brand's. What was searched for is `frame.search`.
package struct HomePage: Markup {
    let frame: PageFrame
    let view: HomePageView
    private var phrases: WallPhrases { frame.phrases.wall }
    private var active: [FilterView] { (view.categories + view.sellers).filter(\.isActive) }
    private var isNarrowed: Bool {
        !frame.search.isEmpty || !active.isEmpty || view.heading != nil || view.narrowing != nil
    }

    package init(_ frame: PageFrame, _ view: HomePageView) {
        var frame = frame
        frame.summary = frame.summary ?? frame.phrases.frame.promise
        frame.next = view.wall.next
        frame.previous = view.wall.previous
        self.frame = frame
        self.view = view
    }

    package var body: some Markup {
        Layout(frame) {
            Breadcrumbs(trail: view.trail, phrases: frame.phrases.product)
            if !view.banners.isEmpty { Banners(banners: view.banners) }
            if view.results?.total != 0 { heading }
            if let results = view.results { ResultsNotes(results: results, language: frame.language) }
            if !view.landing.isEmpty { p(.class("landing"), .dir("auto")) { view.landing } }
            FilterBar(frame: frame, view: view)
            if let saving = view.saving { SaveSearch(frame: frame, address: saving.address, name: saving.name) }
            for row in view.rows { FeaturedRowMarkup(row: row, phrases: frame.phrases) }
            div(.class(view.narrowing == nil ? nil : "shelved")) {
                if let narrowing = view.narrowing { NarrowingForm(view: narrowing, phrases: frame.phrases) }
                HomeGoods(frame: frame, view: view, isNarrowed: isNarrowed)
            }
            if frame.canonicalPath != nil { WallFacts(frame: frame, trail: view.trail) }
        }
    }

    private var heading: some Markup {
        header(.class("heading")) {
            h1 {
                if !frame.search.isEmpty {
                    phrases.resultsFor.around(bdi { frame.search })
                } else if let heading = view.heading ?? active.first?.label {
                    bdi { heading }
                } else {
                    phrases.headline
                }
            }
            if view.productCount > 0 {
                p {
                    frame.phrases.count(view.productCount, phrases.products)
                    if !isNarrowed, view.sellerCount > 0 {
                        " · "
                        frame.phrases.count(view.sellerCount, phrases.sellerCount)
                    }
                }
            }
        }
    }
}

/// The wall, or why there is none.
private struct HomeGoods: Markup {
    let frame: PageFrame
    let view: HomePageView
    let isNarrowed: Bool
    private var phrases: WallPhrases { frame.phrases.wall }

    var body: some Markup {
        if view.results?.total == 0 {
            NothingFound(frame: frame, wall: view.wall, everything: view.everything)
        } else if !view.wall.cards.isEmpty {
            Wall(view.wall, phrases: frame.phrases, eagerCards: view.rows.isEmpty ? 10 : 0)
        } else if isNarrowed {
            Blank(
                icon: .search, title: phrases.noMatchTitle, text: phrases.noMatchText,
                action: (phrases.clearFilters, view.everything))
        } else {
            Blank(icon: .stall, title: phrases.emptyTitle, text: phrases.emptyText)
        }
    }
}

/// Pictures with words that lead somewhere, one beside the other.
struct Banners: Markup {
    let banners: [BannerView]
    var body: some Markup {
        ul(.class("banners"), .role("list")) {
            for (index, banner) in banners.enumerated() {
                li {
                    a(.class("banner"), .href(banner.url)) {
                        PictureMarkup(picture: banner.picture, use: .stage, isEager: index == 0, isDecoration: true)
                        strong { bdi { banner.text } }
                    }
                }
            }
        }
    }
}

/// A row of products that the market's people chose.
struct FeaturedRowMarkup: Markup {
    let row: FeaturedRowView
    let phrases: Phrases
    var body: some Markup {
        section(.class("featured")) {
            header {
                h2 { bdi { row.title } }
                if let more = row.more { a(.href(more)) { ShelfSaid.all[phrases.language] } }
            }
            ul(.class("strip"), .role("list"), .tabIndex(0), .aria("label", row.title)) {
                for card in row.cards { ProductCard(card: card, phrases: phrases, isEager: false) }
            }
        }
    }
}

/// The market and where in it the page stands, for search engines.
struct WallFacts: Markup {
    let frame: PageFrame
    let trail: [BreadcrumbView]
    var body: some Markup {
        if trail.isEmpty {
            LinkedData.thing([
                ("@context", .text("https://schema.org")), ("@type", .text("Organization")),
                ("name", .text(frame.market.name)), ("url", .text(frame.absolute("/"))),
                ("logo", .text(frame.absolute("/assets/icon-512.png"))),
            ])
        } else {
            LinkedData.breadcrumbs(trail, frame)
        }
    }
}

extension LinkedData {
    /// The steps from the first page to this one.
    static func breadcrumbs(_ trail: [BreadcrumbView], _ frame: PageFrame) -> LinkedData {
        .thing([
            ("@context", .text("https://schema.org")), ("@type", .text("BreadcrumbList")),
            (
                "itemListElement",
                .list(
                    trail.enumerated().map { index, step in
                        .thing([
                            ("@type", .text("ListItem")), ("position", .text(String(index + 1))),
                            ("name", .text(step.label)), ("item", .text(frame.absolute(step.url.address))),
                        ])
                    })
            ),
        ])
    }
}
