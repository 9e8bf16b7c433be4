import HTTPClient
import OpenSearch
import Sandbox
import Synchronization
import Testing

@testable import Retrieval

/// Somebody who plays the text index.
struct TextPlayer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A new one with the shop's goods.
    let filled: @Sendable () async throws -> any TextIndex
}

enum TextPlayers {
    static let all = [
        TextPlayer(testDescription: "Xapian") {
            let index = try await Held.index()
            try await index.apply(Shop.goods.map(IndexChange.put), position: "1:1")
            return index
        },
        TextPlayer(testDescription: "OpenSearch, played by the sandbox") {
            let index = try await Engine.shared.get().index()
            try await index.apply(Shop.goods.map(IndexChange.put), position: "1:1")
            return index
        },
    ]

    /// One engine is played for all tests of the process; each has an index of its own.
    private final class Engine: Sendable {
        static let shared = Result { try Engine() }
        private let server: SandboxServer
        private let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        private let count = Atomic<Int>(0)

        init() throws { server = try OpenSearchBook().start() }

        func index() async throws -> any TextIndex {
            let name = "goods-\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
            var settings = try #require(OpenSearchSettings(url: server.address + "/opensearch", name: name))
            settings.readDeadline = .seconds(20)
            let indices = OpenSearchIndices(
                OpenSearchLink(settings, client: client),
                analyser: TextAnalyser(languages: [.english, .french, .arabic, .thai]))
            try await indices.use(try await indices.create())
            return indices.searched
        }
    }

    /// Folders go at the end of the process.
    private enum Held {
        static func index() async throws -> XapianIndex {
            let place = TemporaryIndex()
            let index = try await place.open()
            // Unlinked files stay readable while the index has them open; what it opens later it opens in this folder.
            places.withLock { $0.append(place) }
            return index
        }
        private static let places = Mutex<[TemporaryIndex]>([])
    }
}
