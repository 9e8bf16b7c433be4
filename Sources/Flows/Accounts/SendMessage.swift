import Accounts
import Audit
import Foundation
import Jobs
import Postgres
import Vault
import Vocabulary

/// A mail on its way out.
package struct Letter: Sendable, Equatable {
    package let subject: String
    package let body: String
    /// Where its receiver's mail program ends mails of this kind with one click (RFC 8058); nil for what cannot be ended.
    package let unsubscribe: String?
}

/// The ways out to a person. A door to the outside world: a test's is closed unless the test opens it.
package struct Messenger: Sendable {
    package var mail: @Sendable (_ to: EmailAddress, _ letter: Letter) async throws -> Void
    package var text: @Sendable (_ to: Phone, _ body: String) async throws -> Void
    /// As `/health` says it.
    package let name: String

    package init(
        name: String, mail: @escaping @Sendable (EmailAddress, Letter) async throws -> Void,
        text: @escaping @Sendable (Phone, String) async throws -> Void
    ) {
        (self.name, self.mail, self.text) = (name, mail, text)
    }
}

/// Why a message did not go out, without its receiver's address.
package struct Unsent: Error, CustomStringConvertible {
    package let description: String
}

/// Sends a queued message, and forgets its text.
package struct SendMessage: Sendable {
    private let db: Database
    private let vault: Vault
    private let messenger: Messenger
    private let links: UnsubscribeLinks

    /// - Parameter origin: how the market is reached from outside, for links in mails.
    package init(db: Database, vault: Vault, messenger: Messenger, origin: String) {
        (self.db, self.vault, self.messenger) = (db, vault, messenger)
        links = UnsubscribeLinks(vault: vault, origin: origin)
    }

    package func callAsFunction(_ task: MessageTask) async throws {
        var reader: Account?
        if let kind = task.about {
            reader = try await self.reader(of: kind, task)
            if reader == nil {
                return try await db.transaction { tx in try await Vault.forget([task.body], in: tx) }
            }
        }
        let address: PersonalDatum
        let letter: PersonalDatum
        do {
            address = try await read(task.to)
            letter = try await read(task.body)
        } catch Vault.Fault.notThere {
            // Sent before, or its receiver has been erased meanwhile: then its text goes too.
            return try await db.transaction { tx in try await Vault.forget([task.body], in: tx) }
        }
        guard case .message(let text) = letter else { throw JobFault.hopeless("not a message") }
        let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
        switch address {
        case .email(let address):
            let mail = mail(parts.first ?? "", parts.last ?? "", about: task.about, to: reader)
            try await named(address.text, as: address.masked) { try await messenger.mail(address, mail) }
        case .phone(let phone):
            try await named(phone.digits, as: phone.masked) { try await messenger.text(phone, parts.last ?? "") }
        default: throw JobFault.hopeless("no way to send it")
        }
        try await db.transaction { tx in
            // An address that is nobody's any more goes with the last message to it; a living account's is pointed to and stays.
            let isAwaited = try await tx.value(
                """
                SELECT EXISTS (SELECT 1 FROM jobs WHERE kind = \(AccountJobs.sendMessage.name)
                    AND payload ->> 'to' = \(task.to.pathText) AND payload ->> 'body' <> \(task.body.pathText))
                """, as: Bool.self)
            try await Vault.forget(isAwaited == true ? [task.body] : [task.body, task.to], in: tx)
        }
    }

    /// Whose contact it is, while they want to hear of such things there: chosen otherwise since it was queued, it stays here.
    private func reader(of kind: NotificationKind, _ task: MessageTask) async throws -> Account? {
        guard let account = try await Account.find(contact: task.to, in: db), account.status == .active,
            let medium = Contact.Kind(rawValue: task.medium),
            account.notifications[NotificationChoice(kind, by: medium.channel)]
        else { return nil }
        return account
    }

    private func mail(_ subject: String, _ body: String, about kind: NotificationKind?, to reader: Account?) -> Letter {
        guard let kind, let reader else { return Letter(subject: subject, body: body, unsubscribe: nil) }
        let link = links.address(reader.id, kind)
        return Letter(
            subject: subject, body: body + "\n\n" + unsubscribeLine(link, in: reader.language), unsubscribe: link)
    }

    /// What a messenger says of a failure goes into the queue and the log, where nobody's address stands.
    private func named(_ clear: String, as masked: String, _ send: () async throws -> Void) async throws {
        do { try await send() } catch let fault as JobFault {
            throw fault
        } catch {
            let text = "\(error)".replacingOccurrences(of: clear, with: masked, options: .caseInsensitive)
            throw Unsent(description: text)
        }
    }

    private func read(_ token: SecretToken) async throws -> PersonalDatum {
        try await vault.open(token, in: db) {
            try await AuditLog.record(.secretRead, by: .system("messages"), on: "secret:" + token.pathText, in: db)
        }
    }
}
