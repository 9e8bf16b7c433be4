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
        guard request.headers["soko-fragment"] == nil, Self.isRead(response, request, visitor) else { return }
        let agent = request.headers["user-agent"] ?? ""
        footfall.note(
            page,
            by: Self.asksForPeace(request) ? nil : PageReader(visitor: visitor.id, address: request.peer, agent: agent),
            keeper: visitor.person.flatMap { $0.roles.contains(.seller) ? $0.account : nil })
    }

    /// Whether a person reads this page, or a part of it.
    static func isRead(_ response: Response, _ request: Request, _ visitor: Visitor) -> Bool {
        request.method == .get && response.status == .ok
            && response.headers["content-type"]?.hasPrefix("text/html") == true
            && isPerson(request, visitor)
    }

    /// Whether a person of the public asks, and asks for now.
    static func isPerson(_ request: Request, _ visitor: Visitor) -> Bool {
        !fetchesAhead(request) && !isOurs(visitor.person) && !isProgram(agent: request.headers["user-agent"] ?? "")
    }

    /// Who does not want to be followed.
    static func asksForPeace(_ request: Request) -> Bool {
        request.headers["sec-gpc"] == "1" || request.headers["dnt"] == "1"
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
