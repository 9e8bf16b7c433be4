import Flows
import Foundation
import Postgres
import Retrieval
import Telemetry
import Vocabulary

/// A market's search over an index of its own, in a folder that is gone when it is.
package final class IndexedMarket: Sendable {
    package let search: MarketSearch
    private let index: XapianIndex
    private let db: Database
    private let folder: String

    /// - Parameter languages: whose words the index knows.
    package init(_ db: Database, currency: Currency = .kes, languages: [Language] = Language.allCases) async throws {
        self.db = db
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)").path
        let index = try await XapianIndex.open(folder, isNew: true, analyser: TextAnalyser(market: languages))
        self.index = index
        search = .over(db, currency: currency, languages: languages, index: { index }, log: .silent)
    }
    // Nothing is lost with a test's folder.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Puts in all that is live now. What left the wall since stays in, as it does while the index lags behind.
    package func fill() async throws {
        var last: Int64 = 0
        while true {
            let documents = try await ListedGoods(db: db).walk(after: last, limit: 500)
            guard let end = documents.last else { return }
            try await index.apply(documents.map(IndexChange.put), position: String(end.id))
            last = end.id
        }
    }
}
