import Foundation
import Testing

@testable import Retrieval

@Suite struct XapianIndexTests {
    @Test func `first light`() async throws {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let index = try await XapianIndex.open(folder, analyser: TextAnalyser(languages: [.english]))
        try await index.apply(
            [
                .put(
                    IndexDocument(
                        id: 1, texts: [.init(.title, "Red leather shoes")],
                        facets: [Facet("brand", "bata"), Facet("c", "new")], amount: 5)),
                .put(
                    IndexDocument(
                        id: 2, texts: [.init(.title, "Blue shoe")],
                        facets: [Facet("brand", "nike"), Facet("c", "new")], amount: 50)),
                .put(
                    IndexDocument(
                        id: 3, texts: [.init(.title, "Red bag")], facets: [Facet("brand", "bata"), Facet("c", "used")])),
            ], position: "7")
        var query = IndexQuery()
        query.words = [WordWish("shoes", ways: [["shoe"]])]
        query.counts = CountWish()
        query.counts?.amounts = [10]
        query.filter.choices = [.init("brand", ["bata"])]
        let answer = try await index.search(query)
        #expect(answer.hits.map(\.id) == [1])
        #expect(answer.matches == 1)
        #expect(answer.counts?.facets == [Facet("brand", "bata"): 1, Facet("brand", "nike"): 1, Facet("c", "new"): 1])
        #expect(answer.counts?.amounts == [1, 0])
        let position = try await index.position()
        #expect(position == "7")
        let words = try await index.completions(of: "sho", limit: 5)
        #expect(words == [Completion("shoe", 1), Completion("shoes", 1)])
        let near = try await index.correction(of: "lether")
        #expect(near == "leather")
    }
}
