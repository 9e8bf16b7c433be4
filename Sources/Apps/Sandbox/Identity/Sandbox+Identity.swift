import Foundation
import HTML
import HTTP
import JSON

/// An identity provider that speaks OpenID Connect: authorization code, PKCE, RS256.
extension Sandbox {
    static let discovery = Route(.get, "/.well-known/openid-configuration")
    static let authorize = Route(.get, "/oidc/authorize")
    static let decision = Route(.post, "/oidc/authorize")
    static let token = Route(.post, "/oidc/token")
    static let keySet = Route(.get, "/oidc/jwks")
    static let userinfo = Route(.get, "/oidc/userinfo")

    var identity: [Endpoint] {
        [
            Endpoint(Self.discovery, for: .anybody) { request in .json(Self.discovered(at: Self.base(of: request))) },
            Endpoint(Self.authorize, for: .anybody) { [self] request in
                authorized(request.query) { .html(AuthorizePage(request: $0, fields: request.query.all).rendered()) }
            },
            Endpoint(Self.decision, for: .anybody, bodyLimit: 16 << 10) { [self] request in
                authorized(request.form) { decide($0, request.form) }
            },
            Endpoint(Self.token, for: .anybody, bodyLimit: 16 << 10) { [self] request in try await tokens(request) },
            Endpoint(Self.keySet, for: .anybody) { [self] _ in .json(try await signingKeys.keys().published.published)
            },
            Endpoint(Self.userinfo, for: .anybody) { [self] request in try userinfo(request) },
        ]
    }

    private static func discovered(at issuer: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("issuer", issuer)
            json.member("authorization_endpoint", issuer + authorize.path())
            json.member("token_endpoint", issuer + token.path())
            json.member("jwks_uri", issuer + keySet.path())
            json.member("userinfo_endpoint", issuer + userinfo.path())
            for (name, values) in [
                ("response_types_supported", ["code"]), ("grant_types_supported", ["authorization_code"]),
                ("subject_types_supported", ["public"]), ("id_token_signing_alg_values_supported", ["RS256"]),
                ("scopes_supported", ["openid", "email", "profile"]),
                ("token_endpoint_auth_methods_supported", ["client_secret_basic", "client_secret_post"]),
                ("code_challenge_methods_supported", ["S256"]),
            ] {
                json.key(named: name)
                json.array(of: values) { $0.value($1) }
            }
        }
        return json.bytes
    }

    private func authorized(_ query: Query, _ body: (AuthorizeRequest) -> Response) -> Response {
        var response: Response
        do throws(AuthorizeRequest.Refusal) {
            response = body(try AuthorizeRequest(query, clients: identityBook.clients))
        } catch {
            switch error {
            case .unusable(let why): response = .text("invalid_request: \(why)", status: .badRequest)
            case .sentBack(let redirect, let code, let state):
                response = .redirect(to: AuthorizeRequest.answer(to: redirect, [("error", code), ("state", state)]))
            }
        }
        response.headers.add("Cache-Control", "no-store")
        return response
    }

    private func decide(_ asked: AuthorizeRequest, _ form: Query) -> Response {
        let answer = { (values: [(String, String?)]) in
            Response.redirect(to: AuthorizeRequest.answer(to: asked.redirect, values + [("state", asked.state)]))
        }
        if form["denied"] != nil { return answer([("error", "access_denied")]) }
        guard let person = form["email"].flatMap(SandboxPerson.with(email:)) else {
            return .html(AuthorizePage(request: asked, fields: form.all.filter { $0.name != "email" }).rendered())
        }
        return answer([("code", identityBook.grant(asked, to: person, now: now()))])
    }

    private func tokens(_ request: Request) async throws -> Response {
        let grant: IdentityBook.Grant
        do throws(TokenRequest.Refusal) {
            let wanted = try TokenRequest(request, clients: identityBook.clients)
            guard let redeemed = identityBook.redeem(wanted.code, now: now(), if: wanted.fits) else {
                throw .invalidGrant
            }
            grant = redeemed
        } catch {
            var json = JSONWriter()
            json.object { $0.member("error", error.rawValue) }
            var response = Response.json(json.bytes, status: error == .invalidClient ? .unauthorized : .badRequest)
            if error == .invalidClient { response.headers.add("WWW-Authenticate", "Basic realm=\"oidc\"") }
            return Self.unkept(response)
        }
        let keys = try await signingKeys.keys()
        let token = IDToken(issuer: Self.base(of: request), grant: grant, now: now(), flaws: identityBook.flaws)
        var json = JSONWriter()
        json.object { json in
            json.member("access_token", grant.accessToken)
            json.member("token_type", "Bearer")
            json.member("expires_in", Int(IdentityBook.accessSeconds))
            json.member("scope", grant.request.scopes.joined(separator: " "))
            json.member("id_token", token.signed(by: keys.published, other: keys.other))
        }
        return Self.unkept(.json(json.bytes))
    }

    private func userinfo(_ request: Request) throws -> Response {
        let header = request.headers["authorization"] ?? ""
        guard header.hasPrefix("Bearer "),
            let grant = identityBook.grant(accessToken: String(header.dropFirst(7)), now: now())
        else {
            throw Problem(
                .unauthorized, code: "invalid-token", headers: ["WWW-Authenticate": "Bearer error=\"invalid_token\""])
        }
        var json = JSONWriter()
        json.object { IDToken.write(grant, to: &$0) }
        return Self.unkept(.json(json.bytes))
    }

    private static func unkept(_ response: Response) -> Response {
        var response = response
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
