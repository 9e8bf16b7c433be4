import Foundation
import HTTPClient
import Postgres
import TestSupport
import Testing

extension SokoTests {
    @Suite struct DatabaseAwayTests {
        private static let notice = "You are looking at a copy saved"

        /// Pages that a visitor opened before, and one that nobody has.
        private struct Addresses {
            let seen: [String]
            let product: String
            let unseen: String

            init(_ market: Market) async throws {
                let items = try await market.json("/api/v1/products")["items"] as? [[String: Any]] ?? []
                let product = try #require(items.first?["id"] as? String)
                let other = try #require(items.last?["id"] as? String)
                let seller = try #require((items.first?["seller"] as? [String: Any])?["slug"] as? String)
                self.product = product
                seen = ["/", "/p/\(product)", "/s/\(seller)", "/api/v1/products"]
                unseen = "/p/\(other)"
                for path in seen { #expect(try await market.get(path).status == 200, "\(path)") }
            }
        }

        @Test func `a database that was killed comes back by itself, and pages stay`() async throws {
            try await DemoSeed.shared.market { market in
                let addresses = try await Addresses(market)
                let killed = try #require(market.postmaster)
                kill(killed.pid, SIGKILL)
                let start = ContinuousClock.now
                var answers: [String: Int] = [:]
                var fresh = 0
                // Everything that is asked until all is well again has an answer that the visitor can live with.
                try await eventually("a market that is well", within: .seconds(20), every: .milliseconds(10)) {
                    var isWell = try await market.get("/health").status == 200
                    for path in addresses.seen {
                        let reply = try await market.get(path)
                        let isCopy = reply.headers["x-soko-saved-copy"] != nil
                        answers["\(reply.status)\(isCopy ? " saved" : "")", default: 0] += 1
                        #expect(
                            reply.status == 200, "\(path): \(String(decoding: reply.body.prefix(300), as: UTF8.self))")
                        if isCopy { isWell = false }
                    }
                    let watched = try await market.send("PUT", "/api/v1/watchlist/\(addresses.product)")
                    answers["watch \(watched.status)", default: 0] += 1
                    if watched.status == 503 {
                        #expect(watched.headers["retry-after"] != nil)
                    } else {
                        #expect(watched.status == 204)
                    }
                    if watched.status != 204 { isWell = false }
                    fresh = isWell && !killed.isAlive ? fresh + 1 : 0
                    return fresh >= 5
                }
                print(
                    String(
                        format: "killed database: all well after %.1f s; %@", start.duration(to: .now) / .seconds(1),
                        "\(answers)"))
                #expect(try #require(market.postmaster).pid != killed.pid)
                #expect(market.child.status == nil)
            }
        }

        @Test
        func `while a database of one's own is away, the last good copies are shown and writes are asked to come back`()
            async throws
        {
            try await withGround { ground in
                var settings = ClusterSettings(folder: ground.root + "/own")
                settings.isThrowaway = true
                let cluster = PrivateCluster(settings)
                try await offPool { Result { try cluster.start() } }.get()
                do { try await whileAway(ground, cluster) } catch {
                    await offPool { cluster.stop() }
                    throw error
                }
                await offPool { cluster.stop() }
            }
        }

        private func whileAway(_ ground: Ground, _ cluster: PrivateCluster) async throws {
            let goods = try DrawnGoods(30, in: ground.root + "/goods")
            let market = try Market(ground, ["demo", "--from", goods.folder], ["DATABASE_URL": cluster.connection()])
            try await market.isReady(within: .seconds(120))
            let addresses = try await Addresses(market)
            let parts = ["soko serve", "soko work", "sandbox"].map { market.part($0) }
            #expect(!parts.contains(nil))

            await offPool { cluster.stop() }
            let health = try await market.get("/health")
            #expect(health.status == 503)
            #expect(health.headers["retry-after"] == "5")
            #expect(String(decoding: health.body, as: UTF8.self).hasPrefix(#"{"status":"down""#))
            for path in addresses.seen {
                // A page of a moment ago is shared among strangers as it is; after that it is a saved copy.
                let reply: OutboundReply = try await eventually("a saved copy of \(path)", within: .seconds(5)) {
                    let reply = try await market.get(path)
                    #expect(reply.status == 200, "\(path)")
                    return reply.headers["x-soko-saved-copy"] == "1" ? reply : nil
                }
                #expect(reply.headers["cache-control"] == "no-store", "\(path)")
                if !path.hasPrefix("/api") {
                    #expect(String(decoding: reply.body, as: UTF8.self).contains(Self.notice), "\(path)")
                }
            }
            let unseen = try await market.get(addresses.unseen, headers: [("Accept", "text/html")])
            #expect(unseen.status == 503)
            #expect(unseen.headers["retry-after"] == "5")
            #expect(unseen.headers["content-type"]?.hasPrefix("text/html") == true)
            let watched = try await market.send("PUT", "/api/v1/watchlist/\(addresses.product)")
            #expect(watched.status == 503)
            #expect(watched.headers["retry-after"] == "5")
            #expect(watched.headers["content-type"]?.hasPrefix("application/problem+json") == true)
            let bought = try await market.get("/p/\(addresses.product)/whatsapp")
            #expect(bought.status == 503)

            try await offPool { Result { try cluster.start() } }.get()
            let start = ContinuousClock.now
            try await eventually("a market that is well", within: .seconds(20)) {
                try await market.get("/health").status == 200
            }
            for path in addresses.seen + [addresses.unseen] {
                let reply = try await market.get(path)
                #expect(reply.status == 200 && reply.headers["x-soko-saved-copy"] == nil, "\(path)")
            }
            #expect(try await market.send("PUT", "/api/v1/watchlist/\(addresses.product)").status == 204)
            print(String(format: "database back: all well after %.1f s", start.duration(to: .now) / .seconds(1)))
            // The worker too, without having been started again.
            try await readAgain(market, cluster)
            #expect(["soko serve", "soko work", "sandbox"].map { market.part($0) } == parts)
            #expect(
                try await market.stop().left.filter {
                    !$0.command.contains("/own") && !$0.command.hasPrefix("postgres:")
                } == [])
        }

        private func readAgain(_ market: Market, _ cluster: PrivateCluster) async throws {
            let items = try await market.json("/api/v1/sellers")["items"] as? [[String: Any]] ?? []
            let slug = try #require(items.first?["slug"] as? String)
            let before = try await asked(market)
            #expect(
                try await run(market.ground, ["seller", "sync", slug], ["DATABASE_URL": cluster.connection()]).status
                    == 0)
            try await eventually("the catalogue read again", within: .seconds(30)) { try await asked(market) > before }
        }

        private func asked(_ market: Market) async throws -> Int {
            let counts =
                try await market.json("/sandbox/requests", port: market.ground.sandboxPort)["counts"] as? [String: Int]
            return counts?["catalogue"] ?? 0
        }
    }
}
