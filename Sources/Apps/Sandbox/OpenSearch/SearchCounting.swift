import Foundation

/// Aggregations, as far as they are played.
struct SearchCounting: Sendable {
    let shelf: SearchShelf

    func counts(_ json: LooseJSON, of documents: [HeldDocument]) throws(SearchRefusal) -> LooseJSON {
        guard let named = json.object else { throw .parsing("[aggs] is no object") }
        var counts: [String: LooseJSON] = [:]
        for (name, one) in named {
            guard !name.contains(where: { "[]>".contains($0) }) else {
                throw .argument("Invalid aggregation name [\(name)]")
            }
            counts[name] = try count(one, of: documents)
        }
        return .object(counts)
    }

    private func count(_ json: LooseJSON, of documents: [HeldDocument]) throws(SearchRefusal) -> LooseJSON {
        var members = try Members(json, of: "aggregation")
        let inner = members.take("aggs")
        let (kind, body) = try members.only()
        if kind == "filter" {
            let query = try SearchQuery(body, shelf.mapping)
            let found = documents.filter { query.weight(of: $0, on: shelf) != nil }
            var answer: [String: LooseJSON] = ["doc_count": .whole(Int64(found.count))]
            if let inner, let counts = try counts(inner, of: found).object { answer.merge(counts) { own, _ in own } }
            return .object(answer)
        }
        guard inner == nil else { throw .argument("[\(kind)] with aggregations in it is not played") }
        switch kind {
        case "filters": return try filters(body, documents)
        case "terms": return try terms(body, documents)
        case "range": return try bands(body, kind, documents)
        case "geo_distance": return try bands(body, kind, documents)
        default: throw .parsing("Unknown aggregation type [\(kind)]")
        }
    }

    private func filters(_ json: LooseJSON, _ documents: [HeldDocument]) throws(SearchRefusal) -> LooseJSON {
        var members = try Members(json, of: "filters")
        let filters = try members.need("filters") { $0.object }
        guard filters.count <= 1_024 else { throw .argument("Number of filters is too large") }
        try members.end()
        var buckets: [String: LooseJSON] = [:]
        for (name, filter) in filters {
            let query = try SearchQuery(filter, shelf.mapping)
            buckets[name] = .object([
                "doc_count": .whole(Int64(documents.count { query.weight(of: $0, on: shelf) != nil }))
            ])
        }
        return .object(["buckets": .object(buckets)])
    }

    private func terms(_ json: LooseJSON, _ documents: [HeldDocument]) throws(SearchRefusal) -> LooseJSON {
        var members = try Members(json, of: "terms")
        let field = try members.need("field") { $0.text }
        guard try SearchQuery.field(field, shelf.mapping).kind == .keyword else {
            throw .argument(
                "Text fields are not optimised for operations that require per-document field data: [\(field)]")
        }
        let size = try members.need("size") { $0.whole }
        guard (1...65_535).contains(size) else { throw .argument("[size] must be greater than 0") }
        let include = try members.may("include") { $0.text }.map(SearchPattern.init)
        let exclude = try members.may("exclude") { $0.text }.map(SearchPattern.init)
        try members.end()
        var counts: [String: Int] = [:]
        for document in documents {
            for word in Set(document.keywords[field] ?? [])
            where include?.matches(word) ?? true && !(exclude?.matches(word) ?? false) { counts[word, default: 0] += 1 }
        }
        let best = counts.sorted { $0.value != $1.value ? $0.value > $1.value : SearchQuery.precedes($0.key, $1.key) }
        return .object([
            "doc_count_error_upper_bound": .whole(0),
            "sum_other_doc_count": .whole(Int64(best.dropFirst(size).reduce(0) { $0 + $1.value })),
            "buckets": .list(
                best.prefix(size).map { .object(["key": .text($0.key), "doc_count": .whole(Int64($0.value))]) }),
        ])
    }

    private func bands(_ json: LooseJSON, _ kind: String, _ documents: [HeldDocument]) throws(SearchRefusal)
        -> LooseJSON
    {
        var members = try Members(json, of: kind)
        let field = try members.need("field") { $0.text }
        let type = try SearchQuery.field(field, shelf.mapping).kind
        var origin: SearchPlace?
        if kind == "geo_distance" {
            guard type == .geo_point, try members.need("unit", { $0.text }) == "km" else {
                throw .argument("a geo_point in km")
            }
            origin = try SearchPlace(try members.need("origin") { $0 }, of: "origin")
        } else if type != .long, type != .float {
            throw .argument("Field [\(field)] of type [\(type.rawValue)] is not supported for aggregation [range]")
        }
        let ranges = try members.need("ranges") { $0.list }
        guard !ranges.isEmpty else { throw .argument("No [ranges] specified for the aggregation") }
        try members.end()
        let values = documents.compactMap { document in
            origin.map { origin in document.places[field].map { $0.distance(to: origin) } } ?? document.numbers[field]
        }
        var buckets: [LooseJSON] = []
        for range in ranges {
            var range = try Members(range, of: "ranges")
            let key = try range.need("key") { $0.text }
            let from = try range.may("from") { $0.number }, to = try range.may("to") { $0.number }
            try range.end()
            let count = values.count { $0 >= from ?? -.infinity && $0 < to ?? .infinity }
            buckets.append(.object(["key": .text(key), "doc_count": .whole(Int64(count))]))
        }
        return .object(["buckets": .list(buckets)])
    }
}
