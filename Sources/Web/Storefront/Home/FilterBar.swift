import Frame
import HTML
import Vocabulary

/// Categories as chips, sellers in a menu; what is on now leads the way out.
struct FilterBar: Markup {
    let frame: PageFrame
    let view: HomePageView
    private var phrases: WallPhrases { frame.phrases.wall }
    private var activeSeller: FilterView? { view.sellers.first(where: \.isActive) }
    private var isEverything: Bool { !view.categories.contains(where: \.isActive) && view.results?.total != 0 }

    /// More would fill the first view; the rest is in a menu. The active one comes first, so a narrow screen shows it.
    private static let chipCount = 12
    private var chips: [FilterView] {
        Array((view.categories.filter(\.isActive) + view.categories.filter { !$0.isActive }).prefix(Self.chipCount))
    }

    var body: some Markup {
        if !view.categories.isEmpty || !view.sellers.isEmpty || view.narrowing != nil || view.car != nil {
            div(.class("filters")) {
                if !view.categories.isEmpty { categories }
                if view.categories.count > Self.chipCount {
                    FilterMenu(
                        icon: .kinds, label: phrases.categories, filters: view.categories, phrases: frame.phrases)
                }
                if let narrowing = view.narrowing {
                    NarrowingButton(view: narrowing, language: frame.language)
                }
                if let sorts = view.results?.sorts, let sort = sorts.first(where: \.isActive) {
                    FilterMenu(
                        icon: .sort, label: sort.label, name: SearchSaid.sort[frame.language], filters: sorts,
                        phrases: frame.phrases)
                }
                if !view.sellers.isEmpty {
                    FilterMenu(
                        icon: .stall, label: activeSeller?.label ?? phrases.allSellers, isChosen: activeSeller != nil,
                        filters: view.sellers, phrases: frame.phrases)
                }
            }
            if view.car != nil || view.narrowing?.active.isEmpty == false || view.results?.understood.isEmpty == false {
                chosen
            }
        }
    }

    /// The car, and what is on now: each leads to the wall without it.
    private var chosen: some Markup {
        div(.class("chosen-filters")) {
            for part in view.results?.understood ?? [] { UnderstoodChip(part: part, phrases: frame.phrases) }
            if view.results?.asksWhere == true { NearButton(language: frame.language) }
            for filter in view.narrowing?.active ?? [] { FilterChip(filter: filter, phrases: frame.phrases) }
            if let car = view.car { CarChip(car: car, language: frame.language) }
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
                for category in chips { li { FilterChip(filter: category, phrases: frame.phrases) } }
            }
        }
    }
}

private struct FilterMenu: Markup {
    let icon: Icon
    let label: String
    /// What its entries are; nil where the label says it.
    var name: String?
    var isChosen = false
    let filters: [FilterView]
    let phrases: Phrases

    var body: some Markup {
        details(.class("menu"), .data("menu")) {
            summary(.class(isChosen ? "chip chosen" : "chip"), .aria("label", name.map { "\($0): \(label)" })) {
                icon
                bdi { label }
            }
            ul {
                for filter in filters {
                    li {
                        a(.href(filter.url), .aria("current", filter.isActive ? "true" : nil)) {
                            bdi { filter.label }
                            if let count = filter.count { small { phrases.language.grouped(count) } }
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
