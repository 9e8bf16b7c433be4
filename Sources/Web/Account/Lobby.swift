import Accounts
import Flows
import Frame
import HTTP
import Vocabulary

/// What the handlers of doors and rooms share.
package struct Lobby: Sendable {
    package let door: Doorkeeper
    package let kit: PageKit
    package let cookies: SessionCookies
    /// For telephone numbers written without one.
    package let countryCode: String
    let pictures: BroughtPictures
    let export: ExportMyData
    /// Nil without an identity provider.
    let elsewhere: SignInElsewhere?
    let steps: StepCookie
    /// Of who is away at the provider: beside a step with a code, which may wait in another tab.
    let journeys: StepCookie

    package init(
        door: Doorkeeper, kit: PageKit, cookies: SessionCookies, countryCode: String, isSecure: Bool,
        pictures: BroughtPictures, export: ExportMyData, elsewhere: SignInElsewhere?
    ) {
        (self.door, self.kit, self.cookies, self.countryCode) = (door, kit, cookies, countryCode)
        (self.pictures, self.export, self.elsewhere) = (pictures, export, elsewhere)
        steps = StepCookie("soko_step", isSecure: isSecure)
        journeys = StepCookie("soko_journey", isSecure: isSecure)
    }

    /// What the button of the identity provider says; nil without one.
    var providerName: String? { elsewhere?.provider.name }

    func device(_ request: Request) -> Device {
        Device(agent: request.headers["user-agent"] ?? "", address: request.peer)
    }

    /// The visitor, whose form this really is.
    func sender(of request: Request) throws -> Visitor {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        return visitor
    }

    /// Whose room this is. The door let nobody else through.
    func owner(of visitor: Visitor) throws -> Person {
        guard let person = visitor.person else { throw Problem(.unauthorized, code: "sign-in-needed") }
        return person
    }

    /// Sends a browser on, signed in: its anonymous watchlist has become the account's.
    func welcome(_ signedIn: SignedIn, from visitor: Visitor, to path: LocalPath) async throws -> Response {
        if let before = visitor.id, before != signedIn.visitor {
            try await JoinWatchlists(db: door.db)(before, into: signedIn.visitor)
        }
        var response = Response.redirect(to: path.text)
        for cookie in cookies.set(access: signedIn.access, refresh: signedIn.refresh) {
            response.headers.add("Set-Cookie", cookie)
        }
        response.headers.add("Set-Cookie", kit.visitors.becoming(signedIn.visitor))
        response.headers.add("Set-Cookie", kit.visitors.speaking(signedIn.language))
        response.headers.add("Set-Cookie", kit.visitors.showing(picture: signedIn.picture))
        response.headers.add("Set-Cookie", steps.cleared)
        response.headers.add("Cache-Control", "no-store")
        return response
    }

    /// On to the page that asks for the code.
    func awaiting(_ secret: String, at route: Route<>) -> Response {
        var response = Response.redirect(to: route.path())
        response.headers.add("Set-Cookie", steps.set(secret))
        response.headers.add("Cache-Control", "no-store")
        return response
    }

    func page(_ markup: [UInt8], _ status: Status = .ok, to request: Request) -> Response {
        var response = Response.html(markup, status: status)
        response.headers.add("Cache-Control", "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }
}

/// The browser's half of a step that waits for a code.
struct StepCookie: Sendable {
    private let name: String
    private let attributes: String

    init(_ name: String, isSecure: Bool) {
        self.name = (isSecure ? "__Host-" : "") + name
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    func secret(of request: Request) -> String { request.cookie(name).flatMap { $0.utf8.count <= 64 ? $0 : nil } ?? "" }
    func set(_ secret: String, seconds: Int = 1_800) -> String { "\(name)=\(secret)\(attributes); Max-Age=\(seconds)" }
    var cleared: String { "\(name)=\(attributes); Max-Age=0" }
}
