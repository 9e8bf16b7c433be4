import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AccountSessionsTests {
    @Test func `a stolen refresh token used twice ends its session, for thief and owner, and is written down`()
        async throws
    {
        try await withDatabase { db in
            let bench = try AccountBench(db), renew = RenewSession(bench.door)
            let amina = try await bench.registered(), elsewhere = try await bench.signIn()
            let owner = try #require(try await renew(amina.refresh))
            try await db.run(
                "UPDATE refresh_tokens SET used_at = now() - interval '1 minute' WHERE used_at IS NOT NULL")
            let thief = try await renew(amina.refresh), locked = try await renew(owner.refresh)
            let reasons: [String] = try await db.values("SELECT end_reason FROM sessions WHERE id = \(amina.session)")
            let entry = try await AuditLog.about(amina.account.subject, limit: 1, in: db).first
            let other = try await renew(elsewhere.refresh)
            #expect(thief == nil)
            #expect(locked == nil)
            #expect(reasons == ["token-reused"])
            #expect(entry?.event == "token-reused")
            #expect(entry?.actor == "nobody")
            #expect(entry?.details == #"{"session":"\#(amina.session.pathText)"}"#)
            #expect(other?.session == elsewhere.session)
        }
    }

    @Test func `ten requests with one token at once all go on with the same one`() async throws {
        try await withDatabase(connections: 10) { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let nexts = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<10 { group.addTask { try await RenewSession(bench.door)(amina.refresh)?.refresh } }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(nexts.count == 1)
            #expect(nexts.contains(nil) == false)
        }
    }

    @Test func `signing out ends one's own sessions only`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db)
            let amina = try await bench.registered(),
                baraka = try await bench.registered(AccountBench.baraka, name: "Baraka")
            let elsewhere = try await bench.signIn()
            let before = try await Cast.rows(of: ["sessions", "audit_log"], in: db)
            try await SignOut(db: db)(baraka.account, only: amina.session)
            let after = try await Cast.rows(of: ["sessions", "audit_log"], in: db)
            #expect(after == before)
            try await SignOut(db: db)(amina.account, except: elsewhere.session)
            let living = try await Session.living(of: amina.account, in: db).map(\.id)
            let audited = try await bench.audited(.signedOut)
            #expect(living == [elsewhere.session])
            #expect(audited == 1)
        }
    }

    @Test func `who gets or loses a role signs in again, and it is written down as it is`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), give = GiveRoles(db: db), amina = try await bench.registered()
            try await Account.setStore(amina.account, try await Cast.seller(in: db), in: db)
            try await give(amina.account, roles: [.staff], permissions: [.quality, .audit], by: .operatorAtTerminal)
            let over = try await RenewSession(bench.door)(amina.refresh)
            let account = try await bench.account(amina.account)
            #expect(over == nil)
            // The store stays.
            #expect(account.roles == [.staff, .seller])
            #expect(account.permissions == [.quality, .audit])
            let again = try await bench.signIn()
            let claims = try bench.door.tokens.verify(again.access, at: Date())
            #expect(claims.scopes == ["seller", "staff", "staff:audit", "staff:quality"])
            // Permissions are staff's alone.
            try await give(amina.account, roles: [.admin], permissions: [.jobs], by: .account("chief"))
            let entries = try await AuditLog.about(amina.account.subject, limit: 9, in: db).filter {
                $0.event == "roles-changed"
            }
            #expect(
                entries.map { "\($0.actor) \($0.details)" } == [
                    #"account:chief {"roles":"admin seller","permissions":""}"#,
                    #"operator {"roles":"seller staff","permissions":"audit quality"}"#,
                ])
            let permissions = try await bench.account(amina.account).permissions
            #expect(permissions == [])
            for status in ["suspended", "closed"] {
                try await db.run("UPDATE accounts SET status = \(status), password_hash = NULL")
                try await bench.refuses(.notThere) {
                    try await give(amina.account, roles: [.admin], permissions: [], by: .operatorAtTerminal)
                }
            }
        }
    }

    @Test func `a profile's change touches the name and the language, and nothing else`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered(), change = ChangeProfile(db: db)
            func rest() async throws -> [String] {
                try await db.values("SELECT (to_jsonb(a) - 'name' - 'language')::text FROM accounts a")
            }
            let before = try await rest()
            let others = try await Cast.rows(of: ["sessions", "account_contacts", "vault.secrets"], in: db)
            try await change(amina.account, name: " Amina\tW. ", language: .swahili)
            let account = try await bench.account(amina.account), after = try await rest()
            let same = try await Cast.rows(of: ["sessions", "account_contacts", "vault.secrets"], in: db)
            #expect(account.name == "Amina W.")
            #expect(account.language == .swahili)
            #expect(after == before)
            #expect(same == others)
            try await bench.refuses(.badName) { try await change(amina.account, name: "a\u{202E}b", language: .thai) }
        }
    }

    @Test func `keys are issued and taken back, and a refusal changes nothing`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), keys = KeysOfPrograms(db: db)
            let amina = try await bench.registered(),
                baraka = try await bench.registered(AccountBench.baraka, name: "Baraka")
            let text = try await keys.issue(amina.account, name: "till", scopes: [.read], days: 365)
            let person = try await APIKey.person(for: text, in: db)
            #expect(person?.account == amina.account)
            #expect(person?.scopes == [.read])
            let id = try #require(try await APIKey.all(of: amina.account, in: db).first?.id)
            let before = try await Cast.rows(of: ["audit_log"], in: db)
            try await bench.refuses(.badName) {
                try await keys.issue(amina.account, name: " ", scopes: [.read], days: 1)
            }
            try await bench.refuses(.badName) { try await keys.issue(amina.account, name: "a", scopes: [], days: 1) }
            for days in [0, -1, 366] {
                try await bench.refuses(.badName) {
                    try await keys.issue(amina.account, name: "a", scopes: [.read], days: days)
                }
            }
            try await bench.refuses(.notThere) { try await keys.issue(.random(), name: "a", scopes: [.read], days: 1) }
            try await bench.refuses(.notThere) { try await keys.revoke(id, of: baraka.account) }
            try await bench.refuses(.notThere) { try await keys.revoke(.random(), of: amina.account) }
            let after = try await Cast.rows(of: ["audit_log"], in: db)
            #expect(after == before)
            try await keys.revoke(id, of: amina.account)
            try await bench.refuses(.notThere) { try await keys.revoke(id, of: amina.account) }
            let gone = try await APIKey.person(for: text, in: db)
            let counts = [try await bench.audited(.keyIssued), try await bench.audited(.keyRevoked)]
            #expect(gone == nil)
            #expect(counts == [1, 1])
            try await bench.status("suspended", of: amina.account)
            try await bench.refuses(.notThere) {
                try await keys.issue(amina.account, name: "a", scopes: [.read], days: 1)
            }
        }
    }

    @Test func `of thirty keys asked for at once, twenty are issued`() async throws {
        try await withDatabase(connections: 30) { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let issued = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        do {
                            _ = try await KeysOfPrograms(db: db).issue(
                                amina.account, name: "\(number)", scopes: [.read], days: 1)
                            return 1
                        } catch AccountRefusal.tooMany { return 0 }
                    }
                }
                return try await group.reduce(0, +)
            }
            let count = try await Cast.count("api_keys", in: db)
            #expect(issued == 20)
            #expect(count == 20)
        }
    }
}
