import Boosting
import Foundation
import Postgres
import Search
import Synchronization
import Telemetry

/// The ranker that orders in a serving process: the one that the market has chosen, or the weights set by hand.
///
/// Asks for a change every few seconds, so that nothing has to be started anew. What cannot be read orders nothing: the weights
/// set by hand do, and the name says why.
package final class RankerInUse: Ranker {
    private struct State {
        var ranker: any Ranker = HandSetRanker()
        var name = HandSetRanker().name
        var chosen: Int64?
    }

    private let db: Database
    private let log: Log
    private let state = Mutex(State())

    package init(db: Database, log: Log) { (self.db, self.log) = (db, log) }

    package var name: String { state.withLock { $0.name } }

    package func scores(_ features: [RankingFeatures]) -> [Float] {
        state.withLock { $0.ranker }.scores(features)
    }

    /// Every `pause`, until its task is cancelled.
    package func run(every pause: Duration = .seconds(3)) async {
        while !Task.isCancelled {
            await refresh()
            try? await Task.sleep(for: pause)  // cut short at the end, which the loop sees
        }
    }

    /// While the database is away the order stays.
    package func refresh() async {
        do {
            let chosen = try await SearchOrder.chosen(in: db)
            if chosen == state.withLock({ $0.chosen }) { return }
            let next = try await chosen.asyncMap(read) ?? State()
            state.withLock { $0 = next }
            log.notice("another ranker orders", ["ranker": .text(next.name)])
        } catch is CancellationError {
        } catch {
            log.warning("the ranker was not asked for", ["fault": .text("\(error)")])
        }
    }

    private func read(_ id: Int64) async throws -> State {
        do {
            // Gone between two statements: the next look sees what was chosen instead.
            guard let (kept, ranker) = try await KeptRanker.model(id, in: db) else { return State() }
            return State(ranker: ranker, name: kept.name, chosen: id)
        } catch let fault as BoostingFault {
            log.error("a learned ranker cannot be used", ["id": .integer(id), "fault": .text("\(fault)")])
            // Asked for once: it will not get better.
            return State(name: "hand-set, as the learned one cannot be used: \(fault)", chosen: id)
        }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}
