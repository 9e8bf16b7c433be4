import Foundation
import Testing

@testable import Crypto

struct TokenTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private let pair: TokenKey
    private let shared: TokenKey
    private let keys: TokenKeys
    private let claims = TokenClaims(
        issuer: "https://soko.example", audience: "soko", subject: "person-7", session: "s1",
        scopes: ["orders:read", "orders:write"], factors: ["pwd", "otp"], issuedAt: 1_800_000_000,
        expires: 1_800_000_600)

    init() throws {
        pair = try #require(TokenKey.ed25519(id: "2027", seed: [UInt8](repeating: 7, count: 32)))
        shared = try #require(TokenKey.hs256(id: "partner", secret: [UInt8](repeating: 8, count: 32)))
        keys = TokenKeys(signing: pair, others: [shared], issuer: "https://soko.example", audience: "soko")
    }

    /// A token with any header and claims, signed as it should be.
    private func token(header: String, payload: String, key: TokenKey) -> String {
        let message = base64URL(header.utf8) + "." + base64URL(payload.utf8)
        return message + "." + base64URL(key.signature(of: Array(message.utf8)))
    }
    private func token(header: String) -> String {
        token(header: header, payload: String(decoding: claims.json, as: UTF8.self), key: pair)
    }

    @Test func `a token that was signed says what was signed`() throws {
        #expect(try keys.verify(keys.sign(claims), at: now) == claims)
        var bare = claims
        (bare.scopes, bare.factors, bare.subject) = ([], [], "\"\\</é😀\n")
        #expect(try keys.verify(keys.sign(bare), at: now) == bare)
        let partner = TokenKeys(signing: shared, issuer: keys.issuer, audience: keys.audience)
        #expect(try keys.verify(partner.sign(claims), at: now) == claims)
    }

    @Test func `a token is written as the RFC has it`() {
        let parts = keys.sign(claims).split(separator: ".")
        #expect(bytes(base64URL: parts[0]) == Array(#"{"alg":"EdDSA","kid":"2027","typ":"JWT"}"#.utf8))
        #expect(
            bytes(base64URL: parts[1])
                == Array(
                    (#"{"iss":"https://soko.example","aud":"soko","sub":"person-7","sid":"s1","#
                        + #""scope":"orders:read orders:write","amr":["pwd","otp"],"iat":1800000000,"exp":1800000600}"#)
                        .utf8))
    }

    @Test(arguments: [
        (#"{"alg":"none","kid":"2027"}"#, TokenFault.unsigned), (#"{"alg":"NoNe","kid":"2027"}"#, .unsigned),
        (#"{"alg":"none"}"#, .unsigned), (#"{"alg":"EdDSA"}"#, .unknownKey),
        (#"{"alg":"EdDSA","kid":"2026"}"#, .unknownKey),
        (#"{"alg":"EdDSA","kid":2027}"#, .unknownKey), (#"{"alg":"EdDSA","kid":""}"#, .unknownKey),
        (#"{"kid":"2027"}"#, .wrongAlgorithm), (#"{"alg":"HS256","kid":"2027"}"#, .wrongAlgorithm),
        (#"{"alg":"EdDSA","kid":"partner"}"#, .wrongAlgorithm), (#"{"alg":"eddsa","kid":"2027"}"#, .wrongAlgorithm),
        (#"{"alg":["EdDSA"],"kid":"2027"}"#, .wrongAlgorithm),
        (#"{"alg":"EdDSA","kid":"2027","typ":"at+jwt"}"#, .wrongType),
        (#"{"alg":"EdDSA","kid":"2027","typ":"jwt"}"#, .wrongType),
        (#"{"alg":"EdDSA","kid":"2027","crit":["exp"]}"#, .criticalExtension),
        (#"{"alg":"EdDSA","kid":"2027","crit":[]}"#, .criticalExtension),
        (#"{"alg":"EdDSA","kid":"2027","jku":"https://x"}"#, .surplusHeader("jku")),
        (#"{"alg":"EdDSA","kid":"2027","zip":"DEF"}"#, .surplusHeader("zip")),
        (#"{"alg":"EdDSA","kid":"2027","jwk":{}}"#, .malformedHeader),
        (#"{"alg":"EdDSA","kid":"2027","kid":"2027"}"#, .malformedHeader),
        (#"{"alg":"none","alg":"EdDSA","kid":"2027"}"#, .malformedHeader), ("", .malformedHeader),
        ("[]", .malformedHeader),
    ])
    func `a header that is not ours is refused, even with a good signature`(header: String, fault: TokenFault) {
        #expect(throws: fault) { try keys.verify(token(header: header), at: now) }
    }

    @Test func `the type may be absent`() throws {
        #expect(try keys.verify(token(header: #"{"alg":"EdDSA","kid":"2027"}"#), at: now) == claims)
    }

    @Test func `a public key is no shared secret`() throws {
        let publicKey = try #require(pair.publicKey)
        let forger = try #require(TokenKey.hs256(id: "2027", secret: publicKey))
        let payload = String(decoding: claims.json, as: UTF8.self)
        let forged = token(header: #"{"alg":"HS256","kid":"2027"}"#, payload: payload, key: forger)
        #expect(throws: TokenFault.wrongAlgorithm) { try keys.verify(forged, at: now) }
        let disguised = token(header: #"{"alg":"HS256","kid":"partner"}"#, payload: payload, key: forger)
        #expect(throws: TokenFault.forged) { try keys.verify(disguised, at: now) }
    }

    @Test func `a text that is not three parts of base64url is no token`() {
        let good = keys.sign(claims)
        let parts = good.split(separator: ".").map(String.init)
        for text in ["", "a", parts[0], parts[0] + "." + parts[1], good + ".", "." + good, good + "." + parts[2]] {
            #expect(throws: TokenFault.wrongParts) { try keys.verify(text, at: now) }
        }
        for text in [good + "=", " " + good, good + "\n", good + "é", good.replacing("A", with: "+"), good + "AAA"] {
            #expect(throws: TokenFault.badEncoding) { try keys.verify(text, at: now) }
        }
        for text in [parts[0] + "." + parts[1] + ".", parts[0] + ".." + parts[2]] {
            #expect(throws: TokenFault.forged) { try keys.verify(text, at: now) }
        }
        #expect(throws: TokenFault.malformedHeader) { try keys.verify("..", at: now) }
    }

    @Test func `a token over 4,096 bytes is not looked at`() throws {
        var long = claims
        let overhead = keys.sign(claims).utf8.count
        long.subject = String(repeating: "x", count: (4_096 - overhead) * 3 / 4)
        #expect(try keys.verify(keys.sign(long), at: now) == long)
        long.subject = String(repeating: "x", count: 3_000)
        #expect(throws: TokenFault.tooLong) { try keys.verify(keys.sign(long), at: now) }
        #expect(throws: TokenFault.tooLong) { try keys.verify(String(repeating: ".", count: 1 << 20), at: now) }
        #expect(throws: TokenFault.tooLong) { try TokenCheck(keys).verify(keys.sign(long), at: now) }
    }

    @Test func `no character of a token can be changed`() {
        let token = Array(keys.sign(claims).utf8)
        for place in token.indices {
            var changed = token
            changed[place] = token[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(throws: TokenFault.self) { try keys.verify(String(decoding: changed, as: UTF8.self), at: now) }
        }
    }

    @Test func `a token lives from a minute before it was issued until the second it expires`() throws {
        let token = keys.sign(claims)
        for seconds in [-60.0, 0, 599, 599.999] { #expect(try keys.verify(token, at: now + seconds) == claims) }
        for seconds in [600.0, 601, 1e12] {
            #expect(throws: TokenFault.expired) { try keys.verify(token, at: now + seconds) }
        }
        for seconds in [-60.001, -61, -1e12] {
            #expect(throws: TokenFault.issuedInFuture) { try keys.verify(token, at: now + seconds) }
        }
    }

    @Test func `a token of another issuer or for another audience is refused`() {
        var other = claims
        other.issuer += "/"
        #expect(throws: TokenFault.wrongIssuer) { try keys.verify(keys.sign(other), at: now) }
        other = claims
        other.audience = ""
        #expect(throws: TokenFault.wrongAudience) { try keys.verify(keys.sign(other), at: now) }
    }

    @Test(arguments: [
        (#""sub":"person-7","#, ""), (#""sub":"#, #""sub":"a","sub":"#), (#""iss""#, #""ISS""#), (#""person-7""#, "7"),
        (#""person-7""#, "null"), (#""person-7""#, #"{"id":"7"}"#), ("1800000600", #""1800000600""#),
        ("1800000600", "1800000600.5"), ("1800000600", "1e99"), (#""orders:read orders:write""#, #"["orders:read"]"#),
        ("orders:read ", " "), ("orders:read ", "a  "), ("orders:read ", #"a\n"#), ("orders:read ", #"a\""#),
        (#"["pwd","otp"]"#, #""pwd""#), ("}", ""), ("}", "}}"), ("}", #","act":{"sub":"b"}}"#),
    ])
    func `claims that are missing, twice there or of another type are malformed`(part: String, other: String) {
        let payload = String(decoding: claims.json, as: UTF8.self).replacing(part, with: other)
        let token = token(header: #"{"alg":"EdDSA","kid":"2027","typ":"JWT"}"#, payload: payload, key: pair)
        #expect(throws: TokenFault.malformedClaims) { try keys.verify(token, at: now) }
    }

    @Test func `a claim that a later version adds is let pass`() throws {
        let payload = String(decoding: claims.json, as: UTF8.self).replacing("}", with: #","locale":"sw"}"#)
        let token = token(header: #"{"alg":"EdDSA","kid":"2027"}"#, payload: payload, key: pair)
        #expect(try keys.verify(token, at: now) == claims)
    }

    @Test func `the key set holds public halves only`() throws {
        let older = try #require(
            TokenKey.ed25519(
                id: "2026", seed: try decoded(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
        let keys = TokenKeys(signing: shared, others: [older], issuer: "i", audience: "a")
        #expect(
            String(decoding: keys.publicKeys, as: UTF8.self)
                == #"{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"2026","#
                + #""x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#)
    }

    @Test func `a token checked twice is remembered, and expires all the same`() throws {
        let check = TokenCheck(keys, remembering: 2)
        let token = keys.sign(claims)
        #expect(try check.verify(token, at: now) == claims)
        #expect(check.count == 1)
        #expect(try check.verify(token, at: now + 1) == claims)
        #expect(throws: TokenFault.issuedInFuture) { try check.verify(token, at: now - 61) }
        #expect(check.count == 1)
        #expect(throws: TokenFault.expired) { try check.verify(token, at: now + 600) }
        #expect(check.count == 0)
    }

    @Test func `only good tokens are remembered, and no more than told`() throws {
        let check = TokenCheck(keys, remembering: 2)
        let token = keys.sign(claims)
        #expect(throws: TokenFault.forged) { try check.verify(String(token.dropLast(4)) + "AAAA", at: now) }
        #expect(throws: TokenFault.expired) { try check.verify(token, at: now + 600) }
        #expect(check.count == 0)
        for number in 0..<5 {
            var other = claims
            other.session = "s\(number)"
            #expect(try check.verify(keys.sign(other), at: now) == other)
        }
        #expect(check.count == 2)
    }
}
