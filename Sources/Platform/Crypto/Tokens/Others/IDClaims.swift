import Foundation

/// What an ID token says (OpenID Connect Core, 2 and 5.1), as far as Soko asks. Everything else in it is let pass.
package struct IDClaims: Sendable, Equatable {
    package let issuer: String
    /// Never changes for a person at their provider.
    package let subject: String
    package let audiences: [String]
    /// The client that it was made for: `azp`.
    package let party: String?
    /// In seconds since 1970, as `expires` and `notBefore`.
    package let issuedAt: Double
    package let expires: Double
    package let notBefore: Double?
    package let nonce: String?
    package let name: String?
    package let email: String?
    /// Whether the provider has seen the person read mail there. Only then is it the person's.
    package let isEmailVerified: Bool

    /// The address that is the person's own.
    package var verifiedEmail: String? { isEmailVerified ? email : nil }

    /// Nil unless what every ID token has is there, each of its type.
    init?(json: [UInt8]) {
        // Nothing is lost: that they are not claims is all that there is to say.
        guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(json)) else { return nil }
        issuer = wire.iss
        subject = wire.sub
        audiences = wire.aud.texts
        party = wire.azp
        (issuedAt, expires, notBefore) = (wire.iat, wire.exp, wire.nbf)
        nonce = wire.nonce
        name = wire.name
        email = wire.email
        isEmailVerified = wire.verified?.isTrue ?? false
    }

    private struct Wire: Decodable {
        let iss, sub: String
        let aud: OneOrMore
        let azp: String?
        let iat, exp: Double
        let nbf: Double?
        let nonce, name, email: String?
        let verified: Truth?

        enum CodingKeys: String, CodingKey {
            case iss, sub, aud, azp, iat, exp, nbf, nonce, name, email
            case verified = "email_verified"
        }
    }

    /// A text or a list of texts.
    private struct OneOrMore: Decodable {
        let texts: [String]
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do { texts = [try container.decode(String.self)] } catch { texts = try container.decode([String].self) }
        }
    }

    /// Some providers write `"true"`. Anything that is neither is not true.
    private struct Truth: Decodable {
        let isTrue: Bool
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // Nothing is lost: what is of another type is not true either.
            let flag = try? container.decode(Bool.self)
            let text = try? container.decode(String.self)
            isTrue = flag ?? (text == "true")
        }
    }
}
