import Accounts
import Postgres
import TestSupport
import Testing

struct NotificationChoicesTests {
    @Test func `before anything is chosen mails come about what somebody takes part in, and nothing else`() {
        let untouched = NotificationChoices(json: "{}")
        #expect(untouched == .untouched)
        #expect(untouched.kinds(by: .mail) == [.priceDrops, .savedSearches, .messages, .orders, .stock])
        #expect(untouched.kinds(by: .sms) == [])
    }

    @Test func `what was chosen comes back, also when it is nothing`() {
        var choices = NotificationChoices.untouched
        choices[NotificationChoice(.news, by: .sms)] = true
        choices[NotificationChoice(.orders, by: .mail)] = false
        #expect(choices.json == #"{"mail": ["price-drops", "saved-searches", "messages", "stock"], "sms": ["news"]}"#)
        #expect(NotificationChoices(json: choices.json) == choices)
        let nothing = NotificationChoices([])
        #expect(NotificationChoices(json: nothing.json) == nothing)
    }

    @Test func `a channel that is not named is untouched, a kind that nobody knows is passed over`() {
        #expect(
            NotificationChoices(json: #"{"mail": ["news", "fax"], "pigeon": ["news"]}"#).kinds(by: .mail) == [.news])
        #expect(
            NotificationChoices(json: #"{"sms": ["orders"]}"#).kinds(by: .mail)
                == NotificationChoices.untouched.kinds(by: .mail))
        #expect(NotificationChoices(json: #"{"mail": "news"}"#) == .untouched)
    }

    @Test func `they stay with the account until it is closed`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            let chosen = NotificationChoices([NotificationChoice(.news, by: .mail)])
            try await Account.setNotifications(neema, chosen, in: db)
            let kept = try await Account.find(neema, in: db)?.notifications
            #expect(kept == chosen)
            try await db.transaction { try await Account.erase(neema, in: $0) }
            try await Account.setNotifications(neema, chosen, in: db)
            let closed: String? = try await db.value("SELECT notifications::text FROM accounts WHERE id = \(neema)")
            #expect(closed == "{}")
        }
    }
}
