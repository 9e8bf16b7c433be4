import Foundation
import Testing

@testable import Crypto

/// Somebody else's tokens, made here with every mistake that there is.
struct IDTokenTests {
    private static let rsa = RSA256Key.generated()
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private let expected = IDToken.Expectation(issuer: "https://id.example", client: "soko", nonce: "n-1")
    private let edwards: Ed25519
    private let keys: [ProviderKey]
    private let claims: [String: Any] = [
        "iss": "https://id.example", "aud": "soko", "sub": "7", "nonce": "n-1", "iat": 1_800_000_000,
        "exp": 1_800_000_600, "email": "a@example.com", "email_verified": true, "name": "Amani",
        "address": ["country": "KE"],
    ]

    init() throws {
        edwards = try #require(Ed25519(seed: [UInt8](repeating: 7, count: 32)))
        keys = [
            .rsa(id: "r", Self.rsa.publicKey), try #require(.ed25519(id: "e", publicKey: edwards.publicKey)),
        ]
    }

    private func token(
        _ header: String = #"{"alg":"RS256","kid":"r","x5t":"ignored"}"#, _ change: [String: Any?] = [:],
        sign: (([UInt8]) -> [UInt8])? = nil
    ) throws -> String {
        var claims = claims
        for (name, value) in change { claims[name] = value }
        let payload = try JSONSerialization.data(withJSONObject: claims)
        let message = base64URL(header.utf8) + "." + base64URL(payload)
        return message + "." + base64URL((sign ?? Self.rsa.signature)(Array(message.utf8)))
    }

    private func fault(_ token: String, _ keys: [ProviderKey]? = nil) -> IDTokenFault? {
        do {
            _ = try IDToken(token).claims(signedBy: keys ?? self.keys, expecting: expected, at: now)
            return nil
        } catch { return error }
    }

    @Test func `a token of either algorithm says who somebody is`() throws {
        let read = try IDToken(try token()).claims(signedBy: keys, expecting: expected, at: now)
        #expect(read.subject == "7" && read.name == "Amani" && read.verifiedEmail == "a@example.com")
        #expect(fault(try token(#"{"alg":"EdDSA","kid":"e"}"#, sign: edwards.signature)) == nil)
        // Who has one key need not name it.
        #expect(fault(try token(#"{"alg":"RS256"}"#), [keys[0]]) == nil)
    }

    @Test(arguments: [
        (#"{"alg":"none","kid":"r"}"#, IDTokenFault.unsigned), (#"{"alg":"NONE"}"#, .unsigned),
        (#"{"alg":"HS256","kid":"r"}"#, .unknownAlgorithm), (#"{"alg":"RS512","kid":"r"}"#, .unknownAlgorithm),
        (#"{"alg":"rs256","kid":"r"}"#, .unknownAlgorithm), (#"{"alg":"EdDSA","kid":"r"}"#, .wrongAlgorithm),
        (#"{"alg":"RS256","kid":"e"}"#, .wrongAlgorithm), (#"{"alg":"RS256","kid":"x"}"#, .unknownKey),
        (#"{"alg":"RS256"}"#, .unknownKey), (#"{"kid":"r"}"#, .malformedHeader),
        (#"{"alg":"RS256","#, .malformedHeader),
        (#"{"alg":"RS256","kid":7}"#, .malformedHeader),
        (#"{"alg":"RS256","kid":"r","crit":["x"]}"#, .criticalExtension),
        (#"{"alg":"RS256","alg":"none","kid":"r"}"#, .malformedHeader),
    ])
    func `a header that asks for something else is refused`(header: String, expected: IDTokenFault) throws {
        #expect(fault(try token(header)) == expected)
    }

    @Test func `claims that are not the answer are refused, each for its own reason`() throws {
        let cases: [([String: Any?], IDTokenFault?)] = [
            (["iss": "https://id.example/"], .wrongIssuer), (["iss": nil], .malformedClaims),
            (["aud": "other"], .wrongAudience), (["aud": [String]()], .wrongAudience), (["aud": 7], .malformedClaims),
            (["aud": ["soko"]], nil), (["aud": ["soko", "other"]], .wrongParty),
            (["aud": ["soko", "other"], "azp": "soko"], nil),
            (["aud": ["soko", "other"], "azp": "other"], .wrongParty),
            (["azp": "other"], .wrongParty), (["azp": "soko"], nil),
            (["exp": 1_799_999_940], .expired), (["exp": 1_799_999_941], nil), (["exp": nil], .malformedClaims),
            (["exp": "1800000600"], .malformedClaims), (["iat": 1_800_000_061], .issuedInFuture),
            (["iat": 1_800_000_060], nil), (["iat": nil], .malformedClaims), (["nbf": 1_800_000_061], .issuedInFuture),
            (["nonce": nil], .wrongNonce), (["nonce": ""], .wrongNonce), (["nonce": "n-2"], .wrongNonce),
            (["sub": ""], .badSubject), (["sub": String(repeating: "a", count: 256)], .badSubject),
            (["sub": "é"], .badSubject), (["sub": 7], .malformedClaims), (["sub": nil], .malformedClaims),
        ]
        for (change, expected) in cases {
            let found = fault(try token(#"{"alg":"RS256","kid":"r"}"#, change))
            #expect(found == expected, "\(change)")
        }
    }

    @Test func `bytes that nobody signed are refused`() throws {
        let good = try token()
        let parts = good.split(separator: ".").map(String.init)
        let other = try token(#"{"alg":"RS256","kid":"r"}"#, ["sub": "8"]).split(separator: ".").map(String.init)
        #expect(fault([parts[0], other[1], parts[2]].joined(separator: ".")) == .forged)
        #expect(fault([parts[0], parts[1], ""].joined(separator: ".")) == .forged)
        #expect(fault([parts[0], parts[1]].joined(separator: ".")) == .wrongParts)
        #expect(fault(good + ".x") == .wrongParts)
        #expect(fault(good + "=") == .badEncoding)
        // A public key as if it were a shared secret.
        let confused = try token(#"{"alg":"HS256","kid":"r"}"#) { hmacSHA256($0, key: Self.rsa.publicKey.modulus) }
        #expect(fault(confused) == .unknownAlgorithm)
        #expect(
            fault(try token(#"{"alg":"RS256","kid":"r"}"#, ["x": String(repeating: "a", count: 16_384)])) == .tooLong)
    }

    @Test(arguments: [
        ("true", true), (#""true""#, true), ("false", false), (#""yes""#, false), ("1", false), ("[]", false),
    ])
    func `only what is verified is verified`(value: String, isVerified: Bool) throws {
        let json = #"{"iss":"i","aud":"a","sub":"s","iat":1.5,"exp":2e9,"email":"a@b.co","email_verified":\#(value)}"#
        let claims = try #require(IDClaims(json: Array(json.utf8)))
        #expect(claims.verifiedEmail == (isVerified ? "a@b.co" : nil))
    }

    @Test func `of a key set those remain that can verify`() throws {
        let (n, e) = (base64URL(Self.rsa.publicKey.modulus), base64URL(Self.rsa.publicKey.exponent))
        let x = base64URL(edwards.publicKey)
        let json = """
            {"keys": [{"kty": "RSA", "kid": "1", "n": "\(n)", "e": "\(e)", "alg": "RS256", "use": "sig"},
              {"kty": "RSA", "kid": "2", "n": "\(n)", "e": "\(e)", "use": "enc"},
              {"kty": "RSA", "kid": "3", "n": "\(n)", "e": "\(e)", "alg": "PS256"},
              {"kty": "RSA", "kid": "4", "n": "AQAB", "e": "\(e)"}, {"kty": "EC", "kid": "5", "crv": "P-256"},
              {"kty": "oct", "kid": "6", "k": "AAAA"}, {"kid": "7"}, 8, {"kty": "RSA", "kid": 9},
              {"kty": "OKP", "kid": "10", "crv": "Ed25519", "x": "\(x)"},
              {"kty": "OKP", "kid": "11", "crv": "X25519", "x": "\(x)"},
              {"kty": "OKP", "kid": "12", "crv": "Ed25519", "x": "AAAA"}, {"kty": "RSA", "n": "\(n)", "e": "\(e)"}]}
            """
        #expect(ProviderKey.all(in: Array(json.utf8))?.map(\.id) == ["1", "10", nil])
        #expect(ProviderKey.all(in: Array(#"{"keys": {}}"#.utf8)) == nil)
        #expect(ProviderKey.all(in: Array("[]".utf8)) == nil)
    }
}
