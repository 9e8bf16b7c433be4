import Catalog
import Foundation
import Jobs
import Postgres
import Sellers
import Tabular
import Vocabulary

/// The queues of files of goods.
package enum ImportJobs {
    package static let take = JobKind<ImportTask>("import-catalogue", priority: 2, maxAttempts: 8)
    package static let fetch = JobKind<ImportTask>("fetch-import", priority: 2, maxAttempts: 4)
    package static let fetchPictures = JobKind<ProductTask>("fetch-pictures", priority: -5, maxAttempts: 6)
    package static let tidy = JobKind<ImportChoreTask>("tidy-imports", priority: -6, maxAttempts: 3)

    /// How far a check or a run is, 0 to 100; nil while it waits for its turn, or nobody works at it.
    package static func share(of run: ImportRun, in db: some SQLSession) async throws -> Int? {
        guard run.state == .checking || run.state == .running else { return nil }
        return try await JobQueue.share(of: take, dedupe: run.id.pathText, in: db)
    }
}

package struct ImportTask: Codable, Sendable {
    package let run: ImportRunID
    package init(run: ImportRunID) { self.run = run }
}

package struct ImportChoreTask: Codable, Sendable { package init() {} }

/// Takes a file's rows into the catalogue, or, dry, finds out what taking them in would do.
///
/// Each batch is one transaction together with the run's own row, so a worker that is killed loses a batch at most and
/// doubles none: whoever goes on reads the file from its beginning, and skips the rows that the run's row counts.
package struct ImportCatalogue: Sendable {
    private let db: Database
    private let folder: ImportFolder
    private let batch: Int

    /// - Parameter batch: rows a transaction.
    package init(db: Database, folder: ImportFolder, batch: Int = 2_000) {
        (self.db, self.folder, self.batch) = (db, folder, batch)
    }

    /// - Parameters:
    ///   - isLastAttempt: nobody comes after: a run that breaks now has failed.
    ///   - report: hears how many KiB of the file are read, of how many.
    package func callAsFunction(
        _ task: ImportTask, isLastAttempt: Bool = false,
        report: (_ done: Int, _ total: Int) async throws -> Void = { _, _ in }
    ) async throws {
        guard let run = try await ImportRun.find(task.run, of: nil, in: db), let mapping = run.mapping,
            run.state == .running || run.state == .checking
        else { return }
        do {
            try await work(run, mapping, report)
            try await end(run, as: .done)
        } catch is TakeBatch.Cancelled {
            try await end(run, as: .cancelled)
        } catch is TakeBatch.Superseded {
            return
        } catch let fault as TabularFault {
            try await end(run, as: .failed, fault: fault.code, line: fault.line)
        } catch {
            if isLastAttempt { try await end(run, as: .failed, fault: "import-broke") }
            throw error
        }
    }

    private func work(
        _ run: ImportRun, _ mapping: ImportMapping, _ report: (_ done: Int, _ total: Int) async throws -> Void
    ) async throws {
        var guide = try await ImportGuide.load(
            mapping, currency: run.currency, pictureBase: run.pictureBase, makesCategories: run.makesCategories, in: db)
        let isOfficial = try await Seller.isOfficialStore(run.seller, in: db)
        let take = TakeBatch(
            db: db, folder: folder, run: run, isDry: run.state == .checking, goesLive: run.isMarket || isOfficial)
        let file = try await TabularReader(path: folder.file(run.id), range: run.content)
        // Names the columns by what they are to this file: late ones of a feed are matched as they come.
        var rows = ImportBatchReader(guide)
        var before = 0
        while true {
            let read = try await file.next(batch)
            let found = rows.read(read)
            if before >= run.rowsRead, found.count > 0 {
                let outcome = try await take(found, guide: guide, before: before)
                // A dry run's categories are gone with it.
                if let categories = outcome.categories, run.state == .running {
                    guide.categories = categories
                    rows.follow(guide)
                }
            }
            before += found.count
            try await report(read.bytesRead >> 10, max(1, file.size >> 10))
            if read.isLast { return }
        }
    }

    /// A check leaves the file to be taken in; every other end lets go of it.
    private func end(_ run: ImportRun, as state: ImportRun.State, fault: String = "", line: Int? = nil) async throws {
        if run.state == .checking {
            try await ImportRun.end(
                run.id, as: .ready, isChecked: state != .cancelled, fault: fault, line: line, in: db)
        } else {
            try await ImportRun.end(run.id, as: state, fault: fault, line: line, in: db)
            folder.forget(run.id)
        }
    }
}
