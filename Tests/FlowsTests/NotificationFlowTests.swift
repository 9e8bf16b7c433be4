import Accounts
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct NotificationFlowTests {
    private func notify(_ bench: AccountBench, _ id: AccountID, _ kind: NotificationKind) async throws {
        try await bench.db.transaction { tx in
            let account = try #require(try await Account.find(id, in: tx))
            try await Notify(bench.door)(account, of: kind, subject: "Lower now", body: "A basket costs less.", in: tx)
        }
    }

    @Test func `who wants to hear of it gets a mail that can be ended, who does not gets none`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            try await notify(bench, amina, .priceDrops)
            try await notify(bench, amina, .news)
            let sent = try await bench.send()
            let link = try #require(sent.first?.unsubscribe)
            #expect(link.hasPrefix("https://soko.example/unsubscribe/\(amina.pathText).price-drops."))
            #expect(
                sent == [
                    AccountBench.Letter(
                        to: AccountBench.amina, subject: "Lower now",
                        body: """
                            A basket costs less.

                            You get this mail because you chose to hear of such things. To get no more of them: \(link)
                            """, unsubscribe: link)
                ])
            let secrets: Int? = try await db.value("SELECT count(*) FROM vault.secrets WHERE kind = 'message'")
            #expect(secrets == 0)
        }
    }

    @Test func `chosen otherwise while it waits, a message stays here and its text is forgotten`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            try await notify(bench, amina, .orders)
            try await ChangeNotifications(db: db)(amina) { $0[NotificationChoice(.orders, by: .mail)] = false }
            let sent = try await bench.send()
            #expect(sent == [])
            let secrets: Int? = try await db.value("SELECT count(*) FROM vault.secrets WHERE kind = 'message'")
            #expect(secrets == 0)
        }
    }

    @Test func `notices about the account itself come whatever was chosen, and cannot be ended`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered()
            try await ChangeNotifications(db: db)(amina.account) { $0 = NotificationChoices([]) }
            try await ChangePassword(bench.door)(
                amina.account, from: AccountBench.password, to: AccountBench.otherPassword, session: nil)
            let sent = try await bench.send()
            #expect(sent.map(\.subject) == ["About your Soko account"])
            #expect(sent.map(\.unsubscribe) == [nil])
        }
    }

    @Test func `a text goes to the telephone when that was chosen, without a link`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db),
                juma = try await bench.registered(AccountBench.number, name: "Juma").account
            try await notify(bench, juma, .orders)
            let none = try await bench.send()
            #expect(none == [])
            try await ChangeNotifications(db: db)(juma) { $0[NotificationChoice(.orders, by: .sms)] = true }
            try await notify(bench, juma, .orders)
            let sent = try await bench.send()
            #expect(sent == [AccountBench.Letter(to: AccountBench.number, subject: "", body: "A basket costs less.")])
        }
    }

    @Test func `a link names one account and one kind, and no other spelling of it is good`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let baraka = try await bench.registered(AccountBench.baraka, name: "Baraka").account
            try await notify(bench, amina, .orders)
            let links = UnsubscribeLinks(vault: bench.door.vault, origin: "https://soko.example")
            let token = String(try #require(try await bench.send().first?.unsubscribe).split(separator: "/").last ?? "")
            let read = try #require(links.read(token))
            #expect(read.account == amina)
            #expect(read.kind == .orders)
            for wrong in [
                token.replacing("orders", with: "news"), token.replacing(amina.pathText, with: baraka.pathText),
                String(token.dropLast()), token + "0", token.uppercased(), "", "..", "a.b.c",
            ] {
                #expect(links.read(wrong) == nil, "\(wrong)")
            }
        }
    }
}
