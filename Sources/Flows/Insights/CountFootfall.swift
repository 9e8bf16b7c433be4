import Foundation
import Insights
import Postgres
import Synchronization
import Telemetry
import Vocabulary

/// Counts who looks at which page. A serving process holds one of it.
///
/// Views are noted in memory and written every few seconds and when the process stops (Ctrl-C); kill -9 and a crash lose
/// those last seconds. While the database is away they wait; a process that ends meanwhile loses what waits. A connection
/// that breaks after the server committed and before it said so makes that batch's views count twice, not its visitors.
package final class CountFootfall: Sendable {
    private struct State {
        var noted: FootfallBatch
        /// What could not be written yet.
        var kept: FootfallBatch
        var failures = 0
    }

    private let db: Database
    private let state: Mutex<State>
    private let limit: Int
    private let now: @Sendable () -> Date
    private let dropped: Counter
    private let log: Log

    /// Times that the database refuses a batch, while it is there, before the batch is given up.
    package static let patience = 5

    /// - Parameter limit: different views that may wait: at most 600 bytes each, and twice so many while some are being written.
    package init(
        db: Database, limit: Int = 20_000, now: @escaping @Sendable () -> Date = { Date() }, log: Log, metrics: Metrics
    ) {
        (self.db, self.limit, self.now, self.log) = (db, limit, now, log)
        state = Mutex(State(noted: FootfallBatch(limit: limit), kept: FootfallBatch(limit: limit)))
        dropped = metrics.counter(
            "soko_footfall_dropped_total", "Views that were not counted: too many waited to be written.")
    }

    /// O(1), and waits for nobody.
    package func note(_ page: CountedPage, by reader: PageReader?, keeper: AccountID? = nil) {
        let view = PageView(page, on: FootfallDay(now()), by: reader, keeper: keeper)
        if !state.withLock({ $0.noted.add(view) }) { dropped.add() }
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
            state.withLock { $0.failures = 0 }
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

    private func take() -> FootfallBatch {
        let (kept, noted) = state.withLock { state in
            defer { (state.noted, state.kept) = (FootfallBatch(limit: limit), FootfallBatch(limit: limit)) }
            return (state.kept, state.noted)
        }
        var batch = kept
        dropped.add(batch.add(noted))
        return batch
    }

    private func keep(_ batch: FootfallBatch, after error: any Error) {
        let isOutage = (error as? PostgresFault)?.isOutage == true
        let (failures, lost) = state.withLock { state in
            // The same statements will be refused again; while the database is away, nothing was said about them.
            if !isOutage { state.failures += 1 }
            if state.failures >= Self.patience {
                state.failures = 0
                return (Self.patience, batch.total)
            }
            return (state.failures, state.kept.add(batch))
        }
        dropped.add(lost)
        if failures == Self.patience {
            log.error("views are given up", ["views": .integer(Int64(lost)), "fault": .text("\(error)")])
        } else {
            log.warning(
                "views wait to be written", ["views": .integer(Int64(batch.total)), "fault": .text("\(error)")])
        }
    }
}
