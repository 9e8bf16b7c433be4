import Accounts
import Audit
import Foundation
import Postgres
import Vault
import Vocabulary

/// Why somebody at the market's desk may not do that to somebody.
package enum PeopleRefusal: String, Error, Sendable, CaseIterable {
    case notThere = "not-there"
    /// So there is always an admin, and nobody locks themselves out.
    case yourself
    /// Staff and admins answer to admins.
    case aboveYou = "above-you"
    /// Nobody gives or takes what they may not do themselves.
    case moreThanYours = "more-than-yours"

    package var code: String { rawValue }
}

/// Accounts at the market's desk: finding people, keeping somebody out, saying who may do what.
package struct KeepPeople: Sendable {
    private let door: Doorkeeper
    private let person: Person

    /// - Parameter person: who sits at the desk.
    package init(_ door: Doorkeeper, by person: Person) { (self.door, self.person) = (door, person) }

    /// - Parameter words: a whole e-mail address, a number with `+` and its country's code, an account's id, or the
    ///   beginning of a name.
    package func find(
        _ words: String?, role: Role?, status: Account.Status?, after place: (at: Date, id: Int64)? = nil, limit: Int
    ) async throws -> [AccountRow] {
        var filter = AccountRow.Filter(role: role, status: status)
        if let words {
            if words.contains("@") || words.hasPrefix("+"), let contact = ContactAddress(words, countryCode: "") {
                guard let secret = try await door.vault.find(contact.datum, in: door.db),
                    let account = try await Account.find(contact: secret, in: door.db)
                else { return [] }
                filter.only = account.id
            } else if let id = AccountID(pathText: words) {
                filter.only = id
            } else {
                filter.name = words
            }
        }
        return try await AccountRow.page(filter, after: place, limit: limit, in: door.db)
    }

    /// How somebody is reached, in clear. Each time is an entry of the audit log.
    package func contacts(of id: AccountID) async throws -> [ContactAddress] {
        let secrets = try await Contact.all(of: id, in: door.db).map(\.secret)
        let clear = try await door.vault.open(secrets, in: door.db) {
            try await AuditLog.record(
                .secretRead, by: person.account.actor, on: id.subject,
                [("for", "desk"), ("count", String(secrets.count))], in: door.db)
        }
        return secrets.compactMap { clear[$0].flatMap(ContactAddress.init) }
    }

    /// Keeps somebody out, or lets them in again.
    /// - Throws: `PeopleRefusal`.
    package func suspend(_ id: AccountID, _ isSuspended: Bool) async throws {
        try await refusing {
            try await SuspendAccount(db: door.db)(id, isSuspended, by: person.account.actor) { try checkReach($0) }
        }
    }

    /// Ends all of somebody's sessions, as when a telephone was lost.
    /// - Throws: `PeopleRefusal`.
    package func signOut(_ id: AccountID) async throws {
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx) else { throw PeopleRefusal.notThere }
            try checkReach(account)
            try await Session.end(of: id, .signedOutElsewhere, in: tx)
            try await AuditLog.record(
                .signedOut, by: person.account.actor, on: id.subject, [("sessions", "all")], in: tx)
        }
    }

    /// - Throws: `PeopleRefusal`.
    package func give(_ id: AccountID, roles: Set<Role>, permissions: Set<Permission>) async throws {
        let permissions = roles.contains(.staff) ? permissions : []
        try await refusing {
            try await GiveRoles(db: door.db)(id, roles: roles, permissions: permissions, by: person.account.actor) {
                if $0.id == person.account { throw PeopleRefusal.yourself }
                if person.isAdmin { return }
                if $0.roles.contains(.admin) { throw PeopleRefusal.aboveYou }
                let changed = permissions.symmetricDifference($0.permissions)
                guard !roles.contains(.admin), changed.isSubset(of: person.permissions) else {
                    throw PeopleRefusal.moreThanYours
                }
            }
        }
    }

    private func checkReach(_ account: Account) throws {
        if account.id == person.account { throw PeopleRefusal.yourself }
        if !person.isAdmin, !account.roles.isDisjoint(with: [.staff, .admin]) { throw PeopleRefusal.aboveYou }
    }

    private func refusing(_ body: () async throws -> Void) async throws {
        do { try await body() } catch AccountRefusal.notThere { throw PeopleRefusal.notThere }
    }
}
