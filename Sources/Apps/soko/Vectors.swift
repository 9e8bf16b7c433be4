import Catalog
import Flows
import Foundation
import HTTPClient
import Milvus
import Postgres
import Settings
import Workers

extension Ground {
    /// Nil on one machine, whose PostgreSQL is enough.
    /// - Throws: `CommandFault` for an address that is none.
    func milvusIndex(_ db: Database) throws -> MilvusIndex? {
        guard let address = try settings.value(MarketSettings.milvus) else { return nil }
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty,
            parts.scheme == "http" || parts.scheme == "https", parts.user == nil
        else { throw CommandFault("\(MarketSettings.milvus.name): http://host:port, without user and password") }
        let collection = try settings.value(MarketSettings.milvusCollection)
        guard collection.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]{0,254}/) != nil else {
            throw CommandFault("\(MarketSettings.milvusCollection.name): letters, digits and _, a letter first")
        }
        var place = MilvusSettings(address: address, token: try settings.value(MarketSettings.milvusToken))
        place.database = try settings.value(MarketSettings.milvusDatabase)
        // The operator named this host, wherever it stands; nothing else is fetched through this client.
        let client = HTTPClient(
            guard: NetworkGuard(allowedHosts: [host]), maxConnectionsPerHost: 16, maxConnections: 16)
        return MilvusIndex(Milvus(place, client: client), collection: collection, db: db)
    }

    /// What feeds it; nil where there is none.
    func vectorFeed(_ db: Database) throws -> VectorFeed? {
        try milvusIndex(db).map {
            VectorFeed(FeedVectors(db: db, index: $0, log: log), connection: try connection, log: log)
        }
    }
}
