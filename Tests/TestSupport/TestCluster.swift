import Foundation
import Postgres

/// One throwaway cluster for the whole test process.
package actor TestCluster {
    package static let shared = TestCluster()

    private let cluster: PrivateCluster
    private var templates: [Bool: Task<String, any Error>] = [:]
    private var started: Task<Void, any Error>?
    private var count = 0

    private init() {
        let root = "/tmp/soko-tests-\(getpid())"
        Self.removeLeftovers()
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        var settings = ClusterSettings(folder: root + "/pg")
        settings.isThrowaway = true
        settings.maxConnections = 300
        cluster = PrivateCluster(settings)
        Self.rootToRemove.withLock { $0 = root }
        atexit {
            TestCluster.shared.cluster.stop()
            TestCluster.rootToRemove.withLock { if let root = $0 { try? FileManager.default.removeItem(atPath: root) } }
        }
    }

    package nonisolated func connection(to database: String) -> String { cluster.connection(database: database) }

    /// Databases at once: the tests of a suite all start together, and a server takes only so many connections.
    private var places = 16
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private func takePlace() async {
        if places > 0 { places -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }
    private func leavePlace() { if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() } }

    /// Waits for its turn; `giveBack` ends it.
    func lease(migrated: Bool) async throws -> String {
        await takePlace()
        do { return try await made(migrated: migrated) } catch {
            leavePlace()
            throw error
        }
    }

    private func made(migrated: Bool) async throws -> String {
        let template = try await template(migrated: migrated)
        count += 1
        let name = "t\(count)"
        try await run("CREATE DATABASE \(name) TEMPLATE \(template)")
        return name
    }

    func giveBack(_ name: String, _ database: Database) async {
        await offPool { database.close() }
        // A test that failed may have left a connection of its own behind.
        try? await run("DROP DATABASE \(name) WITH (FORCE)")
        leavePlace()
    }

    private func template(migrated: Bool) async throws -> String {
        if let task = templates[migrated] { return try await task.value }
        let task = Task {
            try await start()
            let name = migrated ? "template_migrated" : "template_empty"
            try await run("CREATE DATABASE \(name)")
            if migrated {
                try await Migrations(folder: packageFolder + "/Migrations").apply(connection: connection(to: name))
            }
            return name
        }
        templates[migrated] = task
        return try await task.value
    }

    private func start() async throws {
        let task =
            started ?? Task { [cluster] in try await offPool { Result { try cluster.start(database: "soko") } }.get() }
        started = task
        try await task.value
    }

    private func run(_ statement: String) async throws {
        let connection = connection(to: "postgres")
        try await offPool { Result { _ = try Script(connection: connection).run(statement) } }.get()
    }

    private static let rootToRemove = Box<String?>(nil)

    /// Folders of test processes that were killed.
    private static func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        where name.hasPrefix("soko-tests-") {
            guard let pid = Int32(name.dropFirst(11)), kill(pid, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(atPath: "/tmp/" + name)
        }
    }
}

/// Runs `body`, which blocks, away from the cooperative pool.
package func offPool<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
}
