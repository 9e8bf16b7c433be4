import Accounts
import Crypto
import Foundation
import HTTP
import Media
import Vocabulary

/// Whoever sends a request, as far as cookies and headers tell.
package struct Visitor: Sendable {
    /// Nil until the browser has done something worth remembering: then a cookie is set. Readers get none, so their
    /// pages can be kept and served to everybody.
    package let id: VisitorID?
    package let language: Language
    /// What they want prices to be shown in besides; nil: nothing else.
    package let currency: Currency?
    /// Who has signed in.
    package let person: Person?
    /// The picture of who has signed in, as their browser remembers it: only for the head of their own pages.
    package let picture: PictureKey?
    /// Stands in every form of the page.
    package let csrf: String

    /// Nobody in particular: their page is every stranger's.
    package var isStranger: Bool { id == nil && person == nil }
}

/// Reads and signs what visitors carry.
package struct Visitors: Sendable {
    private static let visitorCookie = "soko_visitor", languageCookie = "soko_language"
    private static let currencyCookie = "soko_currency"
    private static let pictureCookie = "soko_picture"
    private let key: [UInt8]
    private let languages: [Language]
    private let isSecure: Bool
    private let signedIn: @Sendable (Request) -> Person?

    /// - Parameters:
    ///   - key: 32 secret bytes, the same in every serving process.
    ///   - languages: what the market speaks, its own first.
    ///   - isSecure: whether the market is reached over TLS, so that cookies never travel without it.
    ///   - signedIn: tells who sends a request, without asking anybody.
    package init(
        key: [UInt8], languages: [Language], isSecure: Bool,
        signedIn: @escaping @Sendable (Request) -> Person? = { _ in nil }
    ) {
        precondition(key.count >= 32 && !languages.isEmpty, "a key of 32 bytes and a language")
        self.key = key
        self.languages = languages
        self.isSecure = isSecure
        self.signedIn = signedIn
    }

    package func visitor(of request: Request) -> Visitor {
        let id = request.cookie(Self.visitorCookie).flatMap(verified)
        let person = signedIn(request)
        return Visitor(
            id: id, language: language(of: request), currency: currency(of: request), person: person,
            picture: person.flatMap { _ in request.cookie(Self.pictureCookie).flatMap(PictureKey.init(pathText:)) },
            csrf: csrf(for: id, person?.session))
    }

    /// Query, cookie, header, in that order.
    private func language(of request: Request) -> Language {
        for tag in [request.query["lang"], request.cookie(Self.languageCookie)] {
            if let language = tag.flatMap(Language.init(tag:)), languages.contains(language) { return language }
        }
        return .negotiated(
            acceptLanguage: request.headers["accept-language"], offered: languages, otherwise: languages[0])
    }

    /// Query, then cookie.
    private func currency(of request: Request) -> Currency? {
        (request.query["currency"] ?? request.cookie(Self.currencyCookie)).flatMap(Currency.init(code:))
    }

    /// Remembers a language, and a currency, that the request's address asked for.
    package func rememberingLanguage(of request: Request, in response: Response) -> Response {
        var response = response
        if let language = request.query["lang"].flatMap(Language.init(tag:)), languages.contains(language) {
            response.headers.add("Set-Cookie", speaking(language))
        }
        if let currency = request.query["currency"].flatMap(Currency.init(code:)) {
            response.headers.add("Set-Cookie", cookie(Self.currencyCookie, currency.code))
        }
        return response
    }

    /// The visitor's id, and the cookie that makes it theirs when it is new.
    package func identified(_ visitor: Visitor) -> (id: VisitorID, setCookie: String?) {
        if let id = visitor.id { return (id, nil) }
        let id = VisitorID.random()
        return (id, signed(id))
    }

    /// Refuses a form that another site sent: its `Origin` must be ours and its token this visitor's.
    /// - Throws: `Problem` 403.
    package func checkForm(_ request: Request, of visitor: Visitor) throws {
        let token = request.form["csrf"] ?? request.headers["x-csrf-token"] ?? ""
        guard comesFromUs(request), equalInConstantTime(Array(token.utf8), Array(visitor.csrf.utf8)) else {
            throw Problem(.forbidden, code: "form-expired", detail: "Reload the page and try once more.")
        }
    }

    /// Refuses what a page of another site had its visitor's browser send.
    /// - Throws: `Problem` 403.
    package func checkOrigin(_ request: Request) throws {
        guard comesFromUs(request) else { throw Problem(.forbidden, code: "other-origin") }
    }

    /// As far as the browser tells; a program that is no browser sends neither header.
    private func comesFromUs(_ request: Request) -> Bool {
        if ["cross-site", "same-site"].contains(request.headers["sec-fetch-site"] ?? "") { return false }
        guard let origin = request.headers["origin"] else { return true }
        return String(origin.drop { $0 != "/" }.drop { $0 == "/" }) == request.headers["host"]
    }

    /// Bound to the session: a token from before signing in is good for nothing after it.
    private func csrf(for id: VisitorID?, _ session: SessionID?) -> String {
        let owner = session.map { "session:" + $0.pathText } ?? id?.rawValue.uuidString.lowercased() ?? "nobody"
        return signature("csrf:" + owner)
    }

    /// The cookie that makes the browser an account's visitor: at sign-in, so that its watchlist is the account's.
    package func becoming(_ id: VisitorID) -> String { signed(id) }

    /// The cookie that makes pages speak a language.
    package func speaking(_ language: Language) -> String { cookie(Self.languageCookie, language.tag) }

    /// The cookie that shows somebody their own picture at the head of pages, so that no page asks the database for it.
    package func showing(picture: String?) -> String {
        picture.map { cookie(Self.pictureCookie, $0) } ?? removing(Self.pictureCookie)
    }

    /// The cookies that make it a stranger again.
    package var forgetting: [String] { [removing(Self.visitorCookie), removing(Self.pictureCookie)] }

    private func removing(_ name: String) -> String {
        cookie(name, "").replacing("Max-Age=34560000", with: "Max-Age=0")
    }

    private func signed(_ id: VisitorID) -> String {
        let text = id.rawValue.uuidString.lowercased()
        return cookie(Self.visitorCookie, text + "." + signature("visitor:" + text))
    }

    private func verified(_ value: String) -> VisitorID? {
        let parts = value.split(separator: ".")
        guard parts.count == 2, let uuid = UUID(uuidString: String(parts[0])),
            equalInConstantTime(Array(parts[1].utf8), Array(signature("visitor:" + parts[0]).utf8))
        else { return nil }
        return VisitorID(rawValue: uuid)
    }

    func signature(_ text: String) -> String { hex(hmacSHA256(text.utf8, key: key).prefix(16)) }

    private func cookie(_ name: String, _ value: String) -> String {
        "\(name)=\(value); Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
