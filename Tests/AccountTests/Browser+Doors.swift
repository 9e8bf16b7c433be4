import Foundation
import HTTP
import TestSupport
import Testing

/// A browser as far as doors notice: it keeps cookies and fills forms in.
struct Guest {
    let doors: MarketDoors
    var cookies: [String: String] = [:]
    var peer = "203.0.113.5"

    init(_ doors: MarketDoors) { self.doors = doors }

    mutating func get(_ target: String) async throws -> Response { try await ask(.get, target, "") }

    /// Sends the form of `page` to `target`, with its token and puzzle.
    mutating func send(_ target: String, from page: Response, _ fields: [(String, String)]) async throws -> Response {
        var all = fields
        if let csrf = page.csrf { all.append(("csrf", csrf)) }
        if let puzzle = page.puzzle, !fields.contains(where: { $0.0 == "challenge" }) {
            all.append(("challenge", solved(puzzle)))
        }
        return try await ask(.post, target, all.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&"))
    }

    mutating func ask(_ method: HTTP.Method, _ target: String, _ form: String) async throws -> Response {
        let jar = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        let response = try await doors.ask(method, target, jar.isEmpty ? [] : [("Cookie", jar)], form: form, peer: peer)
        keep(response)
        return response
    }

    mutating func keep(_ response: Response) {
        for line in response.headers.values("set-cookie") {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = line.contains("Max-Age=0") || pair.count < 2 ? nil : pair[1]
        }
    }

    mutating func signIn(_ contact: String, _ password: String = MarketDoors.password, to back: String? = nil)
        async throws
        -> Response
    {
        let page = try await get("/sign-in" + (back.map { "?return=" + PercentCoding.encoded($0) } ?? ""))
        let fields = [("contact", contact), ("password", password)] + (back.map { [("return", $0)] } ?? [])
        return try await send("/sign-in", from: page, fields)
    }
}

/// Finds the number that solves a puzzle, as the script of the page does.
func solved(_ puzzle: String, bits: Int = 4) -> String {
    var number = 0
    while true {
        let digest = sha256Of(puzzle + "." + String(number))
        if digest[0].leadingZeroBitCount >= bits { return puzzle + "." + String(number) }
        number += 1
    }
}

extension Response {
    var puzzle: String? {
        text.components(separatedBy: "name=\"challenge\" value=\"").dropFirst().first.map {
            String($0.prefix { $0 != "\"" })
        }
    }
}
