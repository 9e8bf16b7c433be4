import JSON

/// What a token says (RFC 7519; `sid` of OpenID Connect, `scope` of RFC 8693, `amr` of RFC 8176).
package struct TokenClaims: Sendable, Equatable {
    package var issuer: String
    package var audience: String
    package var subject: String
    /// The session that the token was given out for: `sid`.
    package var session: String
    /// Words without spaces (RFC 6749, 3.3): `scope`.
    package var scopes: [String]
    /// How its holder proved to be who they are, such as `pwd` and `otp`: `amr`.
    package var factors: [String]
    /// In seconds since 1970, as `expires`.
    package var issuedAt: Int64
    /// From this second on it is no longer accepted.
    package var expires: Int64

    package init(
        issuer: String, audience: String, subject: String, session: String, scopes: [String] = [],
        factors: [String] = [], issuedAt: Int64, expires: Int64
    ) {
        (self.issuer, self.audience, self.subject, self.session) = (issuer, audience, subject, session)
        (self.scopes, self.factors, self.issuedAt, self.expires) = (scopes, factors, issuedAt, expires)
    }

    var json: [UInt8] {
        precondition(scopes.allSatisfy(Self.isScope), "a scope with a space in it would be read as two")
        var writer = JSONWriter(reserving: 512)
        writer.object {
            $0.key("iss")
            $0.value(issuer)
            $0.key("aud")
            $0.value(audience)
            $0.key("sub")
            $0.value(subject)
            $0.key("sid")
            $0.value(session)
            $0.key("scope")
            $0.value(scopes.joined(separator: " "))
            $0.key("amr")
            $0.array(of: factors) { $0.value($1) }
            $0.key("iat")
            $0.value(issuedAt)
            $0.key("exp")
            $0.value(expires)
        }
        return writer.bytes
    }

    /// Nil unless all of them are there, each of its type. Claims of other names are let pass when they are texts,
    /// integers or lists of texts, so that a later version may add one.
    init?(json: [UInt8]) {
        guard let members = FlatJSON.members(of: json),
            case .text(let issuer)? = members["iss"], case .text(let audience)? = members["aud"],
            case .text(let subject)? = members["sub"], case .text(let session)? = members["sid"],
            case .text(let scope)? = members["scope"], case .texts(let factors)? = members["amr"],
            case .number(let issuedAt)? = members["iat"], case .number(let expires)? = members["exp"]
        else { return nil }
        let scopes = scope.isEmpty ? [] : scope.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard scopes.allSatisfy(Self.isScope) else { return nil }
        self.init(
            issuer: issuer, audience: audience, subject: subject, session: session, scopes: scopes, factors: factors,
            issuedAt: issuedAt, expires: expires)
    }

    private static func isScope(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}
