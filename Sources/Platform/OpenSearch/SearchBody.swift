import JSON
import Retrieval

/// What `_search` is asked.
struct SearchBody {
    private typealias Field = OpenSearchShape.Field
    /// How far into a list OpenSearch looks unless an index is told otherwise.
    static let deepest = 10_000

    private let query: IndexQuery
    private let narrowing: Narrowing
    private let words: Clause
    private let isSearch: Bool
    private let first: Int
    private let most: Int
    private let patience: Duration

    /// A search.
    init(_ query: IndexQuery, patience: Duration) {
        let query = query.onEarth
        (self.query, self.patience, isSearch) = (query, patience, true)
        narrowing = Narrowing(query.filter)
        words = WordClauses.clause(query, filter: narrowing.held)
        first = min(max(0, query.first), Self.deepest)
        most = min(max(1, min(1_000, query.most)), Self.deepest - first)
    }

    /// Things by their ids; they come in no order.
    init(_ ids: [Int64], _ query: IndexQuery, patience: Duration) {
        let query = query.onEarth
        (self.query, self.patience, isSearch) = (query, patience, false)
        narrowing = Narrowing(query.filter)
        words = .filter([.terms(Field.item, ids)] + narrowing.held)
        (first, most) = (0, ids.count)
    }

    var json: [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.object { json in
            clause("query", words, &json)
            // Behind the counting: a document that is left out here may still stand beside a choice.
            if !narrowing.all.isEmpty { clause("post_filter", .filter(narrowing.all), &json) }
            if let counts = query.counts {
                json.key("aggs")
                json.object { CountBody(counts, narrowing, centre: query.filter.centre).write(to: &$0) }
            }
            json.member("from", first)
            json.member("size", most)
            if isSearch { sort(&json) }
            // What is sorted by anything else is walked to the end anyhow.
            if query.counts != nil || query.order != .weight {
                json.member("track_total_hits", true)
            } else {
                json.member("track_total_hits", 10_000)
            }
            json.member("timeout", "\(patience.wholeMilliseconds)ms")
        }
        return json.bytes
    }

    private func clause(_ name: StaticString, _ clause: Clause, _ json: inout JSONWriter) {
        json.key(name)
        json.object { clause.write(&$0) }
    }

    private func sort(_ json: inout JSONWriter) {
        json.key("sort")
        json.array { json in
            switch query.order {
            case .weight: order("_score", "desc", &json)
            case .time: order(Field.time, "desc", &json)
            case .amount: order(Field.amount, "asc", missingLast: true, &json)
            case .amountDown: order(Field.amount, "desc", missingLast: true, &json)
            case .distance: if let centre = query.filter.centre { distance(centre, &json) }
            }
            // Of equals the same is first each time, and a page does not repeat what the last one had.
            order(Field.item, query.order == .weight ? "asc" : "desc", &json)
        }
        json.member("track_scores", query.order == .weight)
    }

    private func order(
        _ field: StaticString, _ direction: String, missingLast: Bool = false, _ json: inout JSONWriter
    ) {
        json.object { json in
            json.key(field)
            json.object { json in
                json.member("order", direction)
                if missingLast { json.member("missing", "_last") }
            }
        }
    }

    /// What has no place comes last.
    private func distance(_ centre: IndexDocument.Place, _ json: inout JSONWriter) {
        json.object { json in
            json.key("_geo_distance")
            json.object { json in
                json.key(Field.place)
                centre.write(to: &json)
                json.member("order", "asc")
                json.member("unit", "km")
            }
        }
    }
}

extension IndexQuery {
    /// Without a centre that is nowhere, which would be refused with its whole question.
    fileprivate var onEarth: IndexQuery {
        guard let centre = filter.centre, !centre.isOnEarth || filter.radius?.isFinite == false else { return self }
        var query = self
        if !centre.isOnEarth { query.filter.centre = nil }
        query.filter.radius = nil
        return query
    }
}

extension Duration {
    var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
