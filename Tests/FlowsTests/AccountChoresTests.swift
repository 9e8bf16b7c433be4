import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

struct AccountChoresTests {
    @Test func `what nobody finished goes, its addresses after a week; what is pointed to stays`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            _ = try await bench.withSecondFactor(amina)
            _ = try await Register(bench.door).begin(try bench.wish(AccountBench.baraka, name: "Baraka"))
            _ = try await ChangeSecondFactor(bench.door).begin(amina.account, password: AccountBench.password)
            _ = try await bench.send()
            let before = try await bench.facts()
            try await TidyAccounts(db: db)()
            let young = try await bench.facts()
            #expect(young == before)
            try await db.run("UPDATE pending_steps SET expires_at = now() - interval '25 hours'")
            try await db.run("UPDATE vault.secrets SET created_at = now() - interval '8 days'")
            try await TidyAccounts(db: db)()
            let kinds: [String] = try await db.values("SELECT kind || ' ' || masked FROM vault.secrets ORDER BY 1")
            let steps = try await Cast.count("pending_steps", in: db)
            let sessions = try await Session.living(of: amina.account, in: db)
            #expect(kinds == ["email a•••@example.co.ke", "totp •••"])
            #expect(steps == 0)
            #expect(sessions.map(\.id) == [amina.session])
        }
    }

    @Test func `who is suspended is out at once and comes back when the market says so`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let suspend = SuspendAccount(db: db)
            try await suspend(amina.account, true, by: .operatorAtTerminal)
            let living = try await Session.living(of: amina.account, in: db)
            #expect(living.isEmpty)
            await #expect(throws: AccountRefusal.suspended) { try await bench.signIn() }
            try await suspend(amina.account, false, by: .operatorAtTerminal)
            _ = try await bench.signIn()
            let (out, back) = (try await bench.audited(.accountSuspended), try await bench.audited(.accountRestored))
            #expect(out == 1 && back == 1)
            try await db.transaction { tx in try await Account.erase(amina.account, in: tx) }
            await #expect(throws: AccountRefusal.notThere) {
                try await suspend(amina.account, false, by: .operatorAtTerminal)
            }
        }
    }

    @Test func `every secret is sealed with the new key, it is written down once, and everything still opens`()
        async throws
    {
        try await withDatabase { db in
            let bench = try AccountBench(db)
            _ = try await bench.registered()
            let (name, other) = (base64URL(sha256("k1".utf8)), base64URL(sha256("k2".utf8)))
            let both = Vault(keys: try SealingKeys(parsing: "k2:\(other),k1:\(name)"), lookupKey: sha256("lookup".utf8))
            let seen = Box<[Int]>([])
            let files = try PrivateShelf(keys: "k2:\(other),k1:\(name)")
            for _ in 0..<2 {
                try await RenewSecrets(db: db, vault: both, files: files.files)(progress: { count in
                    seen.withLock { $0.append(count) }
                })
            }
            let names: [String] = try await db.values("SELECT DISTINCT key_name FROM vault.secrets")
            let audited = try await bench.audited(.secretsRenewed)
            _ = try await bench.signIn()
            #expect(names == ["k2"])
            #expect(seen.current == [1])
            #expect(audited == 1)
        }
    }

    @Test func `an operator makes an account that signs in at once, of one address one`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), enrol = EnrolAccount(bench.door)
            let contact = try bench.contact(AccountBench.amina)
            let id = try await enrol(contact, name: "Amina", password: AccountBench.password, language: .french)
            try await bench.refuses(.contactTaken) {
                try await enrol(contact, name: "Other", password: AccountBench.password, language: .french)
            }
            try await bench.refuses(.weakPassword(.tooShort)) {
                try await enrol(contact, name: "Amina", password: "short", language: .french)
            }
            try await bench.refuses(.badName) {
                try await enrol(contact, name: "", password: AccountBench.password, language: .french)
            }
            let signedIn = try await bench.signIn()
            let actor = try await AuditLog.about(id.subject, limit: 9, in: db).last?.actor
            #expect(signedIn.account == id)
            #expect(signedIn.language == .french)
            #expect(actor == "operator")
        }
    }

    @Test func `a store is run by one account, whose sessions end`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), give = GiveStore(db: db), seller = try await Cast.seller(in: db)
            let amina = try await bench.registered(),
                baraka = try await bench.registered(AccountBench.baraka, name: "Baraka")
            try await give(seller, to: amina.account, by: .operatorAtTerminal)
            let account = try await bench.account(amina.account),
                over = try await RenewSession(bench.door)(amina.refresh)
            #expect(account.seller == seller)
            #expect(account.roles == [.seller])
            #expect(over == nil)
            try await bench.refuses(.contactTaken) {
                try await give(seller, to: baraka.account, by: .operatorAtTerminal)
            }
            try await bench.status("suspended", of: baraka.account)
            try await bench.refuses(.notThere) { try await give(seller, to: baraka.account, by: .operatorAtTerminal) }
        }
    }
}
