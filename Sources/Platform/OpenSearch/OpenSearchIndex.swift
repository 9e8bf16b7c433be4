import JSON
import Retrieval

/// An index in OpenSearch or Elasticsearch, shared by all processes of the market.
///
/// - Source: docs/decisions/0020-opensearch.md
package struct OpenSearchIndex: TextIndex {
    package let name = "OpenSearch"
    package let analyser: TextAnalyser
    /// The name that searches ask, or that of one whole index behind it.
    package let target: String
    let link: OpenSearchLink

    package init(_ link: OpenSearchLink, target: String, analyser: TextAnalyser) {
        (self.link, self.target, self.analyser) = (link, target, analyser)
    }

    package func search(_ query: IndexQuery) async throws -> IndexAnswer {
        try await ask(SearchBody(query, patience: link.readDeadline).json, as: SearchReply.self).answer(to: query)
    }

    package func fetch(_ ids: [Int64], _ query: IndexQuery) async throws -> IndexAnswer {
        let ids = ids.prefix(SearchBody.deepest)
        if ids.isEmpty { return IndexAnswer() }
        let body = SearchBody(Array(ids), query, patience: link.readDeadline).json
        var answer = try await ask(body, as: SearchReply.self).answer(to: query)
        let places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        answer.hits.sort { places[$0.id] ?? 0 < places[$1.id] ?? 0 }
        for at in answer.hits.indices { answer.hits[at].weight = 0 }
        return answer
    }

    package func count() async throws -> Int {
        struct Count: Decodable { let count: Int }
        var json = JSONWriter()
        json.object { json in
            json.key("query")
            json.object { Clause.exists(OpenSearchShape.Field.item).write(&$0) }
        }
        return try await link.ask(
            "POST", "/\(target)/_count", .json(json.bytes), within: link.readDeadline, as: Count.self
        ).count
    }

    package func position() async throws -> String? {
        struct Kept: Decodable {
            struct Source: Decodable { let position: String }
            let source: Source?
            enum CodingKeys: String, CodingKey { case source = "_source" }
        }
        do {
            return try await link.ask("GET", positionPath, within: link.readDeadline, as: Kept.self).source?.position
        } catch IndexFault.failed(let text) where text == "HTTP 404" {
            // Found out by the document itself, which then has no fault's words.
            return nil
        }
    }

    /// A document of its own, beside the market's.
    var positionPath: String { "/\(target)/_doc/position" }

    func ask<Answer: Decodable>(_ body: [UInt8], as answer: Answer.Type) async throws(IndexFault) -> Answer {
        // Half an answer is none: a shard that is missing would be goods that are missing.
        try await link.ask(
            "POST", "/\(target)/_search?allow_partial_search_results=false", .json(body), within: link.readDeadline,
            as: Answer.self)
    }
}
