import Accounts
import Challenges
import Crypto
import Flows
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing

/// What stands before a door, for pages and programs alike.
struct GateTests {
    private static let wrong = #"{"contact": "amina@example.com", "password": "wrong wrong wrong"}"#

    private func right(_ more: String = "") -> String {
        #"{"contact": "amina@example.com", "password": "\#(MarketDoors.password)"\#(more)}"#
    }

    @Test func `after three wrong passwords a program solves a puzzle first, as a page does`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            for _ in 1...3 {
                let answer = try await doors.send(.post, "/api/v1/sessions", Self.wrong)
                #expect(try answer.member("code") == "wrong-credentials")
            }
            let before = try await doors.everything()
            for more in ["", #", "challenge": """#, #", "challenge": "sign-in.4.1.2.10.aa.bb""#] {
                let refused = try await doors.send(.post, "/api/v1/sessions", right(more))
                #expect(refused.status == .unprocessable)
                #expect(try refused.member("code") == "challenge-needed")
            }
            #expect(try await doors.everything() == before)
            let wish = #"{"for": "sign-in", "contact": "amina@example.com"}"#
            let puzzle = try #require(try await doors.send(.post, "/api/v1/challenges", wish).member("challenge"))
            // What was solved for another door opens this one not.
            let join = try #require(try await doors.send(.post, "/api/v1/challenges", "{}").member("challenge"))
            let other = try await doors.send(.post, "/api/v1/sessions", right(#", "challenge": "\#(solved(join))""#))
            #expect(try other.member("code") == "challenge-needed")
            let solution = solved(puzzle)
            let signedIn = try await doors.send(
                .post, "/api/v1/sessions", right(#", "challenge": "\#(solution)""#))
            #expect(signedIn.status == .created)
            let again = try await doors.send(.post, "/api/v1/sessions", right(#", "challenge": "\#(solution)""#))
            #expect(try again.member("code") == "challenge-needed")
        }
    }

    @Test func `pages and programs count into one bucket`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            guest.peer = "198.51.100.9"
            for _ in 1...3 { _ = try await guest.signIn("amina@example.com", "wrong wrong wrong") }
            let refused = try await doors.send(.post, "/api/v1/sessions", right())
            #expect(try refused.member("code") == "challenge-needed")
        }
    }

    @Test func `the puzzle gets harder with failures, and one that was easier opens nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, difficulty: Difficulty.doubling(bits: 4))
            _ = try await doors.member("Amina")
            func puzzle(_ contact: String) async throws -> String {
                let wish = #"{"for": "sign-in", "contact": "\#(contact)"}"#
                return try #require(
                    try await doors.send(.post, "/api/v1/challenges", wish, peer: "192.0.2.1").member("challenge"))
            }
            let before = try await puzzle("amina@example.com")
            #expect(before.hasPrefix("sign-in.4."))
            for number in 1...3 {
                _ = try await doors.send(.post, "/api/v1/sessions", Self.wrong, peer: "198.51.100.\(number)")
            }
            let after = try await puzzle("amina@example.com")
            #expect(after.hasPrefix("sign-in.5."))
            #expect(after.split(separator: ".")[4] == "20")
            var guest = Guest(doors)
            guest.peer = "192.0.2.2"
            #expect(try await guest.signIn("amina@example.com").text.contains("Send it again in 20 seconds."))
            // Another's puzzle is as easy as it was, and so good for nothing here.
            let others = try await puzzle("juma@example.com")
            for easy in [before, others] {
                let answer = try await doors.send(
                    .post, "/api/v1/sessions", right(#", "challenge": "\#(solved(easy))""#), peer: "192.0.2.1")
                #expect(try answer.member("code") == "challenge-needed")
            }
            let solution = solved(after, bits: 5)
            let answer = try await doors.send(
                .post, "/api/v1/sessions", right(#", "challenge": "\#(solution)""#), peer: "192.0.2.1")
            #expect(answer.status == .created)
        }
    }

    @Test func `a try without the puzzle takes nothing from the account's own limit`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            for number in 1...60 {
                _ = try await doors.send(.post, "/api/v1/sessions", Self.wrong, peer: "198.51.100.\(number)")
            }
            let wish = #"{"for": "sign-in", "contact": "amina@example.com"}"#
            let puzzle = try #require(try await doors.send(.post, "/api/v1/challenges", wish).member("challenge"))
            let answer = try await doors.send(
                .post, "/api/v1/sessions", right(#", "challenge": "\#(solved(puzzle))""#))
            #expect(answer.status == .created)
        }
    }

    @Test func `twenty guesses at a second factor, over however many steps, and the owner is told once`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina"), juma = try await doors.member("Juma")
            for member in [amina, juma] { try await doors.turnOnFactor(of: member) }
            func step(_ member: MarketDoors.Member) async throws -> String {
                try await PendingStep.begin(
                    .secondFactor, account: member.id, code: nil, payload: #"["pwd"]"#, in: db)
            }
            var refusals: [Status: Int] = [:]
            for _ in 1...6 {
                let secret = try await step(amina)
                for _ in 1...4 {
                    let answer = try await doors.send(
                        .post, "/api/v1/sessions/second-factor", #"{"step": "\#(secret)", "code": "000000"}"#)
                    refusals[answer.status, default: 0] += 1
                    guard answer.status == .tooManyRequests else { continue }
                    #expect(Int(answer.headers["Retry-After"] ?? "").map { (1...180).contains($0) } == true)
                }
            }
            #expect(refusals == [.unprocessable: 20, .tooManyRequests: 4])
            // On a page it is the same bucket.
            var guest = Guest(doors)
            guest.cookies["soko_step"] = try await step(amina)
            let form = try await guest.get("/sign-in/code")
            #expect(try await guest.send("/sign-in/code", from: form, [("code", "000000")]).status == .tooManyRequests)
            let audit: [String] = try await db.values(
                "SELECT event FROM audit_log WHERE subject = \(amina.id.subject) AND event = 'factor-guessed'")
            #expect(audit.count == 1)
            let sent = try await doors.letters().filter { $0.contains("guessing the second step") }
            #expect(sent.count == 1)
            // Nobody else's sign-in suffers.
            let other = try await doors.send(
                .post, "/api/v1/sessions/second-factor", #"{"step": "\#(try await step(juma))", "code": "000000"}"#)
            #expect(try other.member("code") == "wrong-code")
        }
    }

    @Test(arguments: ["", "{", "[]", "null", "\"x\"", "{\"for\": \"reset\"}"])
    func `a challenge is for joining or for signing in`(body: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let answer = try await doors.send(.post, "/api/v1/challenges", body)
            let expected: Status = body.isEmpty ? .created : body.hasPrefix("{\"") ? .unprocessable : .badRequest
            #expect(answer.status == expected)
        }
    }
}
