import Foundation

/// Somebody else's statement of who a person is (OpenID Connect Core, 2), taken apart but not believed yet.
package struct IDToken: Sendable {
    /// The longest one that is looked at, in bytes: some providers list a person's groups.
    package static let longest = 16_384
    /// How far the provider's clock may be from ours, in seconds.
    package static let skew = 60.0

    /// What a token has to say to be the answer to a sign-in that we began.
    package struct Expectation: Sendable {
        package var issuer: String
        package var client: String
        package var nonce: String

        package init(issuer: String, client: String, nonce: String) {
            (self.issuer, self.client, self.nonce) = (issuer, client, nonce)
        }
    }

    /// The key that it says signed it.
    package let keyID: String?
    private let algorithm: String
    private let parts: CompactJWS

    /// Reads the header. Addresses and keys in it (`jku`, `jwk`, `x5u`) are passed over: keys come from the provider only.
    package init(_ token: String) throws(IDTokenFault) {
        parts = try CompactJWS(token, longest: Self.longest, or: IDTokenFault.self)
        guard let members = FlatJSON.members(of: parts.header), case .text(let algorithm)? = members["alg"] else {
            throw .malformedHeader
        }
        guard members["crit"] == nil else { throw .criticalExtension }
        guard algorithm.lowercased() != "none" else { throw .unsigned }
        guard ["RS256", "EdDSA"].contains(algorithm) else { throw .unknownAlgorithm }
        switch members["kid"] {
        case nil: keyID = nil
        case .text(let id)?: keyID = id
        default: throw .malformedHeader
        }
        self.algorithm = algorithm
    }

    /// The claims, once everything about them was found to be right.
    /// - Parameter keys: the provider's.
    package func claims(
        signedBy keys: [ProviderKey], expecting expected: Expectation, at now: Date
    ) throws(IDTokenFault) -> IDClaims {
        guard try key(among: keys).accepts(parts.signature, for: parts.message) else { throw .forged }
        guard let claims = IDClaims(json: parts.payload) else { throw .malformedClaims }
        guard claims.issuer == expected.issuer else { throw .wrongIssuer }
        guard claims.audiences.contains(expected.client) else { throw .wrongAudience }
        guard claims.party == expected.client || (claims.party == nil && claims.audiences.count == 1) else {
            throw .wrongParty
        }
        let now = now.timeIntervalSince1970
        guard now < claims.expires + Self.skew else { throw .expired }
        guard claims.issuedAt <= now + Self.skew, (claims.notBefore ?? 0) <= now + Self.skew else {
            throw .issuedInFuture
        }
        guard equalInConstantTime(Array((claims.nonce ?? "").utf8), Array(expected.nonce.utf8)) else {
            throw .wrongNonce
        }
        guard (1...255).contains(claims.subject.utf8.count), claims.subject.utf8.allSatisfy({ $0 < 0x80 && $0 != 0 })
        else { throw .badSubject }
        return claims
    }

    private func key(among keys: [ProviderKey]) throws(IDTokenFault) -> ProviderKey {
        guard let keyID else {
            // Who has one key need not name it (OpenID Connect Core, 10.1).
            guard keys.count == 1 else { throw .unknownKey }
            guard keys[0].algorithm == algorithm else { throw .wrongAlgorithm }
            return keys[0]
        }
        let named = keys.filter { $0.id == keyID }
        guard !named.isEmpty else { throw .unknownKey }
        guard let key = named.first(where: { $0.algorithm == algorithm }) else { throw .wrongAlgorithm }
        return key
    }
}
