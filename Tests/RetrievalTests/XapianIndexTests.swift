import Foundation
import Testing

@testable import Retrieval

@Suite struct XapianIndexTests {
    @Test func `what was written is there after the folder is opened again`() async throws {
        let place = TemporaryIndex()
        let first = try await place.open()
        try await first.apply(Shop.goods.map(IndexChange.put), position: "12:7")
        try await first.close()
        let again = try await place.open()
        #expect(try await again.position() == "12:7")
        #expect(try await again.count() == Shop.goods.count)
        var query = IndexQuery()
        query.words = [WordWish("shoe", ways: [["shoe"]])]
        query.counts = CountWish()
        let answer = try await again.search(query)
        #expect(Set(answer.hits.map(\.id)) == [1, 2, 3, 4])
        #expect(answer.counts?.facets[Facet("brand", "bata")] == 3)
        #expect(try await again.completions(of: "sho", limit: 3) == [Completion("shoe", 2), Completion("shoes", 1)])
    }

    @Test func `a folder has one writer`() async throws {
        let place = TemporaryIndex()
        let first = try await place.open()
        await #expect(throws: IndexFault.self) { try await place.open() }
        try await first.close()
        let second = try await place.open()
        #expect(try await second.count() == 0)
    }

    @Test func `a damaged folder says so`() async throws {
        let place = TemporaryIndex()
        let index = try await place.open()
        try await index.apply(Shop.goods.map(IndexChange.put), position: "1:1")
        try await index.close()
        try Data("not an index".utf8).write(to: URL(fileURLWithPath: place.path + "/iamglass"))
        await #expect(throws: IndexFault.self) { try await place.open() }
    }

    @Test func `searches go on while many changes are written`() async throws {
        let place = TemporaryIndex()
        let index = try await place.open()
        try await index.apply(Shop.goods.map(IndexChange.put), position: "0:0")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for turn in 0..<40 {
                    let document = IndexDocument(id: 100 + Int64(turn), texts: [.init(.title, "Shoe number \(turn)")])
                    try await index.apply([.put(document)], position: "0:\(turn)")
                }
            }
            group.addTask {
                for _ in 0..<200 {
                    var query = IndexQuery()
                    query.words = [WordWish("leather", ways: [["leather"]])]
                    let found = try await index.search(query).hits.map(\.id)
                    #expect(Set(found) == [1, 3])
                }
            }
            try await group.waitForAll()
        }
        #expect(try await index.count() == Shop.goods.count + 40)
    }

    @Test func `words of the market set typos right`() async throws {
        let place = TemporaryIndex()
        let index = try await place.open()
        try await index.apply(Shop.goods.map(IndexChange.put), position: nil)
        #expect(try await index.correction(of: "lether") == "leather")
        #expect(try await index.correction(of: "zzzzqqq") == nil)
        #expect(try await index.correction(of: "red") == nil)
    }
}

/// An index in a folder that goes with it.
final class TemporaryIndex: Sendable {
    let path = NSTemporaryDirectory() + "index-" + UUID().uuidString + "/one"

    func open() async throws -> XapianIndex {
        try await XapianIndex.open(path, analyser: TextAnalyser(languages: [.english, .french, .arabic, .thai]))
    }

    deinit {
        // Only room on a disk.
        try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }
}
