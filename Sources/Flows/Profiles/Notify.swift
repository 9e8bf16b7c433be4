import Accounts
import Postgres
import Vocabulary

/// Writes to people about what they chose to hear of.
package struct Notify: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// Queues a message on every way that the account has and wants this kind by. Whether it still does, is asked again when
    /// the message goes out.
    ///
    /// - Parameters:
    ///   - subject: one line, of mails only.
    ///   - body: in the account's language; how to have no more of them is added to mails.
    package func callAsFunction(
        _ account: Account, of kind: NotificationKind, subject: String, body: String, in tx: Transaction
    ) async throws {
        guard account.status == .active else { return }
        for contact in try await Contact.all(of: account.id, in: tx)
        where account.notifications[NotificationChoice(kind, by: contact.kind.channel)] {
            try await door.send(
                (subject, body), about: kind, to: contact.secret, contact.kind, in: tx)
        }
    }
}

extension Contact.Kind {
    var channel: NotificationChannel { self == .email ? .mail : .sms }
}

/// What stands under a mail that may be switched off. `%u` is the link.
func unsubscribeLine(_ link: String, in language: Language) -> String {
    let line =
        switch language {
        case .english: "You get this mail because you chose to hear of such things. To get no more of them: %u"
        case .swahili: "Unapata barua hii kwa sababu ulichagua kupata habari kama hizi. Kuacha kuzipata: %u"
        case .french: "Vous recevez ce message parce que vous l’avez choisi. Pour ne plus en recevoir : %u"
        case .arabic: "وصلتك هذه الرسالة لأنك اخترت تلقي مثلها. لإيقافها: %u"
        case .thai: "คุณได้รับอีเมลนี้เพราะคุณเลือกรับเรื่องแบบนี้ หากไม่ต้องการรับอีก: %u"
        }
    return line.replacing("%u", with: link)
}
