import Foundation
import Retrieval

/// What `_search` answers.
struct SearchReply: Decodable {
    struct Hits: Decodable {
        struct Total: Decodable { let value: Int }
        let total: Total?
        let hits: [Hit]
    }
    struct Hit: Decodable {
        let id: String
        let score: Double?
        let source: Source
        enum CodingKeys: String, CodingKey { case id = "_id", score = "_score", source = "_source" }
    }
    struct Source: Decodable {
        struct Place: Decodable { let lat, lon: Float }
        let amount: Int64?
        let time: Int64
        let place: Place?
        let prior: Float
        let isAvailable: Bool
        let marks: Data
        enum CodingKeys: String, CodingKey {
            case amount, time, place, prior, isAvailable = "is_available", marks
        }
    }
    struct Count: Decodable {
        struct Found: Decodable { let buckets: [Bucket] }
        struct Bucket: Decodable {
            let key: String
            let documents: Int
            enum CodingKeys: String, CodingKey { case key, documents = "doc_count" }
        }
        let documents: Int
        let found: Found?
        enum CodingKeys: String, CodingKey { case documents = "doc_count", found }
    }

    let timedOut: Bool
    let hits: Hits
    let aggregations: [String: Count]?
    enum CodingKeys: String, CodingKey { case timedOut = "timed_out", hits, aggregations }

    /// - Throws: `away` for half an answer.
    func answer(to query: IndexQuery) throws(IndexFault) -> IndexAnswer {
        if timedOut { throw .away("it gave up before the whole answer was there") }
        var answer = IndexAnswer()
        answer.matches = hits.total?.value ?? 0
        answer.hits = try hits.hits.map { hit throws(IndexFault) in try hit.read() }
        guard let wish = query.counts else { return answer }
        var counts = IndexCounts()
        // Not asked for without a centre: nothing is anywhere then.
        counts.distances = Array(repeating: 0, count: wish.distances.count + 1)
        for (name, count) in aggregations ?? [:] {
            switch name {
            case "amounts": counts.amounts = count.bands(edges: wish.amounts.count)
            case "times": counts.times = count.bands(edges: wish.times.count)
            case "distances": counts.distances = count.bands(edges: wish.distances.count)
            default:
                for bucket in count.found?.buckets ?? [] {
                    if let facet = FacetKey.facet(bucket.key) { counts.facets[facet] = bucket.documents }
                }
            }
        }
        answer.counts = counts
        return answer
    }
}

extension SearchReply.Hit {
    fileprivate func read() throws(IndexFault) -> IndexHit {
        guard let id = Int64(id) else { throw .failed("a document that is none of ours: \(id.prefix(40))") }
        return IndexHit(
            id: id, weight: score ?? 0, amount: source.amount, time: source.time, prior: source.prior,
            isAvailable: source.isAvailable,
            place: source.place.map { IndexDocument.Place(latitude: $0.lat, longitude: $0.lon) },
            title: TitleMarks(bytes: Array(source.marks)[...]))
    }
}

extension SearchReply.Count {
    fileprivate func bands(edges: Int) -> [Int] {
        if edges == 0 { return [documents] }
        var bands = Array(repeating: 0, count: edges + 1)
        for bucket in found?.buckets ?? [] {
            if let band = Int(bucket.key), bands.indices.contains(band) { bands[band] = bucket.documents }
        }
        return bands
    }
}
