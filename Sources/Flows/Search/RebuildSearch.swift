import Events
import Foundation
import Postgres
import Retrieval

/// Builds a whole index of the live products beside those in use; nothing that serves waits for it.
package struct RebuildSearch: Sendable {
    private let db: Database
    private let analyser: TextAnalyser
    private let goods: ListedGoods

    package static let channel = "search_built"
    /// Products of one statement.
    private static let batch = 2_000

    package init(db: Database, analyser: TextAnalyser) {
        (self.db, self.analyser) = (db, analyser)
        goods = ListedGoods(db: db)
    }

    /// - Parameters:
    ///   - folder: where nothing is yet.
    ///   - progress: products written, and how many there are about.
    /// - Returns: the index, open, as far as the outbox was when it began: what changed meanwhile is behind that position.
    /// - Throws: `PostgresFault`, `IndexFault`, `CancellationError`; then the folder is gone again.
    package func callAsFunction(
        into folder: String, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> XapianIndex {
        do {
            let index = try await XapianIndex.open(folder, isNew: true, analyser: analyser)
            try await fill(index, progress)
            return index
        } catch {
            try? FileManager.default.removeItem(atPath: folder)  // only room on a disk; the fault is what matters
            throw error
        }
    }

    /// The same into an empty index that nobody searches yet.
    package func fill(
        _ index: any TextIndex, _ progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws {
        // Before the first row: a change during the walk is met again when the events behind it are read.
        let position = try await Outbox.now(in: db)
        try await walk(into: index, try await goods.count(), progress)
        try await index.apply([], position: position.text)
    }

    /// The next products are read while the last are written.
    private func walk(into index: any TextIndex, _ count: Int, _ progress: (Int, Int) -> Void) async throws {
        var done = 0
        var next = try await goods.walk(after: 0, limit: Self.batch)
        while let last = next.last {
            try Task.checkCancellation()
            let now = next
            async let written: Void = index.fill(now)
            next = try await goods.walk(after: last.id, limit: Self.batch)
            try await written
            done += now.count
            progress(done, max(done, count))
        }
    }
}
