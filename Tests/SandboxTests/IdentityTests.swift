import Crypto
import Foundation
import HTTP
import TestSupport
import Testing

@testable import Sandbox

struct IdentityTests {
    @Test func `the provider says where everything is`() async throws {
        let found = try SignIn.object(try await Stand().get("/.well-known/openid-configuration"))
        let base = "http://\(Stand.host)"
        #expect(found["issuer"] as? String == base)
        #expect(found["authorization_endpoint"] as? String == base + "/oidc/authorize")
        #expect(found["token_endpoint"] as? String == base + "/oidc/token")
        #expect(found["jwks_uri"] as? String == base + "/oidc/jwks")
        #expect(found["userinfo_endpoint"] as? String == base + "/oidc/userinfo")
        #expect(found["id_token_signing_alg_values_supported"] as? [String] == ["RS256"])
        #expect(found["code_challenge_methods_supported"] as? [String] == ["S256"])
    }

    @Test func `somebody is chosen, comes back with a code, and a signed token says who it is`() async throws {
        let signIn = SignIn(try Stand())
        let page = String(decoding: try #require(try await signIn.ask().bytes), as: UTF8.self)
        #expect(page.contains("amani@example.co.ke") && page.contains("(not verified)"))
        #expect(page.contains(#"<input type="hidden" name="state" value="s&amp;1">"#))
        let location = try await signIn.decide(["email": "amani@example.co.ke"])
        #expect(location.hasPrefix(SignIn.redirect + "&code="))
        #expect(location.hasSuffix("&state=s%261"))

        let response = try await signIn.redeem(try await signIn.code())
        #expect(response.status == .ok)
        #expect(response.headers["Cache-Control"] == "no-store")
        let answer = try SignIn.object(response)
        #expect(answer["token_type"] as? String == "Bearer")
        #expect(answer["expires_in"] as? Int == 3_600)
        let access = try #require(answer["access_token"] as? String)
        let token = try await signIn.read(try #require(answer["id_token"] as? String))
        #expect(token.header["alg"] as? String == "RS256")
        #expect(token.isSigned == true)
        #expect(token.claims["iss"] as? String == "http://\(Stand.host)")
        #expect(token.claims["aud"] as? String == "soko")
        #expect(token.claims["nonce"] as? String == "n-1")
        #expect(token.claims["iat"] as? Int == 1_790_000_000)
        #expect(token.claims["exp"] as? Int == 1_790_003_600)
        #expect(token.claims["at_hash"] as? String == base64URL(sha256(access.utf8).prefix(16)))
        #expect(token.claims["email"] as? String == "amani@example.co.ke")
        #expect(token.claims["email_verified"] as? Bool == true)
        #expect(token.claims["name"] as? String == "Amani Otieno")
        let person = try SignIn.object(try await signIn.userinfo(access))
        #expect(person["sub"] as? String == token.claims["sub"] as? String)
        #expect(person["email"] as? String == "amani@example.co.ke")
    }

    @Test func `another e-mail is another person, always the same one, and no e-mail is nobody`() async throws {
        var signIn = SignIn(try Stand())
        signIn.asks["scope"] = "openid email"
        func subject(_ email: String) async throws -> String {
            let answer = try SignIn.object(try await signIn.redeem(try await signIn.code(email)))
            let claims = try await signIn.read(try #require(answer["id_token"] as? String)).claims
            #expect(claims["email"] as? String == email.lowercased())
            #expect(claims["name"] == nil)
            return try #require(claims["sub"] as? String)
        }
        let zoe = try await subject("Zoë@example.com")
        #expect(try await subject("zoë@example.com") == zoe)
        #expect(try await subject("zoe@example.com") != zoe)
        for nobody in ["", "zoe", "@x", "a@b c", "a@b\n"] {
            #expect(try await signIn.decide(["email": nobody]) == "stays (200)")
        }
        #expect(try await signIn.decide(["denied": "1"]) == SignIn.redirect + "&error=access_denied&state=s%261")
        #expect(SandboxPerson.with(email: "unsure@example.com")?.isVerified == false)
    }

    @Test func `a code works once, for a minute; the second time takes back what the first brought`() async throws {
        let signIn = SignIn(try Stand())
        let code = try await signIn.code()
        let access = try #require(try SignIn.object(try await signIn.redeem(code))["access_token"] as? String)
        #expect(try await signIn.userinfo(access).status == .ok)
        #expect(try await signIn.refusal(code) == "400 invalid_grant")
        #expect(try await signIn.userinfo(access).status == .unauthorized)
        for (seconds, outcome) in [(59.0, nil), (60.0, "400 invalid_grant")] {
            let code = try await signIn.code()
            signIn.stand.clock.withLock { $0 += seconds }
            #expect(try await signIn.refusal(code) == outcome)
        }
        let late = try #require(
            try SignIn.object(try await signIn.redeem(try await signIn.code()))["access_token"] as? String)
        signIn.stand.clock.withLock { $0 += 3_600 }
        #expect(try await signIn.userinfo(late).status == .unauthorized)
    }

    @Test(arguments: [
        (IdentityBook.Flaw.wrongNonce, "nonce", "another-n-1"), (.wrongAudience, "aud", "another-client"),
        (.wrongIssuer, "iss", "http://127.0.0.1:8090.evil.test"), (.expired, "exp", "1789996400"),
        (.unknownKey, "", ""), (.badSignature, "", ""),
    ])
    func `a token is as wrong as a test wants it`(flaw: IdentityBook.Flaw, claim: String, value: String) async throws {
        let signIn = SignIn(try Stand())
        let json = "{\"flaws\": [\"\(flaw.rawValue)\"]}"
        #expect(try await signIn.stand.post("/sandbox/identity", json).status == .ok)
        let answer = try SignIn.object(try await signIn.redeem(try await signIn.code()))
        let token = try await signIn.read(try #require(answer["id_token"] as? String))
        if !claim.isEmpty { #expect(token.claims[claim].map { "\($0)" } == value) }
        #expect(token.isSigned == (flaw == .unknownKey ? nil : flaw != .badSignature))
    }
}

struct IdentityRefusalTests {
    @Test(arguments: [
        ("client_id", "other"), ("client_id", nil), ("redirect_uri", nil), ("redirect_uri", "https://evil.test/"),
        ("redirect_uri", "http://localhost.evil.test/"), ("redirect_uri", "http://localhost@evil.test/"),
        ("redirect_uri", "javascript://localhost/%0aalert(1)"), ("redirect_uri", "http://localhost/#x"),
        ("redirect_uri", "http://localhost/\r\nX: y"), ("redirect_uri", ""),
    ])
    func `an unknown client or address sends nobody anywhere`(name: String, value: String?) async throws {
        var signIn = SignIn(try Stand())
        signIn.asks[name] = value
        for response in [
            try await signIn.ask(),
            try await signIn.stand.post("/oidc/authorize", SignIn.form(signIn.asks) + "&email=amani@example.co.ke"),
        ] {
            #expect(response.status == .badRequest)
            #expect(response.headers["Location"] == nil)
        }
    }

    @Test(arguments: [
        ("response_type", "token", "unsupported_response_type"), ("response_type", nil, "unsupported_response_type"),
        ("scope", "email", "invalid_scope"), ("scope", nil, "invalid_scope"), ("prompt", "none", "login_required"),
        ("code_challenge_method", "plain", "invalid_request"), ("code_challenge_method", nil, "invalid_request"),
        ("code_challenge", "short", "invalid_request"), ("code_challenge", nil, "invalid_request"),
    ])
    func `what the client asks wrongly it is told`(name: String, value: String?, error: String) async throws {
        var signIn = SignIn(try Stand())
        signIn.asks[name] = value
        let response = try await signIn.ask()
        #expect(response.status == .seeOther)
        #expect(response.headers["Location"] == SignIn.redirect + "&error=\(error)&state=s%261")
    }

    @Test func `a parameter that comes twice is refused`() async throws {
        let signIn = SignIn(try Stand())
        #expect(
            try await signIn.stand.get("/oidc/authorize?\(SignIn.form(signIn.asks))&client_id=soko").status
                == .badRequest)
    }

    @Test func `addresses that a client registered are held to the letter`() async throws {
        var signIn = SignIn(try Stand())
        let json = #"{"clients": [{"id": "soko", "secret": "x", "redirects": ["https://soko.test/back"]}]}"#
        let shown = try await signIn.stand.post("/sandbox/identity", json)
        #expect(
            String(decoding: try #require(shown.bytes), as: UTF8.self)
                == #"{"clients":[{"id":"soko","redirects":["https://soko.test/back"],"secret":"x"}],"flaws":[]}"#)
        for (address, status) in [
            ("https://soko.test/back", Status.ok), ("https://soko.test/back/", .badRequest),
            ("https://soko.test/back?x=1", .badRequest), ("https://SOKO.test/back", .badRequest),
            (SignIn.redirect, .badRequest),
        ] {
            signIn.asks["redirect_uri"] = address
            #expect(try await signIn.ask().status == status)
        }
    }

    @Test(arguments: [
        ("grant_type", "password", "400 unsupported_grant_type"), ("grant_type", nil, "400 unsupported_grant_type"),
        ("redirect_uri", "http://localhost:8080/", "400 invalid_grant"), ("redirect_uri", nil, "400 invalid_grant"),
        ("code_verifier", nil, "400 invalid_grant"),
        ("code_verifier", String(repeating: "a", count: 43), "400 invalid_grant"),
        ("code_verifier", "short", "400 invalid_grant"), ("client_id", "other", "401 invalid_client"),
        ("client_secret", "sandbox-secret", "400 invalid_request"), ("code", "guessed", "400 invalid_grant"),
    ])
    func `a code is not given away, and stays good for its client`(name: String, value: String?, outcome: String)
        async throws
    {
        var signIn = SignIn(try Stand())
        let code = try await signIn.code()
        let right = signIn.wants
        signIn.wants[name] = value
        #expect(try await signIn.refusal(code) == outcome)
        signIn.wants = right
        #expect(try await signIn.refusal(code) == nil)
    }

    @Test(arguments: [
        nil, "", "Basic", "Basic %%%", "Bearer x", SignIn.basic("soko", "wrong"),
        SignIn.basic("other", "sandbox-secret"),
        SignIn.basic("soko", ""), SignIn.basic("", ""),
    ])
    func `a client that cannot say who it is gets nothing`(header: String?) async throws {
        var signIn = SignIn(try Stand())
        let code = try await signIn.code()
        signIn.authorization = header
        let response = try await signIn.redeem(code)
        #expect(response.status == .unauthorized)
        #expect(response.headers["WWW-Authenticate"] == "Basic realm=\"oidc\"")
    }

    @Test func `the secret may stand in the form, and a verifier without a challenge fits nothing`() async throws {
        var signIn = SignIn(try Stand())
        signIn.authorization = nil
        signIn.wants["client_id"] = "soko"
        signIn.wants["client_secret"] = "sandbox-secret"
        #expect(try await signIn.refusal(try await signIn.code()) == nil)
        signIn.asks["code_challenge"] = nil
        signIn.asks["code_challenge_method"] = nil
        let code = try await signIn.code()
        #expect(try await signIn.refusal(code) == "400 invalid_grant")
        signIn.wants["code_verifier"] = nil
        #expect(try await signIn.refusal(code) == nil)
    }

    @Test func `the switches are there for this machine only, and nonsense changes nothing`() async throws {
        let stand = try Stand()
        #expect(try await stand.get("/sandbox/identity", peer: "10.0.0.1").status == .notFound)
        #expect(
            try await stand.post("/sandbox/identity", #"{"flaws": ["expired"]}"#, peer: "10.0.0.1").status == .notFound)
        #expect(try await stand.post("/sandbox/identity", #"{"flaws": ["gremlins"]}"#).status == .unprocessable)
        #expect(stand.sandbox.identityBook.flaws == [])
        for token in ["", "x", "Bearer x"] {
            #expect(try await SignIn(stand).userinfo(token).status == .unauthorized)
        }
    }
}
