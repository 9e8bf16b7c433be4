import JSON
import Retrieval

/// What is counted beside a search: each side of its filter as if nothing of that side were chosen.
struct CountBody {
    private typealias Field = OpenSearchShape.Field
    /// Values of a kind at most, the most frequent of them: sixty choices stay below the 65,535 that a cluster allows.
    static let mostValues = 1_000
    /// The same of all kinds together of which nothing was chosen.
    static let mostFacets = 5_000

    private let wish: CountWish
    private let narrowing: Narrowing
    private let centre: IndexDocument.Place?

    init(_ wish: CountWish, _ narrowing: Narrowing, centre: IndexDocument.Place?) {
        (self.wish, self.narrowing, self.centre) = (wish, narrowing, centre)
    }

    func write(to json: inout JSONWriter) {
        facets("facets", narrowing.all, most: Self.mostFacets, &json) { json in
            let others = wish.unread + narrowing.kinds
            if !others.isEmpty { json.member("exclude", FacetKey.pattern(others)) }
        }
        for (at, kind) in narrowing.kinds.enumerated() {
            facets("kind-\(at)", narrowing.all(but: .kind(kind)), most: Self.mostValues, &json) { json in
                json.member("include", FacetKey.pattern([kind]))
            }
        }
        bands("amounts", Field.amount, narrowing.all(but: .amount), wish.amounts.map { Double($0) }, &json)
        bands("times", Field.time, narrowing.all(but: .time), wish.times.map { Double($0) }, &json)
        if let centre {
            bands(
                "distances", Field.place, narrowing.all(but: .place), wish.distances.map { Double($0) }, &json, centre)
        }
    }

    private func facets(
        _ name: String, _ filter: [Clause], most: Int, _ json: inout JSONWriter,
        _ narrowed: (inout JSONWriter) -> Void
    ) {
        filtered(name, filter, &json) { json in
            json.key("terms")
            json.object { json in
                json.member("field", "\(Field.facets)")
                json.member("size", most)
                narrowed(&json)
            }
        }
    }

    /// Band n holds what is below edge n: a range's beginning is its own, its end the next one's.
    private func bands(
        _ name: String, _ field: StaticString, _ filter: [Clause], _ edges: [Double], _ json: inout JSONWriter,
        _ centre: IndexDocument.Place? = nil
    ) {
        // Without edges all that has a value is one band: the filter's own count.
        filtered(name, filter + [.exists(field)], &json, isCounting: !edges.isEmpty) { json in
            json.key(centre == nil ? "range" : "geo_distance")
            json.object { json in
                json.member("field", "\(field)")
                if let centre {
                    json.key("origin")
                    centre.write(to: &json)
                    json.member("unit", "km")
                }
                json.key("ranges")
                json.array(of: Array(0...edges.count)) { json, band in
                    json.object { json in
                        json.member("key", "\(band)")
                        if band > 0 { json.member("from", edges[band - 1]) }
                        if band < edges.count { json.member("to", edges[band]) }
                    }
                }
            }
        }
    }

    private func filtered(
        _ name: String, _ filter: [Clause], _ json: inout JSONWriter, isCounting: Bool = true,
        _ inner: (inout JSONWriter) -> Void
    ) {
        json.key(named: name)
        json.object { json in
            json.key("filter")
            json.object { Clause.filter(filter).write(&$0) }
            guard isCounting else { return }
            json.key("aggs")
            json.object { json in
                json.key("found")
                json.object { inner(&$0) }
            }
        }
    }
}
