import Crypto
import Foundation
import JSON
import Tabular

// What `make bench` cannot ask a server for: pieces of Crypto and Tabular alone, on one core, as one line of JSON; and with
// `vectors CONNECTION FILE` neighbours in a database, with `embed MODELS FILE` what each line means.

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "vectors" {
    try await MeasureVectors(connection: CommandLine.arguments[2], questions: CommandLine.arguments[3]).run()
    exit(0)
}

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "embed" {
    try await MeasureMeaning(models: CommandLine.arguments[2], lines: CommandLine.arguments[3]).run()
    exit(0)
}

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

// 64 MiB of goods, every tenth row with a quoted description.
let table = FileManager.default.temporaryDirectory.path + "/soko-measure-\(getpid()).csv"
var lines = Array("id,title,description,price,stock,brand,category\n".utf8)
for row in 0... where lines.count < 64 << 20 {
    let words =
        row % 10 == 0
        ? "\"Sisal, dyed \"\"by hand\"\",\nline two\""
        : "Hand-woven from dyed sisal, in the hills".replacing(",", with: "")
    lines.append(
        contentsOf:
            "A\(row),Kiondo basket number \(row),\(words),\(row % 9000).50,\(row % 40),Machakos,Home > Baskets\n".utf8)
    if lines.count >= 64 << 20 { break }
}
try Data(lines).write(to: URL(fileURLWithPath: table))
defer { unlink(table) }
let began = ContinuousClock.now
let reader = try await TabularReader(path: table)
while try await !reader.next(2_000).isLast {}
let took = began.duration(to: .now).components
let tableRate = Double(lines.count) / 1e6 / (Double(took.seconds) + Double(took.attoseconds) / 1e18)

var json = JSONWriter()
json.object { json in
    json.member("knownToken", known)
    json.member("newToken", new)
    json.member("opens", 1e6 / open)
    json.member("tableMegabytes", tableRate)
}
print(String(decoding: json.bytes, as: UTF8.self))
