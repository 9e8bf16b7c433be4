import JSON
import Retrieval

/// What the market's own words are asked for.
extension OpenSearchIndex {
    private typealias Field = OpenSearchShape.Field
    /// Words of one request.
    private static let together = 500

    package func frequencies(of stems: [String]) async throws -> [Int] {
        try await counts(of: stems, in: Field.words)
    }

    package func knownCounts(of words: [String]) async throws -> [Int] {
        try await counts(of: words, in: Field.written)
    }

    private func counts(of words: [String], in field: StaticString) async throws -> [Int] {
        struct Reply: Decodable {
            struct Aggregations: Decodable { let words: Buckets }
            struct Buckets: Decodable { let buckets: [String: Bucket] }
            struct Bucket: Decodable {
                let count: Int
                enum CodingKeys: String, CodingKey { case count = "doc_count" }
            }
            let aggregations: Aggregations
        }
        var counts: [Int] = []
        for start in stride(from: 0, to: words.count, by: Self.together) {
            let some = Array(words[start..<min(words.count, start + Self.together)])
            let body = counting { json in
                json.key("words")
                json.object { json in
                    json.key("filters")
                    json.object { json in
                        json.key("filters")
                        json.object { json in
                            for (at, word) in some.enumerated() {
                                json.key(named: "\(at)")
                                json.object { Clause.term(field, word).write(&$0) }
                            }
                        }
                    }
                }
            }
            let found = try await ask(body, as: Reply.self).aggregations.words.buckets
            counts += some.indices.map { found["\($0)"]?.count ?? 0 }
        }
        return counts
    }

    package func completions(of beginning: String, limit: Int) async throws -> [Completion] {
        struct Reply: Decodable {
            struct Aggregations: Decodable { let words: SearchReply.Count.Found }
            let aggregations: Aggregations
        }
        // No word of an index is longer, and a pattern has to stay short.
        guard beginning.utf8.count <= TextAnalyser.longestWord, limit > 0 else { return [] }
        let body = counting(beginning.isEmpty ? nil : .begins(Field.written, beginning)) { json in
            json.key("words")
            json.object { json in
                json.key("terms")
                json.object { json in
                    json.member("field", "\(Field.written)")
                    json.member("size", min(limit, 100))
                    // Documents that have such a word have others too.
                    if !beginning.isEmpty { json.member("include", FacetKey.escaped(beginning) + ".*") }
                }
            }
        }
        return try await ask(body, as: Reply.self).aggregations.words.buckets.map {
            Completion($0.key, $0.documents)
        }
    }

    package func correction(of word: String) async throws -> String? {
        struct Reply: Decodable {
            struct Suggest: Decodable { let near: [Entry] }
            struct Entry: Decodable { let options: [Option] }
            struct Option: Decodable { let text: String }
            let suggest: Suggest
        }
        // Short words are near everything.
        let letters = word.count
        guard letters >= 4, letters <= 40 else { return nil }
        var json = JSONWriter()
        json.object { json in
            json.member("size", 0)
            json.key("suggest")
            json.object { json in
                json.key("near")
                json.object { json in
                    json.member("text", word)
                    json.key("term")
                    json.object { json in
                        json.member("field", "\(Field.written)")
                        json.member("max_edits", letters < 7 ? 1 : 2)
                        json.member("prefix_length", 0)
                        json.member("size", 1)
                    }
                }
            }
        }
        return try await ask(json.bytes, as: Reply.self).suggest.near.first?.options.first?.text
    }

    /// A search that shows nothing and counts.
    private func counting(_ query: Clause? = nil, _ aggregations: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.object { json in
            json.member("size", 0)
            json.member("track_total_hits", false)
            if let query {
                json.key("query")
                json.object { query.write(&$0) }
            }
            json.key("aggs")
            json.object { aggregations(&$0) }
        }
        return json.bytes
    }
}
