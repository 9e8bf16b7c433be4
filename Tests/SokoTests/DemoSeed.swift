import Foundation
import HTTPClient
import TestSupport

/// The demo market, made once by `soko run` from nothing; tests start on copies of its folder.
actor DemoSeed {
    static let shared = DemoSeed()

    /// What the first run was like.
    struct FirstRun: Sendable {
        let ground: Ground
        let secondsToPages, secondsToAll, secondsToStop: Double
        let output: String
        let health: String
        let offered: Int
        /// In the order of the list.
        let listed: [String]
        /// As SQL says: products with such a status.
        let statuses: String
        let exitStatus: Int32
        let left: [RunningProcess]
    }

    private var task: Task<FirstRun, any Error>?
    private static let rootToRemove = Box<String?>(nil)

    func firstRun() async throws -> FirstRun {
        let task = task ?? Task { try await Self.make() }
        self.task = task
        return try await task.value
    }

    /// Runs `body` with a market that has yesterday's data and runs; it is stopped afterwards.
    nonisolated func market<Value: Sendable>(
        _ environment: [String: String] = [:], prepare: (Ground) async throws -> Void = { _ in },
        _ body: (Market) async throws -> Value
    ) async throws -> Value {
        let first = try await firstRun()
        return try await withGround(Ground(beside: first.ground)) { ground in
            try await copy(first.ground.data, to: ground.data)
            try await prepare(ground)
            let market = try Market(ground, ["run"], environment)
            try await market.isReady(within: .seconds(60))
            let value = try await body(market)
            market.child.send(SIGINT)
            _ = try await market.child.ended(within: .seconds(20))
            return value
        }
    }

    nonisolated func copy(_ from: String, to: String) async throws {
        let status = try await offPool {
            Result {
                let process = try Process.run(
                    URL(fileURLWithPath: "/bin/cp"), arguments: ["-a", "--reflink=auto", from, to])
                process.waitUntilExit()
                return process.terminationStatus
            }
        }.get()
        if status != 0 { throw TooLate(description: "cp ended with \(status)") }
    }

    private static func make() async throws -> FirstRun {
        let ground = try Ground()
        rootToRemove.withLock { $0 = ground.root }
        atexit {
            DemoSeed.rootToRemove.withLock { if let root = $0 { try? FileManager.default.removeItem(atPath: root) } }
        }
        do {
            let start = ContinuousClock.now
            let market = try Market(ground)
            try await market.isServing(within: .seconds(90))
            let toPages = start.duration(to: .now)
            try await market.isReady(within: .seconds(180))
            let toAll = start.duration(to: .now)
            let reply = try await market.get("/health")
            let health = "\(reply.status) " + String(decoding: reply.body, as: UTF8.self)
            let offered = try await market.offered()
            let listed = try await market.listed()
            let statuses =
                try await market.sql(
                    "SELECT string_agg(status || ' ' || n, ', ' ORDER BY status) FROM (SELECT status, count(*) AS n FROM products GROUP BY 1) AS s"
                ) ?? ""
            // What is kept of the pictures belongs to the seed as well.
            try await eventually("kept pictures", within: .seconds(60)) {
                try await market.number("SELECT count(*) FROM jobs") == 0
            }
            let stopping = ContinuousClock.now
            let (status, left) = try await market.stop(within: .seconds(20))
            let run = FirstRun(
                ground: ground, secondsToPages: toPages / .seconds(1), secondsToAll: toAll / .seconds(1),
                secondsToStop: stopping.duration(to: .now) / .seconds(1), output: market.child.output, health: health,
                offered: offered,
                listed: listed, statuses: statuses, exitStatus: status, left: left)
            print(
                String(
                    format:
                        "demo market: %d products, pages after %.1f s, all live after %.1f s, stopped in %.1f s (%@)",
                    listed.count,
                    run.secondsToPages, run.secondsToAll, run.secondsToStop, Binaries.isRelease ? "release" : "debug"))
            return run
        } catch {
            ground.clear()
            throw error
        }
    }
}
