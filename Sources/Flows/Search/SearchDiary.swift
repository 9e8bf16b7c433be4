import Foundation
import Insights
import Postgres
import Retrieval
import Search
import Synchronization
import Telemetry
import Vocabulary

/// Who did something with a search, while it waits in memory to be written.
package struct SearchReader: Hashable, Sendable {
    let visitor: VisitorID?
    /// By address and browser; its text never leaves memory.
    let reader: PageReader?

    /// - Parameter reader: by address and user agent. Nil with no visitor: somebody who asks not to be followed.
    package init(visitor: VisitorID?, reader: PageReader?) { (self.visitor, self.reader) = (visitor, reader) }
    package static let unfollowed = SearchReader(visitor: nil, reader: nil)
}

/// Writes down what was searched for, opened and bought. A serving process holds one.
///
/// As with footfall: noted in memory at once, written every few seconds and when the process stops; while the database is away
/// notes wait, as many as there is room for; kill -9 loses the last seconds. A batch whose commit nobody heard of is written
/// again, and finds its searches there already.
package final class SearchDiary: Sendable {
    private let db: Database
    private let pages: Mutex<Pages>
    private let limit: Int
    private let now: @Sendable () -> Date
    private let dropped: Counter
    private let log: Log

    private struct Pages {
        var noted = DiaryBatch()
        /// What could not be written yet; older than all that is noted.
        var kept = DiaryBatch()
        var failures = 0
    }

    /// - Parameter limit: searches that may wait, and as many choices: about 2 KB each.
    package init(
        db: Database, limit: Int = 5_000, now: @escaping @Sendable () -> Date = { Date() }, log: Log,
        metrics: Metrics = Metrics()
    ) {
        (self.db, self.limit, self.now, self.log) = (db, limit, now, log)
        pages = Mutex(Pages())
        dropped = metrics.counter(
            "soko_searches_dropped_total", "Searches and clicks that were not logged: too many waited to be written.")
    }

    /// O(1), and waits for nobody.
    package func note(_ search: LoggedSearch, by reader: SearchReader) {
        note { $0.add(search, at: now(), by: reader, limit: limit) }
    }

    /// - Parameter list: the one it was opened from; nil for a purchase from the product's own page.
    package func note(_ product: ProductID, isPurchase: Bool, from list: ListKey?, by reader: SearchReader) {
        let choice = LoggedChoice(at: now(), list: list, product: product, isPurchase: isPurchase)
        note { $0.add(choice, by: reader, limit: limit) }
    }

    private func note(_ add: (inout DiaryBatch) -> Bool) {
        if !pages.withLock({ add(&$0.noted) }) { dropped.add() }
    }

    /// Writes what was noted until now, in one transaction. A fault is logged, and what it held up is kept.
    ///
    /// - Returns: false when something is kept.
    @discardableResult
    package func flush() async -> Bool {
        let batch = take()
        if batch.isEmpty { return true }
        do {
            try await db.transaction { try await batch.write(at: now(), in: $0) }
            pages.withLock { $0.failures = 0 }
            return true
        } catch {
            keep(batch, after: error)
            return false
        }
    }

    /// Every `pause`, until its task is cancelled; then once more.
    package func run(every pause: Duration = .seconds(5)) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: pause)  // cut short at the end, which the loop sees
            await flush()
        }
        // In a task that is not cancelled, and again when a connection turns out to be long broken.
        await Task {
            var attempts = 1
            while await !flush(), attempts < 3 { attempts += 1 }
        }.value
    }

    private func take() -> DiaryBatch {
        let (kept, noted) = pages.withLock { pages in
            defer { (pages.noted, pages.kept) = (DiaryBatch(), DiaryBatch()) }
            return (pages.kept, pages.noted)
        }
        var batch = kept
        dropped.add(batch.add(noted, limit: limit))
        return batch
    }

    private func keep(_ batch: DiaryBatch, after error: any Error) {
        let isOutage = (error as? PostgresFault)?.isOutage == true
        let isGivenUp = pages.withLock { pages in
            // The same statements will be refused again; while the database is away, nothing was said about them.
            if !isOutage { pages.failures += 1 }
            if pages.failures < CountFootfall.patience {
                pages.kept = batch
                return false
            }
            pages.failures = 0
            return true
        }
        let notes = Int64(batch.count)
        if isGivenUp {
            dropped.add(batch.count)
            log.error("searches are given up", ["notes": .integer(notes), "fault": .text("\(error)")])
        } else {
            log.warning("searches wait to be written", ["notes": .integer(notes), "fault": .text("\(error)")])
        }
    }
}

extension SearchFinding {
    /// Corrections as the log keeps them: `typed>meant`.
    package var correctionNotes: [String] { corrections.map { $0.typed + ">" + $0.meant } }
}
