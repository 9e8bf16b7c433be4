import Accounts
import Postgres
import TestSupport
import Testing
import Vocabulary

struct RefreshTokenTests {
    private struct Opened { let account: AccountID, session: SessionID, token: String }

    private func open(in db: Database) async throws -> Opened {
        let account = try await Cast.account(in: db)
        return try await db.transaction { tx in
            let session = try await Session.open(
                for: account, factors: ["pwd"], device: "Chrome", network: "197.232.61.*", in: tx)
            return Opened(account: account, session: session, token: try await RefreshToken.issue(for: session, in: tx))
        }
    }
    private func use(_ token: String, in db: Database) async throws -> RefreshToken.Use {
        try await db.transaction { try await RefreshToken.use(token, in: $0) }
    }
    private func next(_ use: RefreshToken.Use) throws -> String {
        guard case .renewed(_, _, let next) = use else { throw NotRenewed(use: use) }
        return next
    }
    private struct NotRenewed: Error { let use: RefreshToken.Use }

    @Test func `each use brings the next token, and keeps the session alive`() async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            try await db.run(
                "UPDATE sessions SET expires_at = now() + interval '1 minute', last_used_at = now() - interval '1 day'")
            let first = try await use(opened.token, in: db)
            let second = try next(first)
            #expect(first == .renewed(session: opened.session, account: opened.account, next: second))
            #expect(second != opened.token)
            #expect(second.utf8.count == 43)
            let third = try next(try await use(second, in: db))
            #expect(Set([opened.token, second, third]).count == 3)
            let isAlive = try await db.value(
                "SELECT expires_at > now() + interval '29 days' AND last_used_at > now() - interval '1 minute' FROM sessions",
                as: Bool.self)
            #expect(isAlive == true)
        }
    }

    @Test func `the same token again within seconds brings the same successor`() async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            let first = try await use(opened.token, in: db), again = try await use(opened.token, in: db)
            #expect(again == first)
            let count = try await Cast.count("refresh_tokens", in: db)
            #expect(count == 2)
        }
    }

    @Test func `ten uses at once bring one successor`() async throws {
        try await withDatabase(connections: 10) { db in
            let opened = try await open(in: db)
            let nexts = try await withThrowingTaskGroup(of: RefreshToken.Use.self) { group in
                for _ in 0..<10 { group.addTask { try await use(opened.token, in: db) } }
                return try await group.reduce(into: Set<String>()) { $0.insert(try next($1)) }
            }
            let count = try await Cast.count("refresh_tokens", in: db)
            #expect(nexts.count == 1)
            #expect(count == 2)
        }
    }

    @Test func `a token that comes again after the grace was copied, and its successor is not told`() async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            _ = try await use(opened.token, in: db)
            try await db.run(
                "UPDATE refresh_tokens SET used_at = now() - interval '14 seconds' WHERE used_at IS NOT NULL")
            _ = try next(try await use(opened.token, in: db))
            try await db.run(
                "UPDATE refresh_tokens SET used_at = now() - interval '16 seconds' WHERE used_at IS NOT NULL")
            let before = try await Cast.rows(of: ["refresh_tokens", "sessions"], in: db)
            let late = try await use(opened.token, in: db)
            let after = try await Cast.rows(of: ["refresh_tokens", "sessions"], in: db)
            #expect(late == .reused(session: opened.session, account: opened.account))
            #expect(after == before)
        }
    }

    @Test(arguments: [
        "UPDATE sessions SET ended_at = now(), end_reason = 'signed-out'",
        "UPDATE sessions SET expires_at = now() - interval '1 second'", "DELETE FROM sessions",
    ])
    func `a token of a session that is over is dead`(end: String) async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            try await db.run(SQL(ownText: end))
            let before = try await Cast.rows(of: ["refresh_tokens", "sessions"], in: db)
            let used = try await use(opened.token, in: db)
            let after = try await Cast.rows(of: ["refresh_tokens", "sessions"], in: db)
            #expect(used == .dead)
            #expect(after == before)
        }
    }

    @Test func `what is no token is dead, and the database keeps none in clear`() async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            let second = try next(try await use(opened.token, in: db))
            for token in [
                "", "x", String(repeating: "A", count: 43), opened.token + "A", String(opened.token.dropLast()),
            ] {
                let used = try await use(token, in: db)
                #expect(used == .dead)
            }
            for token in [opened.token, second] {
                let places = try await Cast.places(of: token, in: db)
                #expect(places == [])
            }
        }
    }

    @Test func `tokens go a month after they could last serve`() async throws {
        try await withDatabase { db in
            let opened = try await open(in: db)
            _ = try await use(opened.token, in: db)
            let young = try await RefreshToken.prune(in: db)
            try await db.run("UPDATE refresh_tokens SET used_at = now() - interval '31 days' WHERE used_at IS NOT NULL")
            let used = try await RefreshToken.prune(in: db)
            try await db.run("UPDATE sessions SET expires_at = now() - interval '31 days'")
            let rest = try await RefreshToken.prune(in: db)
            #expect([young, used, rest] == [0, 1, 1])
        }
    }
}
