/// A query of OpenSearch's language, as far as it is played.
indirect enum SearchQuery: Sendable {
    case everything, nothing
    case term(String, LooseJSON, boost: Double)
    case terms(String, [LooseJSON])
    case numbers(String, from: Double, to: Double)
    case keywords(String, from: String?, to: String?)
    case exists(String)
    case prefix(String, String)
    case phrase(String, [String])
    /// Words that count as one.
    case oneOf(String, Set<String>)
    case near(String, SearchPlace, kilometres: Double)
    case bool(
        must: [SearchQuery], should: [SearchQuery], filter: [SearchQuery], not: [SearchQuery], atLeast: Int,
        boost: Double)

    init(_ json: LooseJSON?, _ mapping: SearchMapping) throws(SearchRefusal) {
        var outer = try Members(json, of: "query")
        let (kind, body) = try outer.only()
        switch kind {
        case "match_all":
            try Members(body, of: kind).end()
            self = .everything
        case "match_none":
            try Members(body, of: kind).end()
            self = .nothing
        case "bool": self = try Self.bool(body, mapping)
        case "exists":
            var members = try Members(body, of: kind)
            let field = try members.need("field") { $0.text }
            _ = try Self.field(field, mapping)
            self = .exists(field)
            try members.end()
        case "geo_distance":
            var members = try Members(body, of: kind)
            let distance = try members.need("distance") { $0.text }
            guard distance.hasSuffix("km"), let kilometres = Double(distance.dropLast(2)), kilometres > 0 else {
                throw .parsing("failed to parse distance [\(distance)]")
            }
            let (field, place) = try members.only()
            guard try Self.field(field, mapping).kind == .geo_point else {
                throw .argument("[\(field)] is no geo_point")
            }
            self = .near(field, try SearchPlace(place, of: field), kilometres: kilometres)
        case "term", "terms", "range", "prefix", "match", "match_phrase":
            var members = try Members(body, of: kind)
            let (field, value) = try members.only()
            self = try Self.ofField(kind, field, value, mapping)
        default: throw .parsing("unknown query [\(kind)]")
        }
    }

    private static func list(_ json: [LooseJSON], _ mapping: SearchMapping) throws(SearchRefusal) -> [SearchQuery] {
        var queries: [SearchQuery] = []
        for query in json { queries.append(try SearchQuery(query, mapping)) }
        return queries
    }

    private static func bool(_ json: LooseJSON, _ mapping: SearchMapping) throws(SearchRefusal) -> SearchQuery {
        var members = try Members(json, of: "bool")
        let must = try list(try members.may("must") { $0.list } ?? [], mapping)
        let should = try list(try members.may("should") { $0.list } ?? [], mapping)
        let filter = try list(try members.may("filter") { $0.list } ?? [], mapping)
        let not = try list(try members.may("must_not") { $0.list } ?? [], mapping)
        // Beside something that must be there a `should` only weighs.
        let own = must.isEmpty && filter.isEmpty && !should.isEmpty ? 1 : 0
        let atLeast = try members.may("minimum_should_match") { $0.whole } ?? own
        let boost = try members.may("boost") { $0.number } ?? 1
        try members.end()
        return .bool(must: must, should: should, filter: filter, not: not, atLeast: atLeast, boost: boost)
    }

    static func field(_ name: String, _ mapping: SearchMapping) throws(SearchRefusal) -> SearchMapping.Field {
        guard let field = mapping.fields[name] else { throw .argument("no field [\(name)] in the mapping") }
        guard field.isIndexed else { throw .argument("Cannot search on field [\(name)] since it is not indexed") }
        return field
    }

    private static func ofField(_ kind: String, _ name: String, _ json: LooseJSON, _ mapping: SearchMapping)
        throws(SearchRefusal) -> SearchQuery
    {
        let field = try field(name, mapping)
        if kind == "terms" {
            guard let values = json.list, values.count <= 65_536 else {
                throw .parsing("[terms] query requires an array")
            }
            return .terms(name, values)
        }
        var members = try Members(json, of: kind)
        let query: SearchQuery
        switch (kind, field.kind) {
        case ("term", _):
            query = .term(name, try members.need("value") { $0 }, boost: try members.may("boost") { $0.number } ?? 1)
        case ("prefix", .keyword): query = .prefix(name, try members.need("value") { $0.text })
        case ("match", .text):
            let analyser = try members.need("analyzer") { $0.text }
            guard mapping.alternatives.contains(analyser) else { throw .argument("analyzer [\(analyser)] not found") }
            query = .oneOf(name, Set(try members.need("query") { $0.text }.split(separator: " ").map(String.init)))
        case ("match_phrase", .text):
            guard field.hasPositions else {
                throw .argument("field:[\(name)] was indexed without position data; cannot run PhraseQuery")
            }
            query = .phrase(name, try members.need("query") { $0.text }.split(separator: " ").map(String.init))
        case ("range", .keyword):
            query = .keywords(name, from: try members.may("gte") { $0.text }, to: try members.may("lte") { $0.text })
        case ("range", .long), ("range", .float):
            query = .numbers(
                name, from: try members.may("gte") { $0.number } ?? -.infinity,
                to: try members.may("lte") { $0.number } ?? .infinity)
        default: throw .argument("[\(kind)] is not played on [\(field.kind.rawValue)] field [\(name)]")
        }
        try members.end()
        return query
    }
}
