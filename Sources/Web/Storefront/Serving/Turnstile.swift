import Accounts
import Flows
import Frame
import HTTP
import Insights

/// Counts looks at pages on their way out, also at those from a saved copy.
struct Turnstile: Sendable {
    private let footfall: CountFootfall

    init(_ footfall: CountFootfall) { self.footfall = footfall }

    /// Counts a page that somebody reads: not one that a browser fetches ahead, a part of one, a refusal, nor what a program
    /// or the market's own people look at. A browser that holds the page already and is told so (304) reads it as well.
    func count(_ page: CountedPage, _ response: Response, to request: Request, from visitor: Visitor) {
        let agent = request.headers["user-agent"] ?? ""
        guard request.method == .get, response.status == .ok,
            response.headers["content-type"]?.hasPrefix("text/html") == true,
            request.headers["soko-fragment"] == nil, !Self.fetchesAhead(request), !Self.isOurs(visitor.person),
            !isProgram(agent: agent)
        else { return }
        let asksForPeace = request.headers["sec-gpc"] == "1" || request.headers["dnt"] == "1"
        footfall.note(
            page,
            by: asksForPeace ? nil : PageReader(visitor: visitor.id, address: request.peer, agent: agent),
            keeper: visitor.person.flatMap { $0.roles.contains(.seller) ? $0.account : nil })
    }

    private static func fetchesAhead(_ request: Request) -> Bool {
        ["sec-purpose", "purpose", "x-moz", "x-purpose"].contains { name in
            guard let purpose = request.headers[name]?.lowercased() else { return false }
            // `prefetch;prerender`; Safari's word for the same is `preview`.
            return purpose.hasPrefix("prefetch") || purpose == "preview"
        }
    }

    /// Whether or not they showed their second factor.
    private static func isOurs(_ person: Person?) -> Bool {
        person.map { !$0.roles.isDisjoint(with: [.staff, .admin]) } ?? false
    }
}
