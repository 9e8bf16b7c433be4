import Foundation
import JSON

/// Signs tokens (JWT, RFC 7519, in the compact form of RFC 7515) and verifies them, as strictly as RFC 8725 advises.
package struct TokenKeys: Sendable {
    /// The longest token that is looked at, in bytes.
    package static let longest = 4_096
    /// How far ahead of ours the clock of the machine that signed may be, in seconds.
    package static let skew: Int64 = 60

    package let issuer: String
    package let audience: String
    private let signing: TokenKey
    private let keys: [TokenKey]
    private let header: String

    /// - Parameters:
    ///   - signing: signs and verifies.
    ///   - others: verify only: the keys before, until their last token has expired. No two keys have one id.
    ///   - issuer, audience: what every accepted token must say.
    package init(signing: TokenKey, others: [TokenKey] = [], issuer: String, audience: String) {
        keys = [signing] + others
        precondition(Set(keys.map(\.id)).count == keys.count, "a token names one key")
        (self.signing, self.issuer, self.audience) = (signing, issuer, audience)
        header = base64URL(#"{"alg":"\#(signing.algorithm.rawValue)","kid":"\#(signing.id)","typ":"JWT"}"#.utf8)
    }

    /// Every scope must be a word. A token over 4,096 bytes is made, but never accepted: about 2,800 bytes of claims fit.
    package func sign(_ claims: TokenClaims) -> String {
        let message = header + "." + base64URL(claims.json)
        return message + "." + base64URL(signing.signature(of: Array(message.utf8)))
    }

    /// The claims of a token that one of the keys signed and that is valid `now`.
    package func verify(_ token: String, at now: Date) throws(TokenFault) -> TokenClaims {
        let parts = try CompactJWS(token, longest: Self.longest, or: TokenFault.self)
        guard try key(header: parts.header).accepts(parts.signature, for: parts.message) else { throw .forged }
        guard let claims = TokenClaims(json: parts.payload) else { throw .malformedClaims }
        try check(claims, at: now)
        return claims
    }

    /// Holds claims that were signed against the clock and against who they are meant for.
    func check(_ claims: TokenClaims, at now: Date) throws(TokenFault) {
        guard claims.issuer == issuer else { throw .wrongIssuer }
        guard claims.audience == audience else { throw .wrongAudience }
        let now = now.timeIntervalSince1970
        guard now < Double(claims.expires) else { throw .expired }
        guard Double(claims.issuedAt) <= now + Double(Self.skew) else { throw .issuedInFuture }
    }

    /// The public halves of all Ed25519 keys as a JSON Web Key Set (RFC 7517, RFC 8037); shared secrets are not in it.
    package var publicKeys: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("keys")
            $0.array {
                for key in keys {
                    guard let publicKey = key.publicKey else { continue }
                    $0.object {
                        for (name, value) in [
                            ("kty", "OKP"), ("crv", "Ed25519"), ("use", "sig"), ("alg", key.algorithm.rawValue),
                            ("kid", key.id), ("x", base64URL(publicKey)),
                        ] {
                            $0.key(named: name)
                            $0.value(value)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }

    /// The key decides on the algorithm: what the header says of it must agree, and is never followed.
    private func key(header: [UInt8]) throws(TokenFault) -> TokenKey {
        guard let members = FlatJSON.members(of: header) else { throw .malformedHeader }
        guard members["crit"] == nil else { throw .criticalExtension }
        for name in members.keys.sorted() where !["alg", "kid", "typ"].contains(name) { throw .surplusHeader(name) }
        guard members["typ"] == nil || members["typ"] == .text("JWT") else { throw .wrongType }
        if case .text(let algorithm)? = members["alg"], algorithm.lowercased() == "none" { throw .unsigned }
        guard let key = keys.first(where: { members["kid"] == .text($0.id) }) else { throw .unknownKey }
        guard members["alg"] == .text(key.algorithm.rawValue) else { throw .wrongAlgorithm }
        return key
    }
}
