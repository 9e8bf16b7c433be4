import Foundation
import Postgres

/// Runs `body` with a database of its own on real PostgreSQL: a copy of a migrated template, dropped afterwards.
package func withDatabase<Value>(
    migrated: Bool = true, connections: Int = 4, _ body: (Database) async throws -> Value
) async throws -> Value {
    let name = try await TestCluster.shared.lease(migrated: migrated)
    var settings = DatabaseSettings(connection: TestCluster.shared.connection(to: name))
    settings.connections = connections
    let database = Database(settings)
    do {
        let value = try await body(database)
        await TestCluster.shared.giveBack(name, database)
        return value
    } catch {
        await TestCluster.shared.giveBack(name, database)
        throw error
    }
}

/// The package's folder, found from this file.
package let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The folder of the real data beside the checkout, or nil (with a printed reason) when it is not there.
package func sharedData(_ name: String) -> String? {
    let path = packageFolder + "/../shared/data/" + name
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: no real data at ../shared/data/\(name)")
    return nil
}
