import Flows
import Foundation
import HTTPClient
import OpenSearch
import Postgres
import Retrieval
import Settings
import Vocabulary

extension Ground {
    /// Who keeps the index that searches ask: one that all processes share, or one of this process's own.
    func searchFollower(_ db: Database) throws -> any SearchFollower & SearchLending {
        if let shared = try sharedSearch(db) { return shared }
        return SearchReplica(
            db: db, folder: SearchFolder(data.search), analyser: TextAnalyser(market: preset.languages), log: log)
    }

    /// Nil on one machine, whose own index is enough.
    /// - Throws: `CommandFault` for an address or a name that is none.
    func sharedSearch(_ db: Database) throws -> SharedSearch? {
        guard let url = try settings.value(MarketSettings.openSearch) else { return nil }
        let name = try settings.value(MarketSettings.openSearchIndex)
        guard let place = OpenSearchSettings(url: url, name: name) else {
            // The address may hold a password, and is not repeated.
            throw CommandFault(
                "\(MarketSettings.openSearch.name): https://user:password@host:9200; "
                    + "\(MarketSettings.openSearchIndex.name): small letters, digits, _ and -, a letter first")
        }
        // The operator named this host, wherever it stands; nothing else is fetched through this client.
        let client = HTTPClient(
            guard: NetworkGuard(allowedHosts: [place.host]), maxConnectionsPerHost: 32, maxConnections: 32)
        return SharedSearch(
            db: db, place, client: client, analyser: TextAnalyser(market: preset.languages), log: log)
    }
}
