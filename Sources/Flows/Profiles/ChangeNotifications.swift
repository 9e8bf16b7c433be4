import Accounts
import Crypto
import Postgres
import Vault
import Vocabulary

/// Changes what an account wants to hear of.
package struct ChangeNotifications: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter edit: turns what was chosen into what is wanted.
    package func callAsFunction(_ id: AccountID, _ edit: (inout NotificationChoices) -> Void) async throws {
        try await db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx) else { return }
            var choices = account.notifications
            edit(&choices)
            try await Account.setNotifications(id, choices, in: tx)
        }
    }
}

/// The links that end mails of one kind without signing in: whoever holds one can do nothing else with it. They are good for
/// ever, for a mail may be read years later.
package struct UnsubscribeLinks: Sendable {
    private let vault: Vault
    private let origin: String

    /// - Parameter origin: how the market is reached from outside, no slash at the end.
    package init(vault: Vault, origin: String) { (self.vault, self.origin) = (vault, origin) }

    package static let path = "/unsubscribe/"

    func address(_ id: AccountID, _ kind: NotificationKind) -> String { origin + Self.path + token(id, kind) }

    /// What a link's last part says; nil when it is not one of ours.
    package func read(_ text: String) -> (account: AccountID, kind: NotificationKind)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let id = AccountID(pathText: String(parts[0])),
            let kind = NotificationKind(rawValue: String(parts[1])),
            equalInConstantTime(Array(text.utf8), Array(token(id, kind).utf8))
        else { return nil }
        return (id, kind)
    }

    private func token(_ id: AccountID, _ kind: NotificationKind) -> String {
        let named = id.pathText + "." + kind.rawValue
        return named + "." + hex(vault.fingerprint(named, for: "unsubscribe").prefix(16))
    }
}
