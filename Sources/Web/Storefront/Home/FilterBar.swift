import Frame
import HTML
import Vocabulary

/// Categories as chips, sellers in a menu, and what is on now with a way out.
struct FilterBar: Markup {
    let frame: PageFrame
    let view: HomePageView
    private var phrases: WallPhrases { frame.phrases.wall }
    private var activeSeller: FilterView? { view.sellers.first(where: \.isActive) }
    private var isEverything: Bool { !view.categories.contains(where: \.isActive) }

    var body: some Markup {
        if !view.categories.isEmpty || !view.sellers.isEmpty {
            div(.class("filters")) {
                if !view.categories.isEmpty { categories }
                if !view.sellers.isEmpty { sellers }
            }
        }
    }

    private var categories: some Markup {
        nav(.class("chips"), .aria("label", phrases.categories)) {
            ul(.role("list")) {
                li {
                    a(.class("chip"), .href(view.everything), .aria("current", isEverything ? "true" : nil)) {
                        phrases.everything
                    }
                }
                for category in view.categories {
                    li { FilterChip(filter: category, phrases: frame.phrases) }
                }
            }
        }
    }

    private var sellers: some Markup {
        details(.class("menu"), .data("menu")) {
            summary(.class(activeSeller == nil ? "chip" : "chip chosen")) {
                Icon.stall
                if let activeSeller { bdi { activeSeller.label } } else { phrases.allSellers }
            }
            ul {
                for seller in view.sellers {
                    li {
                        a(.href(seller.url), .aria("current", seller.isActive ? "true" : nil)) {
                            bdi { seller.label }
                            if let count = seller.count { small { frame.language.grouped(count) } }
                        }
                    }
                }
            }
        }
    }
}

private struct FilterChip: Markup {
    let filter: FilterView
    let phrases: Phrases
    var body: some Markup {
        a(
            .class("chip"), .href(filter.url), .aria("current", filter.isActive ? "true" : nil),
            .aria("label", filter.isActive ? phrases.wall.removeFilter(filter.label) : nil)
        ) {
            bdi { filter.label }
            if filter.isActive {
                Icon.close
            } else if let count = filter.count {
                small { phrases.language.grouped(count) }
            }
        }
    }
}
