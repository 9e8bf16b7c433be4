import Accounts
import Audit
import Discovery
import Identity
import Postgres
import Reviews
import Search
import Sellers
import Trust
import Vault
import Vocabulary

/// Erases a person: the account goes, its sessions, keys and everything the vault held; the row that books and others'
/// conversations point to stays without a name.
package struct CloseAccount: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Throws: `AccountRefusal`.
    package func callAsFunction(_ id: AccountID, password: String) async throws {
        guard let account = try await Account.find(id, in: door.db) else { throw AccountRefusal.notThere }
        try await door.checkPassword(password, of: account)
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status != .closed else { return }
            // The farewell needs the address: it is sent first, and the address forgotten with it.
            for contact in try await Contact.all(of: id, in: tx) {
                try await door.send(.closed, to: contact.secret, contact.kind, account.language, in: tx)
            }
            try await Session.end(of: id, .closed, in: tx)
            let contacts = try await Contact.removeAll(of: id, in: tx)
            var secrets = try await PersonalRecords.remove(of: id, in: tx)
            let identity = try await IdentityCheck.removeAll(of: id, in: tx)
            secrets += identity.secrets
            // The documents themselves go once this is certain.
            try await RemoveFiles.queue(identity.files, in: tx)
            try await TrustEntry.removeAll(of: id, in: tx)
            try await SavedSearch.removeAll(of: account.visitor, in: tx)
            try await SearchLog.forget(account.visitor, in: tx)
            if let store = account.seller { try await Seller.setVerified(store, false, in: tx) }
            // Steps that somebody began with her address hold the name they typed.
            secrets += try await PendingStep.drop(of: id, and: contacts, in: tx)
            secrets.removeAll(where: contacts.contains)
            if let totp = account.totp { secrets.append(totp) }
            try await Account.erase(id, in: tx)
            if let picture = account.picture { try await BroughtPictures.letGo(picture, in: tx) }
            try await Vault.forget(secrets, in: tx)
            // Late: what they add up to is counted anew under locks of the products.
            try await Review.removeAll(of: id, in: tx)
            try await AuditLog.record(.accountClosed, by: id.actor, on: id.subject, in: tx)
        }
    }
}
