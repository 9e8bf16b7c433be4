import Audit
import Foundation
import Identity
import Jobs
import Postgres
import Vault
import Vocabulary

/// Removes files that nothing points to any more: first the rows let go, in a transaction that queues this.
package struct RemoveFiles: Sendable {
    private let files: PrivateFiles

    package init(files: PrivateFiles) { self.files = files }

    package func callAsFunction(_ task: FilesTask) async throws { try await files.remove(task.files) }

    /// Part of the transaction that lets go of them.
    static func queue(_ files: [PrivateFileName], in tx: Transaction) async throws {
        if files.isEmpty { return }
        try await JobQueue.enqueue(IdentityJobs.remove, FilesTask(files: files), in: tx)
    }
}

/// Lets go of documents decided upon 90 days ago, and of files that no check points to.
package struct TidyDocuments: Sendable {
    /// Younger files may belong to a check that is being written.
    private static let graceHours = 24

    private let db: Database
    private let files: PrivateFiles

    package init(db: Database, files: PrivateFiles) { (self.db, self.files) = (db, files) }

    /// - Parameter now: the clock by which files are old.
    package func callAsFunction(now: Date = Date()) async throws {
        try await release()
        let old = try await files.kept(before: now - TimeInterval(Self.graceHours * 3_600))
        try await files.remove(drafts: old.drafts)
        for start in stride(from: 0, to: old.files.count, by: 200) {
            let some = Array(old.files[start..<min(start + 200, old.files.count)])
            try await files.remove(try await IdentityCheck.unnamed(some, in: db))
        }
    }

    private func release() async throws {
        while true {
            let released = try await db.transaction { tx in
                let files = try await IdentityCheck.releaseDocuments(limit: 100, in: tx)
                guard !files.isEmpty else { return 0 }
                try await RemoveFiles.queue(files, in: tx)
                try await AuditLog.record(
                    .documentsReleased, by: .system("documents"), on: "documents", [("count", String(files.count))],
                    in: tx)
                return files.count
            }
            if released == 0 { return }
        }
    }
}
