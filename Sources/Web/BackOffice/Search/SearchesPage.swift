import Frame
import HTML
import HTTP
import Search
import Vocabulary

/// Figures of all searches, day by day, and one list of queries.
struct SearchesPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let view: SearchesView
    private var language: Language { desk.language }
    private var total: SearchFigures { view.days.total }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { SearchesSaid.title[language] } }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            SearchSpanForm(desk: desk, state: state, span: view.span)
            div(.class("desk-tiles")) { for tile in tiles { tile } }
            nav(.class("tabs"), .aria("label", SearchesSaid.lists[language])) {
                for kind in QueryFigures.Kind.allCases {
                    a(
                        .href(state.link(filter: ("show", kind.rawValue))),
                        .aria("current", kind == view.kind ? "page" : nil)
                    ) { SearchesSaid.kind(kind)[language] }
                }
            }
            p(.class("quiet")) { SearchesSaid.about(view.kind)[language] }
            DeskTable(desk, state: state, heads: heads, rows: rows, next: view.next)
            div(.class("desk-columns even")) {
                chart(SearchesSaid.searches, 2, language.grouped(total.searches), { Double($0.searches) }) {
                    language.grouped($0.searches)
                }
                chart(SearchesSaid.emptyShare, 0, FigureChange.percent(total.emptyShare), { $0.emptyShare ?? 0 }) {
                    FigureChange.percent($0.emptyShare)
                }
                chart(SearchesSaid.clickThrough, 1, FigureChange.percent(total.clickThrough), { $0.clickThrough ?? 0 })
                {
                    FigureChange.percent($0.clickThrough)
                }
                chart(SearchesSaid.slowest, 4, time(total, 0.95), { Double($0.times.percentile(0.95) ?? 0) }) {
                    time($0, 0.95)
                }
            }
            SearchOrderPanel(desk: desk, order: view.order, mayChoose: view.mayArrange, now: view.now)
        }
    }

    private func chart(
        _ title: Said, _ tone: Int, _ total: String, _ number: (SearchFigures) -> Double,
        _ text: (SearchFigures) -> String
    ) -> DayChart {
        DayChart(
            desk: desk, title: title[language],
            days: view.days.map { DayBar(day: $0.day, number: number($0.figures), text: text($0.figures)) },
            total: total,
            tone: tone)
    }

    private func time(_ figures: SearchFigures, _ share: Double) -> String {
        figures.times.percentile(share).map { "≤ \(language.grouped($0)) ms" } ?? "—"
    }

    private var tiles: [FigureTile] {
        func tile(
            _ label: Said, _ value: String, _ now: Double, _ before: Double, isBetterLess: Bool = false
        ) -> FigureTile {
            FigureTile(
                label: label[language], value: value,
                change: FigureChange(now: now, before: before, isBetterLess: isBetterLess), language: language
            )
        }
        let before = view.before
        func median(_ figures: SearchFigures) -> Double { Double(figures.times.percentile(0.5) ?? 0) }
        return [
            tile(
                SearchesSaid.searches, language.grouped(total.searches), Double(total.searches), Double(before.searches)
            ),
            tile(
                SearchesSaid.emptyShare, FigureChange.percent(total.emptyShare), total.emptyShare ?? 0,
                before.emptyShare ?? 0, isBetterLess: true),
            tile(
                SearchesSaid.clickThrough, FigureChange.percent(total.clickThrough), total.clickThrough ?? 0,
                before.clickThrough ?? 0),
            tile(
                SearchesSaid.purchases, language.grouped(total.purchases), Double(total.purchases),
                Double(before.purchases)),
            tile(SearchesSaid.median, time(total, 0.5), median(total), median(before), isBetterLess: true),
        ]
    }

    private var heads: [TableHead] {
        var heads = [
            TableHead("query", SearchesSaid.query[language]),
            TableHead("searches", SearchesSaid.searches[language], isNumber: true),
            TableHead("change", SearchesSaid.change[language], isNumber: true),
            TableHead("empty", SearchesSaid.empty[language], isNumber: true),
            TableHead("clickThrough", SearchesSaid.clickThrough[language], isNumber: true),
            TableHead("purchases", SearchesSaid.purchases[language], isNumber: true),
            TableHead("slowest", SearchesSaid.slowestOne[language], isNumber: true, isUsual: view.kind == .slow),
            TableHead("source", SearchesSaid.source[language]),
            TableHead("advice", SearchesSaid.advice[language]),
        ]
        if view.mayArrange {
            heads += [
                TableHead("synonyms", MerchandisingSaid.synonyms[language]),
                TableHead("redirect", MerchandisingSaid.redirects[language]),
                TableHead("feature", MerchandisingSaid.featured[language]),
            ]
        }
        return heads
    }

    private var rows: [TableRow] {
        view.rows.map { figures in
            let links = QueryLinks(figures.query, in: language)
            var cells = cells(figures)
            if figures.isPicture {
                cells["query"] = .text(SearchesSaid.byPicture[language])
                return TableRow(id: figures.query, link: nil, cells: cells)
            }
            cells["query"] = .link(figures.query, links.results)
            cells["advice"] = .text(SearchesSaid.advice(for: figures, in: view.kind)[language])
            cells["synonyms"] = .link(SearchesSaid.addSynonyms[language], links.synonyms)
            cells["redirect"] = .link(SearchesSaid.addRedirect[language], links.redirect)
            cells["feature"] = .link(SearchesSaid.feature[language], links.featured)
            return TableRow(id: figures.query, link: nil, cells: cells)
        }
    }

    private func cells(_ figures: QueryFigures) -> [String: TableCell] {
        [
            "searches": .number(language.grouped(figures.searches)),
            "change": .number(
                figures.before == 0
                    ? SearchesSaid.isNew[language]
                    : FigureChange(now: Double(figures.searches), before: Double(figures.before)).text),
            "empty": .number(
                FigureChange.percent(Double(figures.empty) / Double(max(1, figures.searches)))),
            "clickThrough": .number(FigureChange.percent(figures.clickThrough)),
            "purchases": .number(language.grouped(figures.purchases)),
            "slowest": .number("\(language.grouped(figures.slowest)) ms"),
            "source": .text(
                figures.sources.map { SearchesSaid.source($0)[language] }.joined(separator: " · ")),
        ]
    }
}

/// Where something is done about a query: forms that it stands in already.
struct QueryLinks {
    let results, synonyms, redirect, featured: Link

    init(_ query: String, in language: Language) {
        let typed = PercentCoding.encoded(query)
        results = Link("/?q=" + typed)
        synonyms = Link(ShelfRoutes.synonyms.path() + "?words=" + PercentCoding.encoded(query + ", "))
        let short = "/" + Slug(naming: query, fallback: "search").text
        redirect = Link(
            ShelfRoutes.redirects.path()
                + "?path=\(PercentCoding.encoded(short))&target=\(PercentCoding.encoded("/?q=" + typed))")
        featured = Link(ShelfRoutes.featured.path() + "?title.\(language.tag)=" + typed)
    }
}

/// From when to when, and in which language.
struct SearchSpanForm: Markup {
    let desk: DeskFrame
    let state: TableState
    let span: SearchSpan
    private var language: Language { desk.language }

    var body: some Markup {
        form(.class("desk-filter"), .method("get"), .action(Link(state.path)), .role("search")) {
            input(
                .type("search"), .name("q"), .value(state["q"]), .placeholder(SearchesSaid.query[language]),
                .aria("label", SearchesSaid.query[language]), .maxLength(200), .dir("auto"), .data("desk-search"))
            if let show = state["show"] { input(.type("hidden"), .name("show"), .value(show)) }
            input(.type("date"), .name("from"), .value(span.from), .aria("label", MerchandisingSaid.first[language]))
            input(.type("date"), .name("to"), .value(span.to), .aria("label", MerchandisingSaid.last[language]))
            FilterChoice(
                filter: TableFilter(
                    "language", desk.frame.phrases.frame.language, Language.allCases.map { ($0.tag, $0.ownName) }),
                chosen: span.language?.tag, language: language)
            FilterChoice(
                filter: TableFilter(
                    "source", SearchesSaid.source[language],
                    SearchSource.allCases.map { ($0.rawValue, SearchesSaid.source($0)[language]) }),
                chosen: span.source?.rawValue, language: language)
            button(.class("button small"), .type("submit")) { DeskSaid.filter[language] }
            if state.isFiltered { a(.class("button small"), .href(Link(state.path))) { DeskSaid.clear[language] } }
        }
    }
}
