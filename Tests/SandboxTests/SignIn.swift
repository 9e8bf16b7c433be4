import Crypto
import Foundation
import HTTP
import Testing

@testable import Sandbox

/// A market that signs somebody in at the sandbox's identity provider, step by step.
struct SignIn {
    static let redirect = "http://localhost:8080/sign-in/sandbox/callback?from=1"
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    let stand: Stand
    /// Parameters of the authorization request.
    var asks: [String: String] = [
        "response_type": "code", "client_id": "soko", "redirect_uri": redirect, "scope": "openid email profile",
        "state": "s&1", "nonce": "n-1", "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
    ]
    /// Of the token request, without the code.
    var wants: [String: String] = [
        "grant_type": "authorization_code", "redirect_uri": redirect, "code_verifier": verifier,
    ]
    var authorization: String? = basic("soko", "sandbox-secret")

    init(_ stand: Stand) { self.stand = stand }

    static func basic(_ id: String, _ secret: String) -> String {
        "Basic " + Data("\(id):\(secret)".utf8).base64EncodedString()
    }
    static func form(_ fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(PercentCoding.encoded($0.value))" }.joined(separator: "&")
    }

    func ask() async throws -> Response { try await stand.get("/oidc/authorize?" + Self.form(asks)) }

    /// Where the person is sent after they chose.
    func decide(_ choice: [String: String]) async throws -> String {
        let response = try await stand.post("/oidc/authorize", Self.form(asks.merging(choice) { $1 }))
        return response.headers["Location"] ?? "stays (\(response.status.rawValue))"
    }

    func code(_ email: String = "amani@example.co.ke") async throws -> String {
        let location = try await decide(["email": email])
        let query = Query(String(location.split(separator: "?", maxSplits: 1)[1]))
        return try #require(query["code"])
    }

    func redeem(_ code: String) async throws -> Response {
        try await stand.sandbox.handler(
            Request(
                .post, "/oidc/token",
                headers: Headers([("Host", Stand.host)] + (authorization.map { [("Authorization", $0)] } ?? [])),
                body: Array(Self.form(wants.merging(["code": code]) { mine, _ in mine }).utf8)))
    }

    /// What the token endpoint says: an error's code, or nil.
    func refusal(_ code: String) async throws -> String? {
        let response = try await redeem(code)
        guard response.status != .ok else { return nil }
        return "\(response.status.rawValue) \(try Self.object(response)["error"] as? String ?? "")"
    }

    func userinfo(_ token: String) async throws -> Response {
        try await stand.sandbox.handler(
            Request(.get, "/oidc/userinfo", headers: ["Host": Stand.host, "Authorization": "Bearer \(token)"]))
    }

    static func object(_ response: Response) throws -> [String: Any] {
        let bytes = try #require(response.bytes)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// Header and claims of a token, and whether the published key of that name signed it; nil when no key has the name.
    func read(_ token: String) async throws -> (header: [String: Any], claims: [String: Any], isSigned: Bool?) {
        let parts = token.split(separator: ".").map(String.init)
        func json(_ part: String) throws -> [String: Any] {
            let text = try #require(bytes(base64URL: part))
            return try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
        }
        let header = try json(parts[0])
        let set = try Self.object(try await stand.get("/oidc/jwks"))["keys"] as? [[String: String]]
        let published = set?.first { $0["kid"] == header["kid"] as? String }
        let key = published.flatMap { published in
            RSA256PublicKey(
                modulus: bytes(base64URL: published["n"] ?? "") ?? [],
                exponent: bytes(base64URL: published["e"] ?? "") ?? [])
        }
        let signature = try #require(bytes(base64URL: parts[2]))
        return (header, try json(parts[1]), key?.accepts(signature, for: Array("\(parts[0]).\(parts[1])".utf8)))
    }
}
