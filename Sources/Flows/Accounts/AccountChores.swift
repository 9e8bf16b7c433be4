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

/// Seals with the newest key what older ones sealed; when it is done, those may leave the settings.
package struct RenewSecrets: Sendable {
    private let db: Database
    private let vault: Vault

    package init(db: Database, vault: Vault) { (self.db, self.vault) = (db, vault) }

    /// - Parameter progress: called with the number of secrets renewed so far.
    package func callAsFunction(progress: (Int) async throws -> Void = { _ in }) async throws {
        var total = 0
        while true {
            let count = try await vault.renew(limit: 200, in: db)
            if count == 0 { break }
            total += count
            try await progress(total)
        }
        if total > 0 {
            try await AuditLog.record(
                .secretsRenewed, by: .system("vault"), on: "vault", [("count", String(total))], in: db)
        }
    }
}
