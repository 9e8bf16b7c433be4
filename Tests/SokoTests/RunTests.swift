import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    @Suite struct RunTests {
        @Test func `soko run makes the demo market from nothing`() async throws {
            let first = try await DemoSeed.shared.firstRun()
            #expect(first.output.contains("http://localhost:\(first.ground.port)"), "\(first.output)")
            #expect(first.health.hasPrefix(#"200 {"status":"ok""#), "\(first.health)")
            #expect(first.health.contains(#""accounts":{"signInWith":"Sandbox""#), "\(first.health)")
            #expect(first.offered >= 300)
            #expect(first.statuses == "live \(first.offered)")
            #expect(first.listed.count == first.offered)
            #expect(Set(first.listed).count == first.offered)
        }

        @Test func `Ctrl-C ends everything within fifteen seconds`() async throws {
            let first = try await DemoSeed.shared.firstRun()
            #expect(first.exitStatus == 0)
            #expect(first.left == [])
            #expect(first.secondsToStop < 15)
        }

        @Test func `a second run finds yesterday's products and serves them within ten seconds`() async throws {
            let first = try await DemoSeed.shared.firstRun()
            try await withGround(Ground(beside: first.ground)) { ground in
                try await DemoSeed.shared.copy(first.ground.data, to: ground.data)
                let start = ContinuousClock.now
                let market = try Market(ground)
                try await market.isServing(within: .seconds(10))
                let page = try await market.get("/")
                let seconds = start.duration(to: .now) / .seconds(1)
                #expect(page.status == 200)
                #expect(seconds < 10)
                print(String(format: "second run: a page after %.1f s", seconds))
                try await market.isReady(within: .seconds(30))
                #expect(try await market.listed() == first.listed)
                let asked =
                    try await market.json("/sandbox/requests", port: ground.sandboxPort)["counts"] as? [String: Int]
                    ?? [:]
                #expect(asked["catalogue"] == nil && asked["product"] == nil, "\(asked)")
                // Beside a market that runs, on the same data folder.
                let filled = try await run(ground, ["demo", "--products", "30"])
                #expect(filled.status == 0 && filled.output.contains("30 products in"), "\(filled)")
                let (status, left) = try await market.stop()
                #expect(status == 0)
                #expect(left == [])
            }
        }

        @Test func `after kill -9 of soko run nothing of it lives on`() async throws {
            let first = try await DemoSeed.shared.firstRun()
            try await withGround(Ground(beside: first.ground)) { ground in
                try await DemoSeed.shared.copy(first.ground.data, to: ground.data)
                let market = try Market(ground)
                try await market.isReady(within: .seconds(60))
                // The scout's browser is to be among them.
                let slug = try #require(try await market.sql("SELECT slug FROM sellers LIMIT 1"))
                #expect(try await run(ground, ["seller", "sync", slug]).status == 0)
                try await eventually("a browser", within: .seconds(30)) {
                    RunningProcess.tree(of: market.child.pid).contains {
                        $0.command.contains("--remote-debugging-pipe")
                    }
                }
                let tree = RunningProcess.tree(of: market.child.pid)
                #expect(tree.contains { $0.command.contains("postgres") })
                let start = ContinuousClock.now
                market.child.send(SIGKILL)
                try await eventually("\(tree.filter(\.isAlive).map(\.command))", within: .seconds(10)) {
                    !tree.contains(where: \.isAlive) && RunningProcess.naming(ground.root).isEmpty
                }
                print(
                    String(
                        format: "after kill -9: %d processes gone within %.1f s", tree.count,
                        start.duration(to: .now) / .seconds(1)))
                // What it left on the disk is no obstacle.
                let again = try Market(ground)
                try await again.isReady(within: .seconds(60))
                #expect(try await again.listed() == first.listed)
                #expect(try await again.stop().left == [])
            }
        }
    }
}
