import Frame
import HTML

/// One way to narrow the wall: a category or a seller.
package struct FilterView: Sendable {
    package let label: String
    /// The page with this filter; for the active one, the page without it.
    package let url: Link
    package let count: Int?
    package let isActive: Bool

    package init(label: String, url: Link, count: Int? = nil, isActive: Bool = false) {
        self.label = label
        self.url = url
        self.count = count
        self.isActive = isActive
    }
}

package struct HomePageView: Sendable {
    /// The whole market, or what matches while it is narrowed.
    package let productCount: Int
    package let sellerCount: Int
    package let categories, sellers: [FilterView]
    /// The home page with no filter and no search.
    package let everything: Link
    package let wall: WallView

    package init(
        productCount: Int, sellerCount: Int, categories: [FilterView], sellers: [FilterView], everything: Link = "/",
        wall: WallView
    ) {
        self.productCount = productCount
        self.sellerCount = sellerCount
        self.categories = categories
        self.sellers = sellers
        self.everything = everything
        self.wall = wall
    }
}

/// The market's wall. What was searched for is `frame.search`.
package struct HomePage: Markup {
    let frame: PageFrame
    let view: HomePageView
    private var phrases: WallPhrases { frame.phrases.wall }
    private var active: [FilterView] { (view.categories + view.sellers).filter(\.isActive) }
    private var isNarrowed: Bool { !frame.search.isEmpty || !active.isEmpty }

    package init(_ frame: PageFrame, _ view: HomePageView) {
        var frame = frame
        frame.next = view.wall.next
        frame.previous = view.wall.previous
        self.frame = frame
        self.view = view
    }

    package var body: some Markup {
        Layout(frame) {
            heading
            FilterBar(frame: frame, view: view)
            if view.wall.cards.isEmpty {
                if isNarrowed {
                    Blank(
                        icon: .search, title: phrases.noMatchTitle, text: phrases.noMatchText,
                        action: (phrases.clearFilters, view.everything))
                } else {
                    Blank(icon: .stall, title: phrases.emptyTitle, text: phrases.emptyText)
                }
            } else {
                Wall(view.wall, phrases: frame.phrases)
            }
        }
    }

    private var heading: some Markup {
        header(.class("heading")) {
            h1 {
                if !frame.search.isEmpty {
                    phrases.resultsFor.around(bdi { frame.search })
                } else if let filter = active.first {
                    bdi { filter.label }
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
