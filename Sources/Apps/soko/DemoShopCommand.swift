import Flows
import Foundation
import Postgres
import Settings

/// `soko demo --products N`: fills the market with parts shops, whether it runs or not.
struct DemoShopCommand {
    let ground: Ground
    let count: Int

    func run() throws {
        let cluster = try startDatabase()
        defer { cluster?.stop() }
        let (connection, folder) = (try ground.connection, try ground.home + "/Migrations")
        _ = try blocking(throwing: { try await Migrations(folder: folder).apply(connection: connection) })
        let db = try ground.database(connections: 2)
        defer { db.close() }
        let (began, total) = (Date(), count)
        let isTerminal = isatty(1) == 1
        let shop = DemoShop(db: db, currency: ground.preset.currency)
        try blocking(throwing: {
            try await shop(total) { done in
                guard isTerminal else { return }
                let filled = done * 30 / total
                let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
                FileHandle.standardOutput.write(Data("\r  products  [\(bar)] \(done) of \(total) ".utf8))
            }
        })
        if isTerminal { FileHandle.standardOutput.write(Data("\r\u{1B}[K".utf8)) }
        let seconds = Date().timeIntervalSince(began)
        print("  \(total) products in \(String(format: "%.1f", seconds)) s; soko run shows them")
    }

    /// Nil when it runs already, or is somebody else's.
    private func startDatabase() throws -> PrivateCluster? {
        guard try ground.settings.value(MarketSettings.databaseURL) == nil else { return nil }
        let cluster = ground.privateCluster()
        do { try cluster.start() } catch ClusterFault.alreadyRunning { return nil } catch let fault as ClusterFault {
            throw CommandFault(fault.description)
        }
        return cluster
    }
}
