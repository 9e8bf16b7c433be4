import Blobs
import Catalog
import Postgres

/// Forgets files that nobody came back to.
package struct TidyImports: Sendable {
    private let db: Database
    private let folder: ImportFolder

    package init(db: Database, folder: ImportFolder) { (self.db, self.folder) = (db, folder) }

    package func callAsFunction() async throws {
        for run in try await ImportRun.abandoned(in: db) { folder.forget(run) }
        let kept = try await ImportRun.keptFiles(in: db)
        try await Disk.work { [folder] in try folder.clear(keeping: kept) }
    }
}
