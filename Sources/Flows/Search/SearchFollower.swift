import Events
import Postgres
import Retrieval

/// Whoever keeps the index that the searches of a serving process ask, behind the outbox.
package protocol SearchFollower: Sendable {
    /// The index of now; nil while there is none, and PostgreSQL answers.
    var index: (any TextIndex)? { get }

    func condition() async throws -> SearchCondition

    /// Follows the market until its task is cancelled.
    ///
    /// - Parameter signals: of `Outbox.channel` and `RebuildSearch.channel`.
    func run(_ signals: AsyncStream<Listener.Event>) async
}

/// An index for a process that does not serve, for as long as some work lasts.
package protocol SearchLending: Sendable {
    /// - Throws: what the work throws; `IndexFault.absent` when there could be no index.
    func lend<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result
}

extension EventPosition {
    /// So many transactions that it is worth writing although nothing of an index changed: whoever is killed reads the rest of
    /// the outbox again, and events behind it are forgotten some day.
    func isFar(from other: EventPosition) -> Bool { tx > other.tx + 1_000 }
}

/// For `/health`: what an index does, how many products it holds, how far it is behind.
package struct SearchCondition: Sendable {
    package let player: String
    package let story: String
    package let products: Int
    package let lag: Duration
    /// Whether it answers; PostgreSQL does otherwise.
    package let isAnswering: Bool
    /// Why one that ought to be there is not.
    package var fault: String?
}

extension SearchFollower {
    /// Calls `look` at each signal, and once a second: a notification that got lost costs a second, not the change.
    ///
    /// - Parameter look: told whether a whole index was built elsewhere.
    func ringing(_ signals: AsyncStream<Listener.Event>, _ look: (_ isBuilt: Bool) async -> Void) async {
        let (rings, ring) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingNewest(4))
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await signal in signals {
                    if case .notified(RebuildSearch.channel, _) = signal { ring.yield(true) } else { ring.yield(false) }
                }
                ring.finish()
            }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(1))  // cancelled: the loop sees it
                    ring.yield(false)
                }
                ring.finish()
            }
            for await isBuilt in rings { await look(isBuilt) }
            group.cancelAll()
        }
    }
}
