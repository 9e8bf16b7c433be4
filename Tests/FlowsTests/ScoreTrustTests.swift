import Accounts
import Audit
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Trust
import Vocabulary

struct ScoreTrustTests {
    private func history(_ id: AccountID, in db: Database) async throws -> [Int] {
        try await TrustEntry.latest(of: id, limit: 50, in: db).map(\.score)
    }

    @Test func `a contact more, a suspension and its end: each is a line of the history and of the log`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let none = try await history(amina.account, in: db)
            #expect(none == [])
            let step = try await ChangeContact(bench.door).begin(
                amina.account, try bench.contact(AccountBench.number), password: AccountBench.password)
            try await ChangeContact(bench.door).confirm(amina.account, step, code: try await bench.code())
            let suspend = SuspendAccount(db: db)
            for isSuspended in [true, true, false] {
                try await suspend(amina.account, isSuspended, by: .operatorAtTerminal)
            }
            let scores = try await history(amina.account, in: db)
            #expect(scores == [40, 20, 60])
            let account = try await bench.account(amina.account)
            #expect(account.trust == 40)
            let times: Int? = try await db.value("SELECT suspensions FROM accounts WHERE id = \(amina.account)")
            #expect(times == 1)
            let logged = try await bench.audited(.trustChanged)
            #expect(logged == 3)
        }
    }

    @Test func `every night time counts, and a night in which nothing changed writes nothing`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            _ = try await bench.withSecondFactor(amina)
            var others: [AccountID] = []
            for number in 0..<450 { others.append(try await Cast.account("N\(number)", in: db)) }
            try await db.run("UPDATE accounts SET created_at = now() - interval '61 days' WHERE id = \(amina.account)")
            try await db.run("UPDATE accounts SET status = 'closed' WHERE id = \(others[0])")
            let seen = Box<[Int]>([])
            let score = ScoreEverybody(db: db)
            try await score(progress: { count in seen.withLock { $0.append(count) } })
            #expect(seen.current == [200, 400, 450])
            let scores = try await history(amina.account, in: db)
            #expect(scores == [57])
            let (closed, living) = (try await history(others[0], in: db), try await history(others[1], in: db))
            #expect(closed == [] && living == [40])
            let before = try await Cast.rows(of: ["accounts", "trust_history", "audit_log"], in: db)
            try await score()
            let after = try await Cast.rows(of: ["accounts", "trust_history", "audit_log"], in: db)
            #expect(after == before)
            let chain = try await bench.chain()
            #expect(chain)
        }
    }
}
