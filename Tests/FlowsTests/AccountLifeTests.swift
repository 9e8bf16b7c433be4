import Accounts
import Crypto
import Flows
import Foundation
import JSON
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AccountLifeTests {
    @Test func `a life: joining, coming and going, losing and changing things, and leaving without a trace`()
        async throws
    {
        try await withDatabase(connections: 8) { db in
            let bench = try AccountBench(db), door = bench.door
            let name = "Amina Wanjiru-Otieno"

            // Joining.
            let join = try await Register(door).begin(try bench.wish(name: "  \(name)\n"))
            let welcome = try await bench.letters(), code = try await bench.code()
            #expect(
                welcome == [
                    .init(
                        to: AccountBench.amina, subject: "\(code) is your Soko code",
                        body:
                            "\(code) is your code to join Soko. It is good for 10 minutes. Nobody from Soko will ever ask you for it."
                    )
                ])
            let nobody = try await Cast.count("accounts", in: db)
            #expect(nobody == 0)
            try await bench.refuses(.wrongCode(attemptsLeft: 4)) {
                try await Register(door).confirm(join, code: code == "000000" ? "000001" : "000000", from: bench.device)
            }
            let spaced = code.prefix(3) + " " + code.suffix(3) + "\n"
            let first = try await Register(door).confirm(join, code: String(spaced), from: bench.device)
            let account = try await bench.account(first.account)
            #expect(account.name == name)
            #expect(account.visitor == first.visitor)
            let claims = try door.tokens.verify(first.access, at: Date())
            #expect(claims.subject == first.account.pathText)
            #expect(claims.session == first.session.pathText)
            #expect(claims.scopes == [])
            #expect(claims.factors == ["pwd"])
            #expect(claims.expires - claims.issuedAt == 900)

            // Coming and going.
            let renewed = try #require(try await RenewSession(door)(first.refresh))
            #expect(renewed.session == first.session)
            try await SignOut(db: db)(first.account, only: first.session)
            let gone = try await RenewSession(door)(renewed.refresh)
            #expect(gone == nil)
            let second = try await bench.signIn()
            #expect(second.session != first.session)
            let devices = try await Session.living(of: second.account, in: db).map { "\($0.device) \($0.network)" }
            #expect(devices == ["Chrome · Android 197.232.61.*"])
            try await bench.refuses(.wrongCredentials) { try await bench.signIn(AccountBench.amina, "vM7#kq2Lw9xt") }

            // A second factor.
            let (app, paper) = try await bench.withSecondFactor(second)
            #expect(paper.count == 10)
            let half = try await bench.half()
            let third = try await SignIn(door).secondFactor(half, code: app.code(at: Date() + 30), from: bench.device)
            let strong = try door.tokens.verify(third.access, at: Date())
            #expect(strong.factors == ["otp", "pwd"])

            // The telephone is lost, the paper is not.
            let lost = try await bench.half()
            _ = try await SignIn(door).secondFactor(
                lost, code: paper[3].uppercased().replacing("-", with: " "), from: bench.device)
            let again = try await bench.half()
            try await bench.refuses(.wrongCode(attemptsLeft: 4)) {
                try await SignIn(door).secondFactor(again, code: paper[3], from: bench.device)
            }
            let left = try await RecoveryCodes.left(of: first.account, in: db)
            #expect(left == 9)

            // A new password ends whatever was open.
            let reset = try await ResetPassword(door).begin(try bench.contact(AccountBench.amina), language: .english)
            try await ResetPassword(door).finish(
                reset, code: try await bench.code(), password: AccountBench.otherPassword)
            let living = try await Session.living(of: first.account, in: db)
            #expect(living == [])
            for token in [second.refresh, third.refresh] {
                let over = try await RenewSession(door)(token)
                #expect(over == nil)
            }
            try await bench.refuses(.wrongCredentials) { try await bench.half(AccountBench.amina) }
            let told = try await bench.send().map { "\($0.to) \($0.subject)" }
            #expect(told.last == "\(AccountBench.amina) About your Soko account")

            // Another address, and a telephone number beside it.
            for contact in [AccountBench.baraka, AccountBench.number] {
                let change = try await ChangeContact(door).begin(
                    first.account, try bench.contact(contact), password: AccountBench.otherPassword)
                try await ChangeContact(door).confirm(first.account, change, code: try await bench.code())
            }
            let notices = try await bench.send()
            #expect(notices.map(\.to) == [AccountBench.baraka, AccountBench.amina, AccountBench.number])
            #expect(
                notices[1].body
                    == "Your Soko account is now reached by another address. If that was not you, ask for a new password at once."
            )
            let old = try await Cast.places(of: AccountBench.amina, in: db)
            #expect(old == [])
            try await bench.refuses(.wrongCredentials) {
                try await bench.half(AccountBench.amina, AccountBench.otherPassword)
            }
            let byNumber = try await bench.half(AccountBench.number, AccountBench.otherPassword)
            _ = try await SignIn(door).secondFactor(byNumber, code: paper[0], from: bench.device)

            // What is known of her, she gets.
            try await withBlobs { blobs in
                let archive = try await ExportMyData(door, blobs: blobs)(first.account)
                guard let files = try unzipped(archive) else { return }
                let export = String(decoding: try #require(files["data.json"]), as: UTF8.self)
                for part in [name, AccountBench.baraka, "+" + AccountBench.number, "Chrome · Android"] {
                    #expect(export.contains(part), "\(part)")
                }
            }

            // Leaving.
            try await bench.refuses(.wrongCredentials) {
                try await CloseAccount(door)(first.account, password: AccountBench.password)
            }
            try await CloseAccount(door)(first.account, password: AccountBench.otherPassword)
            let farewell = try await bench.send()
            #expect(farewell.map(\.to) == [AccountBench.baraka, AccountBench.number])
            #expect(farewell.first?.body == "Your Soko account is closed and your data are erased.")
            for text in [
                name, "Wanjiru", AccountBench.amina, AccountBench.baraka, AccountBench.number, "733900811",
                "197.232.61",
                "Android",
            ] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
            let secrets = try await Cast.count("vault.secrets", in: db)
            #expect(secrets == 0)
            let closed = try await bench.account(first.account)
            #expect(closed.status == .closed)
            try await bench.refuses(.wrongCredentials) {
                try await bench.half(AccountBench.number, AccountBench.otherPassword)
            }
            let chain = try await bench.chain()
            #expect(chain)
        }
    }

    @Test func `what hung on unfinished steps goes with the account too, a stranger's own step stays`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), door = bench.door
            let amina = try await bench.registered()
            // Begun and never finished: an address to add, an authenticator, a reset, and a second joining.
            _ = try await ChangeContact(door).begin(
                amina.account, try bench.contact(AccountBench.number), password: AccountBench.password)
            for _ in 0..<2 {
                _ = try await ChangeSecondFactor(door).begin(amina.account, password: AccountBench.password)
            }
            _ = try await ResetPassword(door).begin(try bench.contact(AccountBench.amina), language: .english)
            _ = try await Register(door).begin(try bench.wish())
            _ = try await Register(door).begin(try bench.wish(AccountBench.baraka, name: "Baraka"))
            try await CloseAccount(door)(amina.account, password: AccountBench.password)
            _ = try await bench.send()
            for text in ["Amina", AccountBench.amina, AccountBench.number] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
            let steps: [String] = try await db.values("SELECT payload ->> 'name' FROM pending_steps")
            let masked: [String] = try await db.values("SELECT masked FROM vault.secrets")
            #expect(steps == ["Baraka"])
            #expect(masked == ["b•••@example.com"])
        }
    }

    @Test func `a closed account takes nothing in, whatever a late request brings`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), door = bench.door, amina = try await bench.registered()
            let id = amina.account, password = AccountBench.password, baraka = try bench.contact(AccountBench.baraka)
            let code = try await Register(door).begin(try bench.wish(AccountBench.baraka, name: "Baraka"))
            try await CloseAccount(door)(id, password: password)
            _ = try await bench.send()
            let before = try await bench.facts()
            try await ChangeProfile(db: db)(id, name: "Amina", language: .thai)
            let after = try await bench.facts()
            #expect(after == before)
            try await bench.refuses(.notThere) { try await CloseAccount(door)(id, password: "") }
            try await bench.refuses(.notThere) { try await ChangeContact(door).begin(id, baraka, password: "") }
            try await bench.refuses(.notThere) { try await ChangeSecondFactor(door).begin(id, password: "") }
            try await bench.refuses(.notThere) { try await ChangeSecondFactor(door).remove(id, password: "") }
            try await bench.refuses(.notThere) {
                try await ChangePassword(door)(id, from: "", to: AccountBench.otherPassword, session: nil)
            }
            try await bench.refuses(.stepOver) { try await ChangeContact(door).confirm(id, code, code: "") }
            try await bench.refuses(.notThere) {
                try await KeysOfPrograms(db: db).issue(id, name: "till", scopes: [.read], days: 1)
            }
            let renewed = try await RenewSession(door)(amina.refresh)
            #expect(renewed == nil)
        }
    }

    @Test func `the same address may join again after leaving, as somebody new`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db)
            let first = try await bench.registered()
            try await CloseAccount(bench.door)(first.account, password: AccountBench.password)
            let second = try await bench.registered()
            #expect(second.account != first.account)
            #expect(second.visitor != first.visitor)
        }
    }
}
