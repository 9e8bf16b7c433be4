import Foundation
import Postgres
import Search
import Synchronization
import Telemetry

/// What serving processes know of earlier searches: popular queries and click rates, held in memory, so that an answer asks
/// nobody. Read anew when something was learned; both are bounded where they are learned.
package final class SearchMemory: Sendable {
    private struct Known {
        var popular = PopularBeginnings()
        /// By words, then by product.
        var rates: [String: [Int64: Float]] = [:]
        var learned: Date?
    }

    private let db: Database
    private let log: Log
    private let known = Mutex(Known())

    package init(db: Database, log: Log) { (self.db, self.log) = (db, log) }

    /// Queries that begin so, or have a word that does, the most frequent first.
    ///
    /// - Parameter beginning: folded.
    package func popular(_ beginning: String, _ limit: Int) -> [String] {
        known.withLock { $0.popular }.beginning(with: beginning, limit: limit)
    }

    /// How much more often than others products were chosen when these words showed them: 0…1, by id.
    package func clicks(_ words: String) -> [Int64: Float] {
        let words = SearchText.kept(words)
        return known.withLock { $0.rates[words] } ?? [:]
    }

    /// Every `pause`, until its task is cancelled.
    package func run(every pause: Duration = .seconds(60)) async {
        while !Task.isCancelled {
            await refresh()
            try? await Task.sleep(for: pause)  // cut short at the end, which the loop sees
        }
    }

    /// While the database is away what was known stays.
    package func refresh() async {
        do {
            guard let last = try await SearchLearning.last(in: db), last != known.withLock({ $0.learned }) else {
                return
            }
            let popular = PopularBeginnings(try await SearchLearning.popular(in: db))
            var rates: [String: [Int64: Float]] = [:]
            for rate in try await SearchLearning.rates(in: db) {
                rates[rate.words, default: [:]][rate.product] = rate.rate
            }
            let now = Known(popular: popular, rates: rates, learned: last)
            known.withLock { $0 = now }
        } catch is CancellationError {
        } catch {
            log.warning("what was learned of searches was not read", ["fault": .text("\(error)")])
        }
    }
}

/// Queries by what they begin with.
struct PopularBeginnings: Sendable {
    /// The most frequent first.
    private let queries: [String]
    private let beginnings: Beginnings

    /// - Parameter queries: the most frequent first.
    init(_ queries: [PopularQuery] = []) {
        self.queries = queries.map(\.query)
        beginnings = Beginnings(self.queries)
    }

    func beginning(with text: String, limit: Int) -> [String] {
        let (first, later) = beginnings.numbers(text)
        return (first + later).sorted().lazy.map { queries[$0] }.filter { $0 != text }.prefix(max(0, limit)).map { $0 }
    }
}
