import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// A market whose words stand in an OpenSearch, which the sandbox plays.
    @Suite struct SharedSearchLifeTests {
        private static let secret = "s3cr3t-of-search"

        private func address(_ ground: Ground) -> [String: String] {
            ["OPENSEARCH_URL": "http://soko:\(Self.secret)@127.0.0.1:\(ground.sandboxPort)/opensearch"]
        }

        @Test func `words come from it, from PostgreSQL while it is away, and from it again`() async throws {
            let first = try await DemoSeed.shared.firstRun()
            try await DemoSeed.shared.market(address(first.ground)) { market in
                try await isSearched(market, from: "OpenSearch", "ok")
                let products = try await market.listed().count
                let search = try #require(try await market.json("/health")["search"] as? [String: Any])
                #expect(search["player"] as? String == "OpenSearch")
                #expect(search["products"] as? Int == products)
                try await setsATypoRight(market)

                let rebuilt = try await run(market.ground, ["search", "rebuild"], address(market.ground))
                #expect(rebuilt.status == 0)
                #expect(
                    rebuilt.output.contains("\(products) products; all search it from now on"), "\(rebuilt.output)")
                try await setsATypoRight(market)

                let sandbox = try #require(
                    RunningProcess.tree(of: market.child.pid).first { $0.command.contains("/sandbox --port") })
                kill(sandbox.pid, SIGSTOP)
                try await isSearched(market, from: "PostgreSQL", "degraded")
                #expect(try await market.get("/?q=kitenge").status == 200)
                kill(sandbox.pid, SIGCONT)
                try await isSearched(market, from: "OpenSearch", "ok")

                // Its indexes were in memory: the market builds one of its own accord.
                kill(sandbox.pid, SIGKILL)
                try await eventually("another sandbox", within: .seconds(20)) { !sandbox.isAlive }
                try await isSearched(market, from: "OpenSearch", "ok")
                try await setsATypoRight(market)
                for said in [market.child.output, market.child.errors] { #expect(!said.contains(Self.secret)) }
            }
        }

        @Test func `what is no address is refused without its password`() async throws {
            try await DemoSeed.shared.market { market in
                for (url, name) in [
                    ("ftp://soko:\(Self.secret)@a", "goods"), ("http://soko:\(Self.secret)@a", "Goods*"),
                ] {
                    let refused = try await run(
                        market.ground, ["search", "rebuild"], ["OPENSEARCH_URL": url, "OPENSEARCH_INDEX": name])
                    #expect(refused.status == 1)
                    #expect(
                        refused.errors
                            == "soko: OPENSEARCH_URL: https://user:password@host:9200; OPENSEARCH_INDEX: small letters, digits, _ and -, a letter first\n"
                    )
                }
                let settings = try await run(market.ground, ["settings"], address(market.ground))
                #expect(settings.output.contains("OPENSEARCH_URL"))
                #expect(!settings.output.contains(Self.secret))
            }
        }

        private func isSearched(_ market: Market, from source: String, _ status: String) async throws {
            try await eventually("words from \(source)", within: .seconds(30)) {
                let health = try await market.json("/health")
                let search = health["search"] as? [String: Any]
                return search?["wordsFrom"] as? String == source && health["status"] as? String == status
            }
        }

        /// The index's own answer: PostgreSQL sets no typo right.
        private func setsATypoRight(_ market: Market) async throws {
            let found = try await market.json("/api/v1/search?q=ktenge")
            let corrections = found["corrections"] as? [[String: Any]] ?? []
            #expect(corrections.map { $0["meant"] as? String } == ["kitenge"])
        }
    }
}
