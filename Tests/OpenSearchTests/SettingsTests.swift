import Retrieval
import Synchronization
import TestSupport
import Testing

@testable import OpenSearch

@Suite struct SettingsTests {
    @Test func `credentials become a header, and are printed nowhere`() async throws {
        let settings = try #require(
            OpenSearchSettings(url: "https://soko:p%40ss@search.example:9200/es/", name: "goods"))
        #expect(settings.address == "https://search.example:9200/es")
        #expect(settings.host == "search.example")
        #expect(settings.authorization == "Basic c29rbzpwQHNz")
        var dumped = ""
        dump(settings, to: &dumped)
        for said in ["\(settings)", String(reflecting: settings), dumped] {
            #expect(!said.contains("c29rbz") && !said.contains("p@ss") && !said.contains("p%40ss"), "\(said)")
        }
        let header = Mutex<String?>(nil)
        let engine = TestEngine { request, connection in
            header.withLock { $0 = request.headers["authorization"] }
            connection.reply("200 OK", #"{"count":3}"#)
        }
        defer { engine.server.stop() }
        let index = OpenSearchIndex(try engine.link("soko:p%40ss@"), target: "goods", analyser: .init(languages: []))
        let count = try await index.count()
        #expect(count == 3)
        #expect(header.withLock { $0 } == "Basic c29rbzpwQHNz")
    }

    @Test func `what is no address, or no name, is refused`() {
        for url in ["", "search.example", "ftp://a", "http://", "https://a?b", "https://a#b", "http:// a"] {
            #expect(OpenSearchSettings(url: url, name: "goods") == nil, "\(url)")
        }
        for name in ["", "Goods", "goods*", "_goods", "goods,other", "goods/_search", "9", "-a", "a b"] {
            #expect(OpenSearchSettings(url: "http://a", name: name) == nil, "\(name)")
        }
    }
}
