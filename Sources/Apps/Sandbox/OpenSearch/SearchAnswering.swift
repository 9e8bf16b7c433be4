/// `_search` and `_count` over the documents that a refresh has shown.
struct SearchAnswering {
    let index: String
    let shelf: SearchShelf

    func count(_ json: LooseJSON) throws(SearchRefusal) -> LooseJSON {
        var body = try Members(json, of: "count")
        let query = try SearchQuery(body.take("query"), shelf.mapping)
        try body.end()
        return .object(["count": .whole(Int64(shelf.documents.count { query.weight(of: $0, on: shelf) != nil }))])
    }

    func search(_ json: LooseJSON) throws(SearchRefusal) -> LooseJSON {
        var body = try Members(json, of: "search")
        let query =
            try body.take("query").map { json throws(SearchRefusal) in try SearchQuery(json, shelf.mapping) }
            ?? .everything
        let after = try body.take("post_filter").map { json throws(SearchRefusal) in
            try SearchQuery(json, shelf.mapping)
        }
        let first = try body.may("from") { $0.whole } ?? 0, size = try body.may("size") { $0.whole } ?? 10
        guard first >= 0, size >= 0, first + size <= 10_000 else {
            throw .argument("Result window is too large, from + size must be less than or equal to: [10000]")
        }
        let orders = try SearchOrder.all(try body.may("sort") { $0.list } ?? [], shelf.mapping)
        let tracksScores = try body.may("track_scores") { $0.flag } ?? orders.isEmpty
        let total = body.take("track_total_hits") ?? .whole(10_000)
        if let patience = try body.may("timeout", { $0.text }), !patience.hasSuffix("ms") {
            throw .parsing("[timeout]")
        }
        let (aggregations, suggest) = (body.take("aggs"), body.take("suggest"))
        try body.end()

        let found = shelf.documents.compactMap { document in
            query.weight(of: document, on: shelf).map { (document: document, weight: $0) }
        }
        let shown = found.filter { after?.weight(of: $0.document, on: shelf) != nil || after == nil }
        let sorted = shown.sorted { SearchOrder.precedes($0, $1, orders) }
        var hits: [String: LooseJSON] = [
            "hits": .list(sorted.dropFirst(first).prefix(size).map { hit($0.document, tracksScores ? $0.weight : nil) })
        ]
        if total != .flag(false) {
            let most = total.whole ?? .max
            hits["total"] = .object([
                "value": .whole(Int64(min(most, shown.count))), "relation": .text(shown.count > most ? "gte" : "eq"),
            ])
        }
        var answer: [String: LooseJSON] = ["took": .whole(1), "timed_out": .flag(false), "hits": .object(hits)]
        if let aggregations {
            answer["aggregations"] = try SearchCounting(shelf: shelf).counts(aggregations, of: found.map(\.document))
        }
        if let suggest { answer["suggest"] = try SearchSpelling(shelf: shelf).suggestions(suggest) }
        return .object(answer)
    }

    private func hit(_ document: HeldDocument, _ weight: Double?) -> LooseJSON {
        .object([
            "_index": .text(index), "_id": .text(document.id), "_score": weight.map(LooseJSON.number) ?? .null,
            "_source": document.source,
        ])
    }
}

/// By what a list is ordered.
struct SearchOrder {
    private enum Key {
        case weight, field(String), distance(String, SearchPlace)
    }
    private let key: Key
    private let isDown: Bool

    static func all(_ json: [LooseJSON], _ mapping: SearchMapping) throws(SearchRefusal) -> [SearchOrder] {
        var orders: [SearchOrder] = []
        for one in json {
            var outer = try Members(one, of: "sort")
            let (name, body) = try outer.only()
            var members = try Members(body, of: name)
            let isDown = try members.need("order") { $0.text } == "desc"
            let key: Key
            if name == "_geo_distance" {
                guard try members.need("unit", { $0.text }) == "km" else { throw .parsing("[unit]") }
                let (field, place) = try members.only()
                guard try SearchQuery.field(field, mapping).kind == .geo_point else {
                    throw .argument("no place: [\(field)]")
                }
                key = .distance(field, try SearchPlace(place, of: field))
            } else if name == "_score" {
                key = .weight
            } else {
                guard try SearchQuery.field(name, mapping).kind == .long else {
                    throw .argument("[\(name)] does not sort")
                }
                // Without it both ways put last what has none; only so is it said.
                if let missing = try members.may("missing", { $0.text }), missing != "_last" {
                    throw .parsing("[missing]")
                }
                key = .field(name)
            }
            if name != "_geo_distance" { try members.end() }
            orders.append(SearchOrder(key: key, isDown: isDown))
        }
        return orders
    }

    typealias Found = (document: HeldDocument, weight: Double)

    static func precedes(_ one: Found, _ other: Found, _ orders: [SearchOrder]) -> Bool {
        if orders.isEmpty { return one.weight > other.weight }
        for order in orders {
            switch (order.value(one), order.value(other)) {
            case (nil, nil): continue
            case (nil, _): return false
            case (_, nil): return true
            case (let one?, let other?) where one != other: return order.isDown ? one > other : one < other
            default: continue
            }
        }
        return false
    }

    private func value(_ found: Found) -> Double? {
        switch key {
        case .weight: found.weight
        case .field(let name): found.document.numbers[name]
        case .distance(let name, let centre): found.document.places[name].map { $0.distance(to: centre) }
        }
    }
}
