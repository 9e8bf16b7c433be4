import Accounts
import Audit
import Blobs
import Compression
import Discovery
import Foundation
import Identity
import Postgres
import Reviews
import Search
import Trust
import Vault
import Vocabulary

/// Everything that is kept about a person, for that person, in clear.
package struct ExportMyData: Sendable {
    private let door: Doorkeeper
    private let blobs: BlobStore

    package init(_ door: Doorkeeper, blobs: BlobStore) { (self.door, self.blobs) = (door, blobs) }

    /// - Returns: a ZIP archive of `data.json` and the person's picture, where there is one.
    package func callAsFunction(_ id: AccountID) async throws -> [UInt8] {
        let records = try await records(of: id)
        var archive = ZipArchive(date: Date())
        archive.add("data.json", records.json)
        if let key = records.account.picture,
            let picture = try await Disk.work({ [blobs] in try blobs.bytes(KeepPicture.key(of: key)) })
        {
            archive.add(PersonRecords.picture, picture)
        }
        return archive.bytes
    }

    private func records(of id: AccountID) async throws -> PersonRecords {
        let db = door.db
        guard let account = try await Account.find(id, in: db) else { throw AccountRefusal.notThere }
        let contacts = try await Contact.all(of: id, in: db).map(\.secret)
        let clear = try await door.vault.open(contacts, in: db) {
            try await AuditLog.record(
                .secretRead, by: id.actor, on: id.subject, [("for", "export"), ("count", String(contacts.count))],
                in: db)
        }
        let records = PersonRecords(
            account: account, contacts: contacts.compactMap { clear[$0].flatMap(ContactAddress.init) },
            addresses: try await Addresses(door).all(of: id),
            watched: try await Watchlist.products(of: account.visitor, in: db),
            cars: try await Garage.cars(of: account.visitor, in: db),
            searches: try await SearchLog.own(of: account.visitor, in: db),
            saved: try await SavedSearch.all(of: account.visitor, in: db),
            reviews: try await Review.all(of: id, limit: 10_000, in: db),
            identities: try await LinkedIdentity.all(of: id, in: db),
            sessions: try await Session.living(of: id, in: db), keys: try await APIKey.all(of: id, in: db),
            checks: try await checks(of: id), trust: try await TrustEntry.latest(of: id, limit: 1_000, in: db),
            events: try await AuditLog.about(id.subject, limit: 1_000, in: db))
        try await AuditLog.record(.dataExported, by: id.actor, on: id.subject, in: db)
        return records
    }

    private func checks(of id: AccountID) async throws -> [ExportedCheck] {
        var checks: [ExportedCheck] = []
        for check in try await IdentityCheck.all(of: id, in: door.db) {
            var number: String?
            if let secret = check.citizenID {
                let datum = try await door.vault.open(secret, in: door.db) {
                    try await AuditLog.record(
                        .secretRead, by: id.actor, on: "secret:" + secret.pathText, [("for", "export")], in: door.db)
                }
                if case .citizenID(let text) = datum { number = text }
            }
            checks.append(ExportedCheck(check: check, number: number))
        }
        return checks
    }
}
