import Accounts
import Crypto
import Foundation
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

@testable import Flows

struct AccountMessageTests {
    private struct Down: Error, CustomStringConvertible { let description: String }

    @Test(arguments: Language.allCases)
    func `a message holds the market and its code, and no placeholder`(language: Language) {
        for message in AccountMessage.allCases {
            let text = message.text(in: language, market: "Soko Bora", code: "914207")
            let codes = message.bringsCode ? 1 : 0
            #expect(text.body.matches(of: /914207/).count == codes, "\(message)")
            #expect(text.subject.matches(of: /914207/).count == codes, "\(message)")
            #expect(text.subject.contains("Soko Bora"))
            #expect(message == .addContact || text.body.contains("Soko Bora"), "\(message)")
            for part in [text.subject, text.body] {
                #expect(!part.contains("%"), "\(message)")
                #expect(part.split(whereSeparator: \.isNewline).count == 1, "\(message)")
                #expect(part.count > 8)
            }
            guard language != .english else { continue }
            #expect(text.body != message.text(in: .english, market: "Soko Bora", code: "914207").body, "\(message)")
        }
        let bodies = Set(AccountMessage.allCases.map { $0.text(in: language, market: "S", code: "1").body })
        #expect(bodies.count == AccountMessage.allCases.count)
    }

    @Test func `a message is sent once, and its text forgotten; the account's address stays`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered(),
                sent = Box<[AccountBench.Letter]>([])
            try await ChangePassword(bench.door)(
                amina.account, from: AccountBench.password, to: AccountBench.otherPassword, session: nil)
            let task = try #require(try await bench.tasks().first), expected = try await bench.letters()
            for _ in 0..<3 { try await bench.sender(sent)(task) }
            let kinds: [String] = try await db.values("SELECT kind FROM vault.secrets")
            #expect(sent.current == expected)
            #expect(kinds == ["email"])
        }
    }

    @Test func `a text message goes to the telephone`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db)
            _ = try await Register(bench.door).begin(try bench.wish("0733 900 811", name: "Juma"))
            let waiting = try await bench.letters(), sent = try await bench.send()
            #expect(sent.map(\.to) == [AccountBench.number])
            #expect(sent.map(\.body) == waiting.map(\.body))
        }
    }

    @Test func `a messenger that is down is asked again, nothing is lost, and no address stands in the fault`()
        async throws
    {
        try await withDatabase { db in
            let bench = try AccountBench(db), sent = Box<[AccountBench.Letter]>([])
            _ = try await Register(bench.door).begin(try bench.wish())
            let task = try #require(try await bench.tasks().first), before = try await bench.facts()
            let down = Down(description: "550 no such user: <Amina.Wanjiru@example.co.ke>")
            var said = ""
            do { try await bench.sender(sent, fault: down)(task) } catch { said = "\(error)" }
            let after = try await bench.facts()
            #expect(said == "550 no such user: <a•••@example.co.ke>")
            #expect(after == before)
            #expect(sent.current == [])
            try await bench.sender(sent)(task)
            #expect(sent.current.count == 1)
        }
    }

    @Test func `two messages to an address that is given up are both sent, and then it is forgotten`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            try await ChangePassword(bench.door)(
                amina.account, from: AccountBench.password, to: AccountBench.otherPassword, session: nil)
            try await CloseAccount(bench.door)(amina.account, password: AccountBench.otherPassword)
            let sent = try await bench.send()
            let secrets = try await Cast.count("vault.secrets", in: db)
            #expect(sent.map(\.to) == [AccountBench.amina, AccountBench.amina])
            #expect(secrets == 0)
        }
    }

    @Test func `a message to who was erased meanwhile goes nowhere, and is forgotten`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), sent = Box<[AccountBench.Letter]>([])
            _ = try await Register(bench.door).begin(try bench.wish())
            let task = try #require(try await bench.tasks().first)
            try await db.run("DELETE FROM pending_steps")
            try await db.transaction { try await Vault.forget([task.to], in: $0) }
            try await bench.sender(sent)(task)
            let secrets = try await Cast.count("vault.secrets", in: db)
            #expect(sent.current == [])
            #expect(secrets == 0)
        }
    }

    @Test func `what is no message is not sent`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), sent = Box<[AccountBench.Letter]>([])
            _ = try await Register(bench.door).begin(try bench.wish())
            let task = try #require(try await bench.tasks().first), before = try await bench.facts()
            for wrong in [
                MessageTask(to: task.to, medium: "email", body: task.to),
                MessageTask(to: task.body, medium: "email", body: task.body),
            ] {
                await #expect(throws: (any Error).self) { try await bench.sender(sent)(wrong) }
            }
            let after = try await bench.facts()
            #expect(sent.current == [])
            #expect(after == before)
        }
    }
}
