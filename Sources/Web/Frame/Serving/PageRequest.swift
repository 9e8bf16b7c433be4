import Accounts
import HTML
import HTTP
import Media
import Vocabulary

/// What the handlers of every page share.
package struct PageKit: Sendable {
    package let market: MarketIdentity
    package let visitors: Visitors
    package let assets: AssetLinks
    package let lastGood: LastGood
    /// Where pictures are searched by; nil: no page of the market does, and nothing leads there.
    package let pictureSearch: Link?

    package init(
        market: MarketIdentity, visitors: Visitors, assets: AssetLinks, lastGood: LastGood, pictureSearch: Link? = nil
    ) {
        self.pictureSearch = pictureSearch
        self.market = market
        self.visitors = visitors
        self.assets = assets
        self.lastGood = lastGood
    }

    /// The frame of a page for this request. It returns to its own address without `lang` and `currency`.
    package func frame(_ request: Request, _ visitor: Visitor) -> PageFrame {
        let kept = request.query.raw.split(separator: "&").filter {
            !$0.hasPrefix("lang=") && !$0.hasPrefix("currency=")
        }.joined(separator: "&")
        var frame = PageFrame(
            market: market, phrases: .in(visitor.language), path: request.path + (kept.isEmpty ? "" : "?" + kept),
            csrf: visitor.csrf, isSignedIn: visitor.person != nil,
            assets: assets)
        frame.pictureSearch = pictureSearch
        frame.runsStore = visitor.person?.roles.contains(.seller) == true
        frame.portrait = visitor.picture.map { Link("/img/\($0.text)") }
        return frame
    }

    /// Names a page for `LastGood`: address, language, currency and whether only a fragment of it is wanted.
    package func name(_ request: Request, _ visitor: Visitor) -> String {
        let part = request.headers["soko-fragment"] == "wall" ? "wall" : "page"
        return "\(visitor.language.tag) \(visitor.currency?.code ?? "-") \(part) \(request.path)?\(request.query.raw)"
    }

    /// The page for a problem, when a browser asked: the API keeps its JSON.
    package func troublePage(_ problem: Problem, _ request: Request) -> Response? {
        guard !request.path.hasPrefix("/api/"), request.headers["accept"]?.contains("text/html") == true else {
            return nil
        }
        if problem.status == .unauthorized {
            // Back to the page after signing in; a form would have to be filled in anew.
            let back = request.method == .get ? request.path : "/account"
            return .redirect(to: "/sign-in?return=" + PercentCoding.encoded(back))
        }
        let visitor = visitors.visitor(of: request)
        let retry = problem.headers["Retry-After"].flatMap { Int($0) }.map { Duration.seconds($0) }
        let isOurs = problem.status.rawValue >= 500
        let page = TroublePage(
            frame(request, visitor), Trouble(status: problem.status.rawValue), retryAfter: retry,
            reference: isOurs ? request.id : nil)
        var response = Response.html(page.rendered(), status: problem.status)
        for (name, value) in problem.headers { response.headers.add(name, value) }
        response.headers["Cache-Control"] = "no-store"
        return response
    }
}
