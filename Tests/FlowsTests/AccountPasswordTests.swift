import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AccountPasswordTests {
    @Test func `a known password is changed, this device stays, and every contact is told`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            _ = try await bench.signIn()
            let change = ChangePassword(bench.door)
            try await bench.refuses(.wrongCredentials) {
                try await change(amina.account, from: "wrong", to: AccountBench.otherPassword, session: amina.session)
            }
            try await bench.refuses(.weakPassword(.tooCommon)) {
                try await change(amina.account, from: AccountBench.password, to: "password123", session: amina.session)
            }
            try await bench.refuses(.weakPassword(.personal)) {
                try await change(
                    amina.account, from: AccountBench.password, to: "zQ7#Wanjiru-9x2", session: amina.session)
            }
            try await change(
                amina.account, from: AccountBench.password, to: AccountBench.otherPassword, session: amina.session)
            let living = try await Session.living(of: amina.account, in: db).map(\.id)
            let letters = try await bench.letters().map(\.to), audited = try await bench.audited(.passwordChanged)
            #expect(living == [amina.session])
            #expect(letters == [AccountBench.amina])
            #expect(audited == 1)
            try await bench.refuses(.wrongCredentials) { try await bench.signIn() }
            _ = try await bench.signIn(AccountBench.amina, AccountBench.otherPassword)
        }
    }

    @Test func `a new password is not built around a name or a way to be reached`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered(), reset = ResetPassword(bench.door)
            let change = try await ChangeContact(bench.door).begin(
                amina.account, try bench.contact(AccountBench.number), password: AccountBench.password)
            try await ChangeContact(bench.door).confirm(amina.account, change, code: try await bench.code())
            _ = try await bench.send()
            let secret = try await reset.begin(try bench.contact(AccountBench.amina), language: .english)
            let code = try await bench.code()
            let personal = ["zQ7#Wanjiru-9x2", "xX!amina.wanjiru9", "q!733900811-zT"]
            // Who does not have the code learns nothing of whose address it is.
            try await bench.refuses(.wrongCode(attemptsLeft: 4)) {
                try await reset.finish(secret, code: "", password: personal[0])
            }
            for password in personal {
                try await bench.refuses(.weakPassword(.personal)) {
                    try await reset.finish(secret, code: code, password: password)
                }
                try await bench.refuses(.weakPassword(.personal)) {
                    try await ChangePassword(bench.door)(
                        amina.account, from: AccountBench.password, to: password, session: nil)
                }
            }
            try await reset.finish(secret, code: code, password: AccountBench.otherPassword)
            _ = try await bench.signIn(AccountBench.number, AccountBench.otherPassword)
        }
    }

    @Test func `a reset with a wrong code, or a weak password, changes nothing`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), reset = ResetPassword(bench.door)
            _ = try await bench.registered()
            let secret = try await reset.begin(try bench.contact(AccountBench.amina), language: .english)
            let code = try await bench.code()
            try await bench.refuses(.weakPassword(.tooShort)) {
                try await reset.finish(secret, code: code, password: "short")
            }
            try await bench.refuses(.wrongCode(attemptsLeft: 4)) {
                try await reset.finish(secret, code: "", password: AccountBench.otherPassword)
            }
            try await reset.finish(secret, code: code, password: AccountBench.otherPassword)
            try await bench.refuses(.stepOver) {
                try await reset.finish(secret, code: code, password: AccountBench.password)
            }
            _ = try await bench.signIn(AccountBench.amina, AccountBench.otherPassword)
        }
    }

    @Test func `a code sent to an address that is no longer the account's resets nothing`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), reset = ResetPassword(bench.door), change = ChangeContact(bench.door)
            let amina = try await bench.registered()
            let secret = try await reset.begin(try bench.contact(AccountBench.amina), language: .english)
            let code = try await bench.code()
            let step = try await change.begin(
                amina.account, try bench.contact(AccountBench.baraka), password: AccountBench.password)
            try await change.confirm(amina.account, step, code: try await bench.code())
            try await bench.refuses(.stepOver) {
                try await reset.finish(secret, code: code, password: AccountBench.otherPassword)
            }
        }
    }

    @Test func `what was begun with the old password is over`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            let (app, paper) = try await bench.withSecondFactor(amina)
            let half = try await bench.half()
            let change = try await ChangeContact(bench.door).begin(
                amina.account, try bench.contact(AccountBench.baraka), password: AccountBench.password)
            let code = try await bench.code()
            try await ChangePassword(bench.door)(
                amina.account, from: AccountBench.password, to: AccountBench.otherPassword, session: amina.session)
            for answer in [paper[0], app.code(at: Date() + 30)] {
                try await bench.refuses(.stepOver) {
                    try await SignIn(bench.door).secondFactor(half, code: answer, from: bench.device)
                }
            }
            try await bench.refuses(.stepOver) {
                try await ChangeContact(bench.door).confirm(amina.account, change, code: code)
            }
        }
    }

    @Test func `an address is added by whom its code was sent to, once, and never taken from another`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), change = ChangeContact(bench.door)
            let amina = try await bench.registered(),
                baraka = try await bench.registered(AccountBench.baraka, name: "Baraka")
            try await bench.refuses(.wrongCredentials) {
                try await change.begin(amina.account, try bench.contact(AccountBench.number), password: "wrong")
            }
            // Both want the same number, and both have its telephone in their hands.
            var steps: [(AccountID, String, String)] = []
            for account in [amina.account, baraka.account] {
                let step = try await change.begin(
                    account, try bench.contact(AccountBench.number), password: AccountBench.password)
                steps.append((account, step, try await bench.code()))
            }
            try await bench.refuses(.stepOver) {
                try await change.confirm(baraka.account, steps[0].1, code: steps[0].2)
            }
            try await change.confirm(steps[0].0, steps[0].1, code: steps[0].2)
            try await bench.refuses(.contactTaken) {
                try await change.confirm(steps[1].0, steps[1].1, code: steps[1].2)
            }
            try await bench.refuses(.stepOver) { try await change.confirm(steps[0].0, steps[0].1, code: steps[0].2) }
            let signedIn = try await bench.signIn(AccountBench.number)
            #expect(signedIn.account == amina.account)
        }
    }
}
