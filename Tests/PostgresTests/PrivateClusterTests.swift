import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct PrivateClusterTests {
    private func withFolder(isThrowaway: Bool = true, _ body: (ClusterSettings) async throws -> Void) async throws {
        let root = "/tmp/soko-cluster-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        var settings = ClusterSettings(folder: root + "/pg")
        settings.isThrowaway = isThrowaway
        try await body(settings)
        try FileManager.default.removeItem(atPath: root)
    }

    private func start(_ cluster: PrivateCluster) async throws {
        try await offPool { Result { try cluster.start() } }.get()
    }

    @Test func `a stopped cluster starts again with its data`() async throws {
        try await withFolder { settings in
            let first = PrivateCluster(settings)
            #expect(first.isNew)
            try await start(first)
            try Script(connection: first.connection()).run("CREATE TABLE kept AS SELECT 42 AS answer")
            await offPool { first.stop() }
            let second = PrivateCluster(settings)
            #expect(!second.isNew)
            try await start(second)
            #expect(try Script(connection: second.connection()).run("SELECT answer FROM kept") == "42")
            await offPool { second.stop() }
        }
    }

    @Test func `a killed server comes back by itself, and statements are refused only meanwhile`() async throws {
        // Not a throwaway one: what it has committed must survive.
        try await withFolder(isThrowaway: false) { settings in
            let cluster = PrivateCluster(settings)
            try await start(cluster)
            var poolSettings = DatabaseSettings(connection: cluster.connection())
            poolSettings.connections = 2
            let db = Database(poolSettings)
            try await db.run("CREATE TABLE kept AS SELECT 42 AS answer")
            let pid = try #require(cluster.pid)
            kill(pid, SIGKILL)
            var answer: Int?
            for _ in 0..<600 where answer == nil || cluster.pid == pid {
                do { answer = try await db.value("SELECT answer FROM kept", as: Int.self) } catch let fault
                    as PostgresFault
                {
                    #expect(fault.isOutage, "\(fault)")
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(answer == 42)
            #expect(cluster.pid != pid)
            await offPool {
                db.close()
                cluster.stop()
            }
        }
    }

    @Test func `a server that shuts down at once leaves no statement without an answer`() async throws {
        try await withFolder { settings in
            let cluster = PrivateCluster(settings)
            try await start(cluster)
            var poolSettings = DatabaseSettings(connection: cluster.connection())
            poolSettings.connections = 4
            let db = Database(poolSettings)
            func all() async -> Int {
                await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            do { _ = try await db.transaction { try await $0.run("SELECT pg_sleep(0.05)") } } catch {
                                #expect((error as? PostgresFault)?.isOutage == true, "\(error)")
                                return false
                            }
                            return true
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
            }
            while await all() < 4 { continue }
            // Immediate shutdown; all four connections stand idle, and libpq learns of it while it writes.
            kill(try #require(cluster.pid), SIGQUIT)
            try await Task.sleep(for: .milliseconds(300))
            var answered = 0
            for _ in 0..<600 where answered < 4 {
                answered = await all()
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(answered == 4)
            await offPool {
                db.close()
                cluster.stop()
            }
        }
    }

    @Test func `a lock file that names a process of someone else is removed`() async throws {
        try await withFolder { settings in
            let first = PrivateCluster(settings)
            try await start(first)
            await offPool { first.stop() }
            // This test's own process has the number now, and is no PostgreSQL.
            try "\(getpid())\n\(settings.folder)\n".write(
                toFile: settings.folder + "/postmaster.pid", atomically: true, encoding: .utf8)
            let second = PrivateCluster(settings)
            try await start(second)
            #expect(try Script(connection: second.connection()).run("SELECT 1") == "1")
            await offPool { second.stop() }
        }
    }

    @Test func `a second cluster on the same folder is refused with the reason`() async throws {
        try await withFolder { settings in
            let first = PrivateCluster(settings)
            try await start(first)
            let pid = try #require(first.pid)
            let second = PrivateCluster(settings)
            await #expect(throws: ClusterFault.alreadyRunning(pid: pid)) { try await start(second) }
            await offPool { first.stop() }
        }
    }
}
