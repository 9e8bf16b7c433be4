import Accounts
import Cache
import Catalog
import Flows
import Foundation
import Frame
import HTTP
import Insights
import Search
import Vocabulary

/// Follows a search to what is opened and bought from it, for the diary.
///
/// What leads from one to the other is the browser's own `Referer`, which within this site says the whole address: links stay
/// clean, and nothing needs a script. A browser that sends none has searched, and opened nothing.
struct SearchTrail: Sendable {
    private let diary: SearchDiary
    private let origin: String
    /// What pages show that are given to several strangers as they are.
    private let shown = LRUCache<String, LoggedSearch>(capacity: 500)

    init(_ diary: SearchDiary, kit: PageKit) { (self.diary, origin) = (diary, kit.market.origin) }

    /// Remembers what a page shows until it goes out.
    func keep(_ search: LoggedSearch?, for page: String) {
        if let search { shown.keep(search, for: page) } else { shown.forget(page) }
    }

    /// Notes the page on its way out. A saved copy is no search: nobody looked.
    func searched(_ page: String, _ response: Response, to request: Request, from visitor: Visitor) {
        guard let search = shown.value(for: page), response.headers["X-Soko-Saved-Copy"] == nil,
            Turnstile.isRead(response, request, visitor)
        else { return }
        diary.note(search, by: reader(request, visitor))
    }

    /// The same for a page that is nobody else's.
    func searched(_ search: LoggedSearch?, _ response: Response, to request: Request, from visitor: Visitor) {
        guard let search, Turnstile.isRead(response, request, visitor) else { return }
        diary.note(search, by: reader(request, visitor))
    }

    /// What somebody chose among the suggestions without a list in between: what was typed so far led there.
    ///
    /// - Parameter product: nil for a category, a brand or a seller.
    func chose(
        _ response: Response, _ product: ProductID? = nil, to request: Request, from visitor: Visitor
    ) {
        guard Suggested.leads(to: request), let typed = request.query[Suggested.typed],
            response.headers["X-Soko-Saved-Copy"] == nil, Turnstile.isRead(response, request, visitor),
            let list = ListKey(path: StorefrontRoutes.suggestions.path(), [("q", typed)])
        else { return }
        var search = LoggedSearch(list: list, words: list.query, language: visitor.language)
        (search.source, search.order) = (.suggestion, LoggedSearch.noOrder)
        (search.shown, search.total) = (product.map { [$0] } ?? [], product.map { _ in 1 })
        let reader = reader(request, visitor)
        diary.note(search, by: reader)
        if let product, !Self.sells(visitor) { diary.note(product, isPurchase: false, from: list, by: reader) }
    }

    func opened(_ product: ProductID, _ response: Response, to request: Request, from visitor: Visitor) {
        // What was suggested on a list's page is not from that list.
        guard Turnstile.isRead(response, request, visitor), !Self.sells(visitor), !Suggested.leads(to: request),
            let list = listBefore(request)
        else { return }
        diary.note(product, isPurchase: false, from: list, by: reader(request, visitor))
    }

    /// From a product's page, or straight from a list.
    func bought(_ product: ProductID, _ request: Request, from visitor: Visitor) {
        guard Turnstile.isPerson(request, visitor), !Self.sells(visitor) else { return }
        diary.note(product, isPurchase: true, from: listBefore(request), by: reader(request, visitor))
    }

    /// Whoever sells here would lift their own goods, or press down others'.
    private static func sells(_ visitor: Visitor) -> Bool { visitor.person?.roles.contains(.seller) == true }

    /// The list of ours that the request says it comes from.
    private func listBefore(_ request: Request) -> ListKey? {
        guard let referer = request.headers["referer"], referer.utf8.count <= 4_096 else { return nil }
        let host = request.headers["host"] ?? ""
        let origins = [origin, "https://" + host, "http://" + host]
        guard let own = origins.first(where: { referer.hasPrefix($0 + "/") }) else { return nil }
        let parts = referer.dropFirst(own.count).prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return ListKey(path: String(parts[0]), Query(String(parts[1])).all)
    }

    private func reader(_ request: Request, _ visitor: Visitor) -> SearchReader {
        if Turnstile.asksForPeace(request) { return .unfollowed }
        // By address also where there is a cookie: it may have come between the search and the purchase.
        return SearchReader(
            visitor: visitor.id,
            reader: PageReader(visitor: nil, address: request.peer, agent: request.headers["user-agent"] ?? ""))
    }
}

extension WallQuery {
    /// What a search of this showed, as the diary keeps it; nil for a wall without words.
    ///
    /// - Parameter finding: nil where PostgreSQL answered.
    func logged(
        _ request: Request, _ finding: SearchFinding?, total: Int?, cards: [Catalog.ProductCard], in language: Language,
        taking time: Duration
    ) -> LoggedSearch? {
        guard let words, let list = ListKey(path: request.path, request.query.all) else { return nil }
        var search = LoggedSearch(list: list, words: finding?.reading?.words ?? words, language: language)
        search.source = Suggested.leads(to: request) ? .suggestion : .page
        search.filters = kinds
        search.order = finding == nil ? "newest" : order.rawValue
        (search.page, search.firstPlace) = (page, page * Self.pageSize)
        search.total = finding?.total ?? total
        search.relaxed = finding?.relaxed.map(\.rawValue) ?? []
        search.corrections = finding?.correctionNotes ?? []
        search.milliseconds = max(1, Int(time / .milliseconds(1)))
        search.shown = cards.map(\.id)
        return search
    }

    /// Kinds of what narrows it down, in a fixed order.
    var kinds: [String] {
        let all: [(String, Bool)] = [
            ("category", category != nil), ("brand", brand != nil), ("condition", condition != nil),
            ("rating", rating != nil),
            ("price", priceFrom != nil || priceTo != nil), ("attribute", !choices.isEmpty), ("car", car != nil),
            ("days", days != nil), ("stock", isInStock), ("place", kilometres != nil),
        ]
        return all.filter(\.1).map(\.0)
    }
}
