import Accounts
import Audit
import Postgres
import Vault
import Vocabulary

/// Clears away what nobody needs: steps never finished, sessions long over and their refresh tokens, secrets nobody points to.
package struct TidyAccounts: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    package func callAsFunction() async throws {
        _ = try await PendingStep.prune(in: db)
        _ = try await RefreshToken.prune(in: db)
        _ = try await Session.prune(in: db)
        // In pieces, so that no transaction holds many locks; each once, whatever became of it.
        var last: SecretToken?
        while true {
            let orphans = try await PersonalRecords.orphans(after: last, limit: 200, in: db)
            guard let next = orphans.last else { return }
            try await db.transaction { tx in try await Vault.forget(orphans, in: tx) }
            last = next
        }
    }
}

/// Files of the private area that no key of the ring opens: the key that sealed them must come back before it is forgotten.
package struct UnreadableFiles: Error, Equatable, CustomStringConvertible {
    package let count: Int
    package init(count: Int) { self.count = count }
    package var description: String { "\(count) sealed files open with no key of the ring" }
}

/// Seals with the newest key what older ones sealed; when it is done, those may leave the settings.
package struct RenewSecrets: Sendable {
    private let db: Database
    private let vault: Vault
    private let files: PrivateFiles

    package init(db: Database, vault: Vault, files: PrivateFiles) {
        (self.db, self.vault, self.files) = (db, vault, files)
    }

    /// - Parameter progress: called with the number of secrets and files renewed so far.
    /// - Throws: `UnreadableFiles` when all that can be renewed is.
    package func callAsFunction(progress: (Int) async throws -> Void = { _ in }) async throws {
        var total = 0
        while true {
            let count = try await vault.renew(limit: 200, in: db)
            if count == 0 { break }
            total += count
            try await progress(total)
        }
        let (secrets, sealed) = (total, try await files.renew { [total] in try await progress(total + $0) })
        if secrets + sealed.renewed > 0 {
            try await AuditLog.record(
                .secretsRenewed, by: .system("vault"), on: "vault",
                [("count", String(secrets)), ("files", String(sealed.renewed))], in: db)
        }
        if sealed.unreadable > 0 { throw UnreadableFiles(count: sealed.unreadable) }
    }
}
