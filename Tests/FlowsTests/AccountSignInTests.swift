import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AccountSignInTests {
    @Test func `who is suspended learns it only with the right password, and no token is renewed`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            try await bench.status("suspended", of: amina.account)
            try await bench.refuses(.suspended) { try await bench.signIn() }
            try await bench.refuses(.wrongCredentials) { try await bench.signIn(AccountBench.amina, "wrong") }
            let renewed = try await RenewSession(bench.door)(amina.refresh)
            #expect(renewed == nil)
            try await bench.status("active", of: amina.account)
            let back = try await bench.signIn()
            #expect(back.account == amina.account)
        }
    }

    @Test func `a failed try is written down for whom it names, a stranger's address never`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            try await bench.refuses(.wrongCredentials) { try await bench.signIn(AccountBench.amina, "wrong") }
            try await bench.refuses(.wrongCredentials) { try await bench.signIn(AccountBench.baraka, "wrong") }
            let failed = try await AuditLog.about(amina.account.subject, limit: 1, in: db)
            let count = try await bench.audited(.signInFailed)
            #expect(failed.first?.event == "sign-in-failed")
            #expect(failed.first?.details == #"{"at":"password"}"#)
            #expect(count == 1)
        }
    }

    @Test func `a hash of lower cost is made anew when its password comes, and then left alone`() async throws {
        try await withDatabase { db in
            let amina = try await AccountBench(db).registered()
            let bench = try AccountBench(db, passwords: PasswordHasher(cost: 11, threads: 1))
            let cheap = try await bench.account(amina.account).passwordHash ?? ""
            try await bench.refuses(.wrongCredentials) { try await bench.signIn(AccountBench.amina, "wrong") }
            _ = try await bench.signIn()
            let dear = try await bench.account(amina.account).passwordHash ?? ""
            _ = try await bench.signIn()
            let same = try await bench.account(amina.account).passwordHash ?? ""
            #expect([cheap, dear].map { $0.prefix(7) } == ["$2b$10$", "$2b$11$"])
            #expect(same == dear)
        }
    }

    /// Signs in while another transaction holds the account, does something to it, and commits.
    private func signIn(_ bench: AccountBench, _ id: AccountID, meanwhile body: (Transaction) async throws -> Void)
        async throws -> Result<SignedIn, any Error>
    {
        let entering = Box<Task<SignedIn, any Error>?>(nil)
        try await bench.db.transaction { tx in
            _ = try await Account.locked(id, in: tx)
            entering.withLock { $0 = Task { try await bench.signIn() } }
            // The password has been checked, and found right.
            try await Cast.waitUntilBlocked(in: bench.db)
            try await body(tx)
        }
        return try #require(await entering.current?.result)
    }

    @Test func `a password that changes while it is checked opens nothing, and the new one stays`() async throws {
        try await withDatabase { db in
            let amina = try await AccountBench(db).registered()
            let bench = try AccountBench(db, passwords: PasswordHasher(cost: 11, threads: 1))
            let new = try await AccountBench.passwords.hash(AccountBench.otherPassword)
            let outcome = try await signIn(bench, amina.account) { tx in
                try await Account.setPassword(amina.account, hash: new, in: tx)
                try await Session.end(of: amina.account, .passwordChanged, in: tx)
            }
            #expect(throws: AccountRefusal.wrongCredentials) { try outcome.get() }
            let kept = try await bench.account(amina.account).passwordHash
            let living = try await Session.living(of: amina.account, in: db)
            #expect(kept == new)
            #expect(living == [])
        }
    }

    @Test func `who is suspended while the password is checked is not let in`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let outcome = try await signIn(bench, amina.account) { tx in
                try await Account.setStatus(amina.account, .suspended, in: tx)
                try await Session.end(of: amina.account, .suspended, in: tx)
            }
            #expect(throws: AccountRefusal.suspended) { try outcome.get() }
            let living = try await Session.living(of: amina.account, in: db)
            #expect(living == [])
        }
    }

    @Test func `where somebody wanted to go survives the second factor`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db)
            let (_, paper) = try await bench.withSecondFactor(try await bench.registered())
            for (number, back) in ["/watchlist?after=1", nil].enumerated() {
                guard
                    case .needsSecondFactor(let secret) = try await SignIn(bench.door)(
                        try bench.contact(AccountBench.amina), password: AccountBench.password, from: bench.device,
                        returnTo: back)
                else { throw AccountBench.NotSignedIn() }
                let signedIn = try await SignIn(bench.door).secondFactor(
                    secret, code: paper[number], from: bench.device)
                #expect(signedIn.returnTo == back)
            }
        }
    }

    @Test func `a code of the app counts once, ten times at once as well`() async throws {
        try await withDatabase(connections: 10) { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let (app, _) = try await bench.withSecondFactor(amina)
            let code = app.code(at: Date() + 30)
            var secrets: [String] = []
            for _ in 0..<10 { secrets.append(try await bench.half()) }
            let ins = try await withThrowingTaskGroup(of: Int.self) { group in
                for secret in secrets {
                    group.addTask {
                        do {
                            _ = try await SignIn(bench.door).secondFactor(secret, code: code, from: bench.device)
                            return 1
                        } catch AccountRefusal.wrongCode(4) { return 0 }
                    }
                }
                return try await group.reduce(0, +)
            }
            let sessions = try await Session.living(of: amina.account, in: db)
            #expect(ins == 1)
            #expect(sessions.count == 2)
            let factors = try await Session.factors(
                of: try #require(sessions.map(\.id).first { $0 != amina.session }), in: db)
            #expect(factors == ["pwd", "otp"])
        }
    }

    @Test func `five guesses at a second factor are five, however many come at once`() async throws {
        try await withDatabase(connections: 20) { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let (app, paper) = try await bench.withSecondFactor(amina)
            let near = Set((-3...3).map { (step: Int) in app.code(at: Date() + 30 * Double(step)) })
            let wrong = try #require(
                (0..<20).map { "00000\($0)".suffix(6) }.map(String.init).first { !near.contains($0) })
            let secret = try await bench.half(), before = try await bench.audited(.secretRead)
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await SignIn(bench.door).secondFactor(secret, code: wrong, from: bench.device)
                            return "in"
                        } catch let refusal as AccountRefusal { return "\(refusal)" }
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            let read = try await bench.audited(.secretRead) - before, failed = try await bench.audited(.signInFailed)
            #expect(
                answers.sorted()
                    == Array(repeating: "stepOver", count: 15) + (0..<5).map { "wrongCode(attemptsLeft: \($0))" })
            #expect(read == 5)
            #expect(failed == 5)
            try await bench.refuses(.stepOver) {
                try await SignIn(bench.door).secondFactor(secret, code: paper[0], from: bench.device)
            }
        }
    }

    @Test func `the steps of setting an app up and of signing in with it are not one another`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let (app, paper) = try await bench.withSecondFactor(amina)
            let change = ChangeSecondFactor(bench.door)
            let offer = try await change.begin(amina.account, password: AccountBench.password)
            for code in [paper[0], app.code(at: Date() + 30)] {
                try await bench.refuses(.stepOver) {
                    try await SignIn(bench.door).secondFactor(offer.secret, code: code, from: bench.device)
                }
            }
            let half = try await bench.half()
            try await bench.refuses(.stepOver) {
                try await change.confirm(amina.account, half, code: app.code(at: Date() + 30), session: nil)
            }
        }
    }

    @Test func `setting an app up needs the password and its first code, and ends other sessions`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let elsewhere = try await bench.signIn(), change = ChangeSecondFactor(bench.door)
            try await bench.refuses(.wrongCredentials) { try await change.begin(amina.account, password: "wrong") }
            let offer = try await change.begin(amina.account, password: AccountBench.password)
            let app = TOTP(secret: try #require(bytes(base32: offer.key)))
            let near = Set((-3...3).map { (step: Int) in app.code(at: Date() + 30 * Double(step)) })
            let wrong = try #require((0..<20).map { String("00000\($0)".suffix(6)) }.first { !near.contains($0) })
            try await bench.refuses(.wrongCode(attemptsLeft: 4)) {
                try await change.confirm(amina.account, offer.secret, code: wrong, session: amina.session)
            }
            let again = try await change.offer(amina.account, offer.secret)
            #expect(again.key == offer.key)
            #expect(offer.address.hasPrefix("otpauth://totp/Soko:Amina%20Wanjiru?secret=\(offer.key)&issuer=Soko"))
            let other = try await bench.registered(AccountBench.baraka, name: "Baraka")
            try await bench.refuses(.stepOver) { try await change.offer(other.account, offer.secret) }
            _ = try await change.confirm(
                amina.account, offer.secret, code: app.code(at: Date()), session: amina.session)
            let living = try await Session.living(of: amina.account, in: db).map(\.id)
            let over = try await RenewSession(bench.door)(elsewhere.refresh)
            let letters = try await bench.letters().map(\.to)
            #expect(living == [amina.session])
            #expect(over == nil)
            #expect(letters == [AccountBench.amina])
            try await bench.refuses(.stepOver) {
                try await change.confirm(amina.account, offer.secret, code: app.code(at: Date() + 30), session: nil)
            }
        }
    }

    @Test func `taking it away needs the password, leaves no code, and is refused to staff`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered(),
                change = ChangeSecondFactor(bench.door)
            _ = try await bench.withSecondFactor(amina)
            try await bench.refuses(.wrongCredentials) { try await change.remove(amina.account, password: "wrong") }
            try await db.run("UPDATE accounts SET roles = '{staff}'")
            try await bench.refuses(.secondFactorNeeded) {
                try await change.remove(amina.account, password: AccountBench.password)
            }
            try await db.run("UPDATE accounts SET roles = '{}'")
            try await change.remove(amina.account, password: AccountBench.password)
            _ = try await bench.send()
            let kinds: [String] = try await db.values("SELECT kind FROM vault.secrets")
            let codes = try await Cast.count("recovery_codes", in: db)
            _ = try await bench.signIn()
            #expect(kinds == ["email"])
            #expect(codes == 0)
        }
    }
}
