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

/// A form that narrows a wall down.
package struct NarrowingView: Sendable {
    package struct Option: Sendable {
        package let value: String
        package let label: String
        package let count: Int
        package let isChosen: Bool

        package init(value: String, label: String, count: Int, isChosen: Bool) {
            (self.value, self.label, self.count, self.isChosen) = (value, label, count, isChosen)
        }
    }

    package struct Choice: Sendable {
        package let name: String
        package let label: String
        package let options: [Option]
        /// Several may be chosen: any of them.
        package let isMany: Bool

        package init(name: String, label: String, options: [Option], isMany: Bool) {
            (self.name, self.label, self.options, self.isMany) = (name, label, options, isMany)
        }
    }

    package struct Range: Sendable {
        package let name: (from: String, to: String)
        package let label: String
        package let from: String
        package let to: String
        /// Ranges to choose with one press.
        package let steps: [FilterView]

        package init(name: (String, String), label: String, from: String, to: String, steps: [FilterView] = []) {
            self.name = name
            (self.label, self.from, self.to, self.steps) = (label, from, to, steps)
        }
    }

    package struct Toggle: Sendable {
        package let name: String
        package let label: String
        package let isOn: Bool

        package init(name: String, label: String, isOn: Bool) {
            (self.name, self.label, self.isOn) = (name, label, isOn)
        }
    }

    package enum Group: Sendable {
        case choice(Choice)
        case range(Range)
        case toggle(Toggle)
        /// Asks where the visitor is.
        case near
    }

    package let action: Link
    package let hidden: [(String, String)]
    package let groups: [Group]
    /// What is on now, each with the wall without it.
    package let active: [FilterView]

    package init(action: Link, hidden: [(String, String)], groups: [Group], active: [FilterView]) {
        (self.action, self.hidden, self.groups, self.active) = (action, hidden, groups, active)
    }
}

/// The car that lists are held against, or the way to choose one.
package struct CarView: Sendable {
    /// Nil: none is chosen.
    package let label: String?
    package let year: Int?
    /// The wall with only what fits it, or without that.
    package let toggle: Link
    package let isOn: Bool
    package let garage: Link

    package init(label: String?, year: Int?, toggle: Link, isOn: Bool, garage: Link) {
        (self.label, self.year, self.toggle, self.isOn, self.garage) = (label, year, toggle, isOn, garage)
    }
}

package struct BannerView: Sendable {
    package let text: String
    package let url: Link
    package let picture: PictureView

    package init(text: String, url: Link, picture: PictureView) {
        (self.text, self.url, self.picture) = (text, url, picture)
    }
}

package struct FeaturedRowView: Sendable {
    package let title: String
    package let more: Link?
    package let cards: [ProductCardView]

    package init(title: String, more: Link?, cards: [ProductCardView]) {
        (self.title, self.more, self.cards) = (title, more, cards)
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
    /// Of a category or a brand; nil: the market's own.
    package let heading: String?
    package let trail: [BreadcrumbView]
    /// What its people say of a category; may have line breaks.
    package let landing: String
    package let narrowing: NarrowingView?
    /// Nil in a market that knows no vehicles.
    package let car: CarView?
    package let banners: [BannerView]
    package let rows: [FeaturedRowView]
    /// Of a search that the index answered.
    package let results: ResultsView?
    /// How the wall is saved; nil for the whole market, which nobody needs to wait for.
    package var saving: (address: Link, name: String)?

    package init(
        productCount: Int, sellerCount: Int, categories: [FilterView], sellers: [FilterView], everything: Link = "/",
        wall: WallView, heading: String? = nil, trail: [BreadcrumbView] = [], landing: String = "",
        narrowing: NarrowingView? = nil, car: CarView? = nil, banners: [BannerView] = [], rows: [FeaturedRowView] = [],
        results: ResultsView? = nil
    ) {
        self.results = results
        self.productCount = productCount
        self.sellerCount = sellerCount
        self.categories = categories
        self.sellers = sellers
        self.everything = everything
        self.wall = wall
        (self.heading, self.trail, self.landing) = (heading, trail, landing)
        (self.narrowing, self.car, self.banners, self.rows) = (narrowing, car, banners, rows)
    }
}
