import Foundation
import HTTP

/// What a market asks the identity provider for (OpenID Connect Core, 3.1.2.1), once it has been found to be right.
struct AuthorizeRequest: Sendable, Equatable {
    let client: String
    let redirect: String
    let scopes: [String]
    let state: String?
    let nonce: String?
    /// PKCE, S256: 43 characters.
    let challenge: String?
    let hint: String?

    enum Refusal: Error, Equatable {
        /// Nobody is sent anywhere: the client or the address is not one that the provider knows.
        case unusable(String)
        /// Told to the client.
        case sentBack(to: String, error: String, state: String?)
    }

    init(_ query: Query, clients: [IdentityBook.Client]) throws(Refusal) {
        let names = query.all.map(\.name)
        guard Set(names).count == names.count else { throw .unusable("a parameter comes twice") }
        guard let id = query["client_id"], let client = clients.first(where: { $0.id == id }) else {
            throw .unusable("client_id is not known")
        }
        guard let redirect = query["redirect_uri"], Self.isAllowed(redirect, client) else {
            throw .unusable("redirect_uri is not one of this client's")
        }
        let state = query["state"]
        func refuse(_ error: String) -> Refusal { .sentBack(to: redirect, error: error, state: state) }
        guard query["response_type"] == "code" else { throw refuse("unsupported_response_type") }
        let scopes = (query["scope"] ?? "").split(separator: " ").map(String.init)
        guard scopes.contains("openid") else { throw refuse("invalid_scope") }
        if query["prompt"] == "none" { throw refuse("login_required") }
        if let challenge = query["code_challenge"] {
            guard query["code_challenge_method"] == "S256", challenge.utf8.count == 43 else {
                throw refuse("invalid_request")
            }
        } else if query["code_challenge_method"] != nil {
            throw refuse("invalid_request")
        }
        (self.client, self.redirect, self.scopes, self.state) = (id, redirect, scopes, state)
        (nonce, challenge, hint) = (query["nonce"], query["code_challenge"], query["login_hint"])
    }

    private static func isAllowed(_ redirect: String, _ client: IdentityBook.Client) -> Bool {
        if !client.redirects.isEmpty { return client.redirects.contains(redirect) }
        guard let parts = URLComponents(string: redirect), ["http", "https"].contains(parts.scheme),
            parts.fragment == nil, parts.user == nil, redirect.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return false }
        return ["localhost", "127.0.0.1", "[::1]", "::1"].contains(parts.host ?? "")
    }

    /// Where the person goes back to, with what the provider says.
    static func answer(to redirect: String, _ values: [(String, String?)]) -> String {
        let query = values.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encoded($0))" } }
        return redirect + (redirect.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }
}
