import Crypto
import Foundation
import JSON

// What `make bench` cannot ask a server for: pieces of Crypto alone, on one core, as one line of JSON.

/// Microseconds of one `body`, the median of nine rounds.
func microseconds(_ rounds: Int, _ body: () -> Void) -> Double {
    let times = (0..<9).map { _ in
        let start = ContinuousClock.now
        for _ in 0..<rounds { body() }
        let took = start.duration(to: .now).components
        return (Double(took.seconds) * 1e6 + Double(took.attoseconds) / 1e12) / Double(rounds)
    }
    return times.sorted()[4]
}

guard let key = TokenKey.ed25519(id: "t1", seed: randomBytes(32)) else { preconditionFailure("32 bytes are a seed") }
let tokens = TokenKeys(signing: key, issuer: "soko", audience: "soko")
let now = Date()
let token = tokens.sign(
    TokenClaims(
        issuer: "soko", audience: "soko", subject: "6x8nzjrtjjx6q", session: "6x8nzjrtjjx6r", scopes: ["seller"],
        factors: ["pwd"], issuedAt: Int64(now.timeIntervalSince1970), expires: Int64(now.timeIntervalSince1970) + 900))
let check = TokenCheck(tokens)
_ = try check.verify(token, at: now)
let known = microseconds(20_000) { _ = try? check.verify(token, at: now) }
let new = microseconds(200) { _ = try? tokens.verify(token, at: now) }

let ring = try SealingKeys(parsing: "k2:\(base64URL(randomBytes(32))),k1:\(base64URL(randomBytes(32)))")
let context = Array("email:6x8nzjrtjjx6q".utf8)
let sealed = ring.seal(Array("amina.wanjiru@soko.test".utf8), context: context)
let open = microseconds(20_000) { _ = try? ring.open(sealed, context: context) }

var json = JSONWriter()
json.object { json in
    json.member("knownToken", known)
    json.member("newToken", new)
    json.member("opens", 1e6 / open)
}
print(String(decoding: json.bytes, as: UTF8.self))
