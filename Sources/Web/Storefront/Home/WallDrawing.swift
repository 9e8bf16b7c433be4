import Catalog
import Discovery
import Flows
import Frame
import HTML
import HTTP
import Merchandising
import Search
import Sellers
import Vocabulary

/// What was found for one wall.
struct Found: Sendable {
    let query: WallQuery
    /// What a search found; nil for a list that PostgreSQL made.
    let finding: SearchFinding?
    let counts: MarketCounts
    /// Nil: the whole market's.
    let total: Int?
    /// Nil where nothing narrows the wall down yet.
    let facets: Facets?
    let first: FirstPage?
    let knowsCars: Bool
    /// The car that the address or the words hold the list against; nil when there is no such.
    let named: String?
    let parked: ParkedCar?
    let currency: Currency

    /// What shows then is what came last.
    var isNothing: Bool { finding?.relaxed.contains(.newest) ?? false }

    func next(_ place: WallPlace?) -> Link? {
        guard let finding else { return query.link(at: place) }
        return query.link(page: query.page + 1, of: finding.total)
    }

    func previous(_ place: WallPlace?) -> Link? {
        guard let finding else { return query.link(at: place) }
        return query.link(page: query.page - 1, of: finding.total)
    }
}

/// Makes of it what the page shows.
struct WallDrawing: Sendable {
    let found: Found
    let drawing: Drawing
    /// Then nothing of the visitor's own shows.
    let isStranger: Bool
    var query: WallQuery { found.query }
    var language: Language { drawing.phrases.language }

    /// What the head says of it.
    func describe(_ frame: inout PageFrame) {
        frame.canonicalPath = !query.isFiltered && query.place == .start ? query.path : nil
        if let words = query.words { frame.title = drawing.phrases.wall.resultsFor(String(words.prefix(60))) }
        if let category = query.category {
            frame.keptFilters = [("category", category.slug.text)]
            frame.title = frame.title ?? drawing.category(category.code)
            let landing = category.landing[language]
            if !landing.isEmpty { frame.summary = String(landing.prefix(200)) }
        }
        if let brand = query.brand {
            frame.keptFilters.append(("brand", brand.slug))
            if query.words == nil { frame.title = frame.title.map { "\(brand.name) · \($0)" } ?? brand.name }
        }
    }

    func home(_ wall: WallView, _ watched: Set<ProductID>) -> HomePageView {
        var view = plain(wall, watched)
        let name = [query.words, heading].compactMap(\.self).joined(separator: " · ").prefix(100)
        if query.isNarrowed { view.saving = (query.link, String(name)) }
        return view
    }

    private func plain(_ wall: WallView, _ watched: Set<ProductID>) -> HomePageView {
        HomePageView(
            productCount: found.total ?? found.counts.products, sellerCount: found.counts.sellers.count,
            categories: categories,
            sellers: found.finding != nil
                ? []
                : found.counts.sellers.map {
                    FilterView(label: $0.name, url: drawing.sellerLink($0.slug), count: $0.liveProducts)
                },
            everything: query.words == nil || found.isNothing ? "/" : query.link(category: nil), wall: wall,
            heading: query.words == nil ? heading : nil,
            trail: trail, landing: query.place == .start ? query.category?.landing[language] ?? "" : "",
            narrowing: narrowing, car: car,
            banners: found.first?.banners.map(banner) ?? [], rows: found.first?.rows.map { row($0, watched) } ?? [],
            results: results)
    }

    private var heading: String? {
        let parts = [query.brand?.name, query.category.map { drawing.category($0.code) }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private var trail: [BreadcrumbView] {
        guard let category = query.category else { return [] }
        let home = BreadcrumbView(label: drawing.phrases.frame.home, url: "/")
        return [home] + drawing.tree.trail(category.code).map { drawing.crumb($0) }
    }

    /// The roots, or the chosen category with those right below it; the largest first, none that is empty. Of a search, with
    /// what it found in each.
    private var categories: [FilterView] {
        let live = Dictionary(found.counts.categories.map { ($0.category, $0.count) }, uniquingKeysWith: +)
        let tree = drawing.tree
        let counted = found.finding?.counts?.categories
        func filter(_ node: CategoryNode) -> FilterView? {
            let count =
                counted.map { $0[node.code] ?? 0 } ?? tree.branch(node.code).reduce(0) { $0 + (live[$1] ?? 0) }
            let isActive = node.code == query.category?.code
            if count == 0, !isActive { return nil }
            // Pressed again, it leads one floor up.
            let target = isActive ? node.parent.flatMap { tree[$0] } : node
            let link =
                found.isNothing
                ? Link(StorefrontRoutes.category.path(node.slug)) : query.link(category: target)
            return FilterView(label: node.names[language], url: link, count: count, isActive: isActive)
        }
        let below = query.category.map { tree.children(of: $0.code) } ?? tree.roots
        let choices = below.compactMap(filter).sorted { ($0.count ?? 0) > ($1.count ?? 0) }
        return (query.category.flatMap(filter).map { [$0] } ?? []) + choices
    }

    private var car: CarView? {
        guard found.knowsCars else { return nil }
        let garage = Link(StorefrontRoutes.garage.path() + "?return=" + PercentCoding.encoded(query.link.address))
        if query.car != nil {
            return CarView(
                label: found.named ?? "—", year: query.car?.year, toggle: query.link { $0.car = nil }, isOn: true,
                garage: garage)
        }
        // Whoever names a car has said which.
        if found.finding?.reading?.vehicle != nil { return nil }
        guard !isStranger, let parked = found.parked else {
            return CarView(label: nil, year: nil, toggle: garage, isOn: false, garage: garage)
        }
        return CarView(
            label: parked.name, year: parked.year,
            toggle: query.link { $0.car = WallFilter.Car(parked.vehicle, year: parked.year) }, isOn: false,
            garage: garage)
    }

    private func banner(_ banner: Banner) -> BannerView {
        BannerView(
            text: banner.texts[language], url: Link(banner.link),
            picture: PictureView(
                .kept(path: "/img/\(banner.picture.key)"), width: banner.picture.width,
                height: banner.picture.height, tint: banner.picture.colour, placeholder: banner.picture.placeholder,
                alt: ""))
    }

    private func row(_ row: FirstPage.Row, _ watched: Set<ProductID>) -> FeaturedRowView {
        let more: Link? =
            switch row.goods {
            case .category(let code): drawing.tree[code].map { Link(StorefrontRoutes.category.path($0.slug)) }
            case .brand:
                row.brandSlug.flatMap(Slug.init(pathText:)).map { Link(StorefrontRoutes.brand.path($0)) }
            case .picked: nil
            }
        return FeaturedRowView(
            title: row.titles[language], more: more, cards: drawing.cards(row.cards, watched: watched))
    }
}
