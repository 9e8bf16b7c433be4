import Accounts
import Postgres
import TestSupport
import Testing
import Vocabulary

struct PendingStepTests {
    private func answer(
        _ secret: String, _ code: String, _ kind: PendingStep.Kind = .register, in db: Database
    ) async throws -> String {
        switch try await PendingStep.answer(kind, secret: secret, code: Array(code.utf8), in: db) {
        case .right(let step): "right: \(step.payload)"
        case .wrong(let left): "wrong, \(left) left"
        case .over: "over"
        }
    }
    private func begin(code: String? = "right", minutes: Int = 10, in db: Database) async throws -> String {
        try await PendingStep.begin(
            .register, code: code.map { Array($0.utf8) }, payload: #"{"name": "Neema"}"#, minutes: minutes, in: db)
    }

    @Test func `five wrong codes and it is over, for the right one too`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            var answers: [String] = []
            for code in ["a", "b", "", "d", "e", "right"] { answers.append(try await answer(secret, code, in: db)) }
            #expect(answers == (0..<5).map { "wrong, \(4 - $0) left" } + ["over"])
            let found = try await PendingStep.find(.register, secret: secret, in: db)
            #expect(found == nil)
        }
    }

    @Test func `the fifth try may be the right one, and a step is finished once`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            for _ in 0..<4 { _ = try await answer(secret, "wrong", in: db) }
            let step = try #require(try await PendingStep.find(.register, secret: secret, in: db))
            let fifth = try await answer(secret, "right", in: db)
            let first = try await PendingStep.finish(step.id, in: db),
                second = try await PendingStep.finish(step.id, in: db)
            let later = try await answer(secret, "right", in: db)
            #expect(fifth == #"right: {"name": "Neema"}"#)
            #expect([first, second] == [true, false])
            #expect(later == "over")
        }
    }

    @Test func `twenty tries at once share no attempt`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await answer(secret, "wrong", in: db) } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(
                answers.sorted() == Array(repeating: "over", count: 15) + (0..<5).map { "wrong, \($0) left" })
        }
    }

    @Test func `nothing answers a step that is expired, of another kind, or whose secret is another`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            let before = try await Cast.rows(of: ["pending_steps"], in: db)
            let otherKind = try await answer(secret, "right", .reset, in: db)
            let otherSecret = try await answer(secret + "x", "right", in: db)
            let noSecret = try await answer("", "right", in: db)
            let after = try await Cast.rows(of: ["pending_steps"], in: db)
            #expect([otherKind, otherSecret, noSecret] == ["over", "over", "over"])
            #expect(after == before)
            try await db.run("UPDATE pending_steps SET expires_at = now() - interval '1 second'")
            let expired = try await answer(secret, "right", in: db)
            let found = try await PendingStep.find(.register, secret: secret, in: db)
            #expect(expired == "over")
            #expect(found == nil)
        }
    }

    @Test func `a step without a code looks like any other, and no code is right`() async throws {
        try await withDatabase { db in
            let secret = try await begin(code: nil, in: db)
            let first = try await answer(secret, "", in: db), second = try await answer(secret, "right", in: db)
            #expect([first, second] == ["wrong, 4 left", "wrong, 3 left"])
        }
    }

    @Test func `another code takes the first one's place, and the attempts stay spent`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            _ = try await answer(secret, "wrong", in: db)
            let step = try #require(try await PendingStep.find(.register, secret: secret, in: db))
            try await PendingStep.renewCode(step.id, code: Array("second".utf8), in: db)
            let first = try await answer(secret, "right", in: db), second = try await answer(secret, "second", in: db)
            #expect(first == "wrong, 3 left")
            #expect(second == #"right: {"name": "Neema"}"#)
        }
    }

    @Test func `the database keeps neither the secret nor the code, and old steps go`() async throws {
        try await withDatabase { db in
            let secret = try await begin(in: db)
            let places = try await Cast.places(of: secret, in: db)
            #expect(places == [])
            let young = try await PendingStep.prune(in: db)
            try await db.run("UPDATE pending_steps SET expires_at = now() - interval '25 hours'")
            let old = try await PendingStep.prune(in: db)
            #expect([young, old] == [0, 1])
        }
    }
}
