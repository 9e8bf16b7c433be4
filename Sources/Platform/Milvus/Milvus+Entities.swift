import JSON

/// One that was found.
package struct MilvusHit: Sendable, Equatable {
    package let id: Int64
    /// The inner product.
    package let score: Float
}

extension Milvus {
    private struct Hit: Decodable {
        let id: WholeNumber
        let distance: Float
    }
    private struct Count: Decodable {
        let count: WholeNumber
        enum CodingKeys: String, CodingKey { case count = "count(*)" }
    }

    /// Puts rows in, each in the place of the one with its key.
    /// - Parameter write: the members of a row, every field among them.
    package func upsert<Row>(
        _ rows: [Row], into collection: String, _ write: (inout JSONWriter, Row) -> Void
    ) async throws(MilvusFault) {
        if rows.isEmpty { return }
        _ = try await ask("entities/upsert", of: collection, within: writeDeadline, as: Ignored.self) { json in
            json.key("data")
            json.array(of: rows) { json, row in json.object { write(&$0, row) } }
        }
    }

    /// Takes out what the condition holds for; which may be nothing.
    package func delete(_ filter: MilvusFilter, from collection: String) async throws(MilvusFault) {
        precondition(!filter.text.isEmpty, "everything is not deleted but dropped")
        _ = try await ask("entities/delete", of: collection, within: writeDeadline, as: Ignored.self) {
            $0.member("filter", filter.text)
        }
    }

    /// The nearest by inner product, nearest first.
    /// - Parameters:
    ///   - vector: numbers as JSON, `[0.1,…]`.
    ///   - limit: 1 to 16,384.
    ///   - width: HNSW's `ef`; raised to `limit` when it is less.
    package func search(
        _ collection: String, _ field: StaticString, near vector: some Sequence<UInt8>, _ filter: MilvusFilter,
        limit: Int,
        width: Int
    ) async throws(MilvusFault) -> [MilvusHit] {
        let hits = try await ask("entities/search", of: collection, within: readDeadline, as: [Hit].self) { json in
            json.key("data")
            json.array { $0.verbatim(json: vector) }
            json.member("annsField", "\(field)")
            if !filter.text.isEmpty { json.member("filter", filter.text) }
            json.member("limit", limit)
            json.key("outputFields")
            json.array { $0.value("id") }
            json.key("searchParams")
            json.object { json in
                json.member("metricType", "IP")
                json.key("params")
                json.object { $0.member("ef", max(width, limit)) }
            }
            // Where 2.4.0 looks for it; later ones pass it over.
            json.key("params")
            json.object { $0.member("ef", max(width, limit)) }
        }
        return hits.map { MilvusHit(id: $0.id.value, score: $0.distance) }
    }

    package func count(_ filter: MilvusFilter, in collection: String) async throws(MilvusFault) -> Int {
        let counts = try await ask("entities/query", of: collection, within: readDeadline, as: [Count].self) { json in
            json.member("filter", filter.text)
            json.key("outputFields")
            json.array { $0.value("count(*)") }
            // A count with a limit is refused, and without this member there is one.
            json.member("limit", 0)
        }
        return Int(counts.first?.count.value ?? 0)
    }
}
