import Catalog
import HTTPClient
import Jobs
import Postgres
import Synchronization
import Vocabulary

/// Fetches a file of goods from its address.
package struct FetchImport: Sendable {
    private let db: Database
    private let folder: ImportFolder
    private let files: OutsideFiles

    package init(db: Database, folder: ImportFolder, files: OutsideFiles) {
        (self.db, self.folder, self.files) = (db, folder, files)
    }

    /// - Throws: `JobFault.later` while the server is away.
    package func callAsFunction(_ task: ImportTask, isLastAttempt: Bool) async throws {
        guard let run = try await ImportRun.find(task.run, of: nil, in: db), run.state == .fetching else { return }
        if run.wantsCancel { return try await end(run, as: .cancelled) }
        do {
            switch try await files.fetch(run.url, folder.file(run.id), { _ in }) {
            case .whole(let file) where file.bytes > 0: try await ImportRun.end(run.id, as: .ready, in: db)
            case .whole: try await end(run, as: .failed, "file-empty")
            case .reply(let reply) where reply.status == 429 || reply.status >= 500:
                try await again(run, "fetch-http-\(reply.status)", isLastAttempt)
            case .reply(let reply): try await end(run, as: .failed, "fetch-http-\(reply.status)")
            }
        } catch let fault as OutboundFault {
            switch fault {
            case .tooLarge: try await end(run, as: .failed, "fetch-too-large")
            case .refusedAddress, .badURL: try await end(run, as: .failed, "fetch-refused-address")
            case .tooManyRedirects: try await end(run, as: .failed, "fetch-too-many-redirects")
            default: try await again(run, "fetch-away", isLastAttempt)
            }
        }
    }

    private func again(_ run: ImportRun, _ fault: String, _ isLastAttempt: Bool) async throws {
        if isLastAttempt { return try await end(run, as: .failed, fault) }
        throw JobFault.later(.seconds(20), reason: fault)
    }

    private func end(_ run: ImportRun, as state: ImportRun.State, _ fault: String = "") async throws {
        try await ImportRun.end(run.id, as: state, fault: fault, in: db)
        folder.forget(run.id)
    }
}
