import Accounts
import Audit
import Identity
import Postgres
import Vault
import Vocabulary

/// Reads what was handed in, in clear. Every reading stands in the audit log before a byte of it is seen.
package struct ReadIdentity: Sendable {
    private let door: Doorkeeper
    private let files: PrivateFiles

    package init(_ door: Doorkeeper, files: PrivateFiles) { (self.door, self.files) = (door, files) }

    /// The number as it was typed; nil when it has been forgotten.
    /// - Throws: `Vault.Fault`.
    package func number(of check: IdentityCheck, by actor: AuditActor) async throws -> String? {
        guard let secret = check.citizenID else { return nil }
        let datum = try await door.vault.open(secret, in: door.db) {
            try await AuditLog.record(
                .secretRead, by: actor, on: "secret:" + secret.pathText, [("check", check.id.pathText)], in: door.db)
        }
        guard case .citizenID(let number) = datum else { throw Vault.Fault.malformed }
        return number
    }

    /// - Parameter number: counted from 1.
    /// - Throws: `IdentityRefusal.notThere` for a number that the check has not; `Vault.Fault`, `BlobFault`.
    package func document(_ number: Int, of check: IdentityCheck, by actor: AuditActor) async throws
        -> ReadDocument.Document
    {
        guard (1...4).contains(number), check.documents.indices.contains(number - 1) else {
            throw IdentityRefusal.notThere
        }
        let name = check.documents[number - 1]
        let bytes = try await files.open(name) {
            try await AuditLog.record(
                .documentRead, by: actor, on: check.account.subject,
                [("check", check.id.pathText), ("document", String(number))], in: door.db)
        }
        return ReadDocument.Document(kind: name.kind, bytes: bytes)
    }
}
