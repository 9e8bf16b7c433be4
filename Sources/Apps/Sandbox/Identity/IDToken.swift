import Crypto
import Foundation
import JSON

/// The statement of who somebody is, signed with RS256 (OpenID Connect Core, 2).
struct IDToken {
    let issuer: String
    let grant: IdentityBook.Grant
    let now: Date
    let flaws: Set<IdentityBook.Flaw>

    func signed(by published: SigningKey, other: SigningKey) -> String {
        let key = flaws.contains(.unknownKey) ? other : published
        var header = JSONWriter()
        header.object {
            $0.member("alg", "RS256")
            $0.member("typ", "JWT")
            $0.member("kid", key.id)
        }
        let text = base64URL(header.bytes) + "." + base64URL(claims)
        // Of a broken signature every bit but one is right.
        var signature = key.pair.signature(of: Array(text.utf8))
        if flaws.contains(.badSignature) { signature[signature.count - 1] ^= 1 }
        return text + "." + base64URL(signature)
    }

    private var claims: [UInt8] {
        let issued = Int(now.timeIntervalSince1970) - (flaws.contains(.expired) ? 7_200 : 0)
        var json = JSONWriter()
        json.object { json in
            json.member("iss", flaws.contains(.wrongIssuer) ? issuer + ".evil.test" : issuer)
            json.member("aud", flaws.contains(.wrongAudience) ? "another-client" : grant.request.client)
            json.member("iat", issued)
            json.member("exp", issued + 3_600)
            json.member("auth_time", issued)
            if let nonce = grant.request.nonce {
                json.member("nonce", flaws.contains(.wrongNonce) ? "another-\(nonce)" : nonce)
            }
            if let token = grant.accessToken { json.member("at_hash", base64URL(sha256(token.utf8).prefix(16))) }
            Self.write(grant, to: &json)
        }
        return json.bytes
    }

    /// What the scopes say about the person; in ID tokens and at `userinfo`.
    static func write(_ grant: IdentityBook.Grant, to json: inout JSONWriter) {
        json.member("sub", grant.person.subject)
        if grant.request.scopes.contains("email") {
            json.member("email", grant.person.email)
            json.member("email_verified", grant.person.isVerified)
        }
        if grant.request.scopes.contains("profile") {
            json.member("name", grant.person.name)
            json.member("locale", grant.person.language)
        }
    }
}
