import HTTPClient
import Retrieval
import Sandbox
import Testing

@testable import OpenSearch

/// The OpenSearch that is played refuses what it does not know, so that no test passes by luck.
@Suite struct StandInTests {
    private func standIn(_ body: (OpenSearchLink, OpenSearchIndex) async throws -> Void) async throws {
        let server = try OpenSearchBook().start()
        let settings = try #require(OpenSearchSettings(url: server.address + "/opensearch", name: "goods"))
        let link = OpenSearchLink(settings, client: HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"])))
        let indices = OpenSearchIndices(link, analyser: TextAnalyser(languages: [.english]))
        try await body(link, try await indices.create())
        await server.stop()
    }

    @Test(arguments: [
        (#"{"query":{"query_string":{"query":"shoe"}}}"#, "unknown query [query_string]"),
        (#"{"query":{"term":{"word":{"value":"shoe"}}}}"#, "no field [word] in the mapping"),
        (#"{"query":{"term":{"words":{"value":"shoe","fuzzy":1}}}}"#, #"[term] does not support ["fuzzy"]"#),
        (#"{"query":{"bool":{"musts":[]}}}"#, #"[bool] does not support ["musts"]"#),
        (
            #"{"query":{"match_phrase":{"words":{"query":"a b"}}}}"#,
            "field:[words] was indexed without position data; cannot run PhraseQuery"
        ),
        (#"{"query":{"term":{"prior":{"value":1}}}}"#, "Cannot search on field [prior] since it is not indexed"),
        (
            #"{"aggs":{"a":{"terms":{"field":"words","size":1}}}}"#,
            "Text fields are not optimised for operations that require per-document field data: [words]"
        ),
        (#"{"aggs":{"a":{"avg":{"field":"amount"}}}}"#, "Unknown aggregation type [avg]"),
        (#"{"sort":[{"words":{"order":"asc"}}]}"#, "[words] does not sort"),
        (#"{"from":9990,"size":20}"#, "Result window is too large, from + size must be less than or equal to: [10000]"),
    ])
    func `a request that a cluster would refuse is refused`(body: String, reason: String) async throws {
        try await standIn { link, index in
            do throws(IndexFault) {
                let _: Ignored = try await link.ask(
                    "POST", "/\(index.target)/_search", .json(Array(body.utf8)), within: .seconds(5))
                Issue.record("it was answered")
            } catch {
                guard case .failed(let text) = error else { return #expect(Bool(false), "\(error)") }
                #expect(text.hasSuffix(reason), "\(text)")
            }
        }
    }

    @Test func `a document is seen behind a refresh, and one of another shape is not written`() async throws {
        try await standIn { link, index in
            try await index.fill([IndexDocument(id: 1, texts: [.init(.title, "Shoe")])])
            let before = try await index.count()
            #expect(before == 0)
            try await index.apply([], position: "1:1")
            let after = try await index.count()
            #expect(after == 1)
            let position = try await index.position()
            #expect(position == "1:1")
            let lines = Array("{\"index\":{\"_id\":\"2\"}}\n{\"colour\":\"red\"}\n".utf8)
            let reply: [String: Bool]? = try? await link.ask(
                "POST", "/\(index.target)/_bulk", .lines(lines), within: .seconds(5))
            #expect(reply == nil)
            let unchanged = try await index.count()
            #expect(unchanged == 1)
        }
    }

    @Test func `what comes out late does not undo what was written since`() async throws {
        try await standIn { _, index in
            func put(_ title: String) -> IndexChange { .put(IndexDocument(id: 1, texts: [.init(.title, title)])) }
            try await index.apply([put("New shoe"), .remove(2)], position: "20:1")
            await #expect(throws: IndexFault.self) {
                try await index.apply([put("Old shoe"), .put(IndexDocument(id: 2, texts: []))], position: "19:7")
            }
            try await index.apply([], position: "20:1")
            let counts = try await index.knownCounts(of: ["new", "old"])
            #expect(counts == [1, 0])
            let count = try await index.count()
            #expect(count == 1)
            let position = try await index.position()
            #expect(position == "20:1")
            try await index.apply([put("Newer shoe")], position: "20:1")
            let again = try await index.knownCounts(of: ["newer"])
            #expect(again == [1])
        }
    }
}
