import Accounts
import Audit
import Identity
import Jobs
import Postgres
import Vault
import Vocabulary

/// Somebody shows who they are: a number and one to four documents. One check waits at a time.
package struct HandInIdentity: Sendable {
    private let door: Doorkeeper
    private let files: PrivateFiles
    private let read: ReadDocument
    private let asksProvider: Bool

    /// - Parameter asksProvider: whether a provider looks first; without one, staff decides.
    package init(_ door: Doorkeeper, files: PrivateFiles, read: ReadDocument, asksProvider: Bool) {
        (self.door, self.files, self.read, self.asksProvider) = (door, files, read, asksProvider)
    }

    /// - Parameter documents: as they were sent.
    /// - Throws: `IdentityRefusal`; then nothing is kept.
    @discardableResult
    package func callAsFunction(_ id: AccountID, number: String, documents: [[UInt8]]) async throws -> IdentityCheckID {
        let number = try Self.number(number)
        guard !documents.isEmpty else { throw IdentityRefusal.noDocuments }
        guard IdentityCheck.documentCount.contains(documents.count) else { throw IdentityRefusal.tooManyDocuments }
        // Asked again below, under the lock; here it saves the work on the pictures.
        try await Self.checkFree(id, in: door.db)
        var read: [ReadDocument.Document] = []
        for (index, bytes) in documents.enumerated() { read.append(try await self.read(bytes, number: index + 1)) }
        var kept: [PrivateFileName] = []
        do {
            for document in read { kept.append(try await files.keep(document.bytes, document.kind)) }
            return try await write(id, number, kept)
        } catch {
            // Whatever this cannot remove, the nightly chore finds: nothing points to it.
            try? await files.remove(kept)
            throw error
        }
    }

    private func write(_ id: AccountID, _ number: String, _ files: [PrivateFileName]) async throws -> IdentityCheckID {
        do {
            return try await door.db.transaction { tx in
                guard let account = try await Account.locked(id, in: tx), account.status != .closed else {
                    throw IdentityRefusal.notThere
                }
                guard account.status == .active else { throw IdentityRefusal.suspended }
                try await Self.checkFree(id, in: tx)
                let secret = try await door.vault.keep(.citizenID(number), in: tx)
                let check = try await IdentityCheck.handIn(id, citizenID: secret, documents: files, in: tx)
                if asksProvider {
                    try await JobQueue.enqueue(
                        IdentityJobs.check, IdentityTask(check: check), dedupe: check.pathText, in: tx)
                }
                try await AuditLog.record(
                    .identityHandedIn, by: id.actor, on: id.subject,
                    [("check", check.pathText), ("documents", String(files.count))], in: tx)
                return check
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw IdentityRefusal.checkOpen
        }
    }

    private static func checkFree(_ id: AccountID, in db: some SQLSession) async throws {
        switch try await IdentityCheck.latest(of: id, in: db)?.status {
        case .pending: throw IdentityRefusal.checkOpen
        case .verified: throw IdentityRefusal.alreadyVerified
        case .rejected, nil: return
        }
    }

    /// As it is printed: 4 to 40 letters, digits, blanks, hyphens, dots and slashes, at least four of them letters or digits.
    private static func number(_ typed: String) throws(IdentityRefusal) -> String {
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType == .decimal || " -./".unicodeScalars.contains($0)
        }
        guard text.utf8.count <= 160, text.count <= 40, isPlain,
            text.count(where: { $0.isLetter || $0.isNumber }) >= 4
        else { throw .badNumber }
        return text
    }
}
