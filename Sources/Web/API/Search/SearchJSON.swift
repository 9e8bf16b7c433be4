import Catalog
import Flows
import HTTP
import JSON
import Retrieval
import Search
import Vocabulary

/// How a search looks in the API.
enum SearchJSON {
    private static let count = Schema.integer(minimum: 0)
    private static let values = Schema.named(
        "ValueCounts", .array(.named("ValueCount", .object([("value", .string()), ("count", count)]))))
    private static let bands = Schema.named(
        "BandCounts",
        .array(
            .named(
                "BandCount",
                .object([("from", .optional(.integer())), ("to", .optional(.integer())), ("count", count)]))))
    private static let facets = Schema.named(
        "Facets",
        .object([
            ("categories", values), ("brands", values), ("conditions", values), ("sellers", values),
            ("ratings", values),
            (
                "attributes",
                .array(.named("AttributeCounts", .object([("code", .string()), ("values", values)])))
            ), ("prices", bands), ("ages", bands), ("distances", bands),
        ]))
    private static let understood = Schema.named(
        "Understood",
        .object([
            ("kind", .string(choices: Understood.Kind.allCases.map(\.rawValue))), ("said", .string()),
            ("without", .string()),
        ]))
    private static let correction = Schema.named(
        "Correction", .object([("typed", .string()), ("meant", .string())]))
    static let page = Schema.named(
        "SearchPage",
        .object([
            ("items", .array(ProductJSON.card)), ("total", count), ("page", .integer(minimum: 1)),
            ("next", .optional(.integer(minimum: 2))), ("understood", .array(understood)),
            ("corrections", .array(correction)),
            ("relaxed", .array(.string(choices: relaxations.map(\.rawValue)))),
            ("givenUp", .array(.string(choices: Understood.Kind.allCases.map(\.rawValue)))),
            ("facets", .optional(facets)),
        ]))
    private static let named = Schema.array(
        .named("SuggestedName", .object([("name", .string()), ("slug", Slug.schema)])))
    static let suggestions = Schema.named(
        "Suggestions",
        .object([
            ("queries", .array(.string())), ("categories", named), ("brands", named), ("sellers", named),
            ("products", .array(ProductJSON.card)),
        ]))

    /// What is given up for a program. The newest goods are no answer to it.
    private static let relaxations: [SearchFinding.Relaxation] = [.someWords, .understood, .filters, .meaning]

    static func write(
        _ found: SearchFinding, _ cards: [ProductCard], _ query: SearchQuery, to json: inout JSONWriter
    ) {
        let end = query.wish.offset + query.wish.limit
        let hasMore = end < found.total && end + query.wish.limit <= SearchWish.deepest
        json.object { json in
            json.key("items")
            json.array(of: cards) { ProductJSON.write($1, to: &$0) }
            json.member("total", found.total)
            json.member("page", query.page)
            json.member("next", hasMore ? query.page + 1 : nil)
            json.key("understood")
            json.array(of: found.reading?.understood ?? []) { json, part in
                json.object { json in
                    json.member("kind", part.kind.rawValue)
                    json.member("said", part.said)
                    json.member("without", found.reading?.without(part) ?? "")
                }
            }
            json.key("corrections")
            json.array(of: found.corrections) { json, correction in
                json.object { json in
                    json.member("typed", correction.typed)
                    json.member("meant", correction.meant)
                }
            }
            json.key("relaxed")
            json.array(of: found.relaxed.filter(relaxations.contains)) { $0.value($1.rawValue) }
            json.key("givenUp")
            json.array(of: found.givenUp) { $0.value($1.rawValue) }
            json.key("facets")
            if let counts = found.counts { write(counts, to: &json) } else { json.null() }
        }
    }

    private static func write(_ counts: SearchCounts, to json: inout JSONWriter) {
        json.object { json in
            for (name, counted) in [
                ("categories", counts.categories), ("brands", counts.brands), ("conditions", counts.conditions),
                ("sellers", counts.sellers), ("ratings", counts.ratings),
            ] {
                json.key(named: name)
                write(counted, to: &json)
            }
            json.key("attributes")
            json.array(of: counts.attributes.sorted { $0.key < $1.key }) { json, attribute in
                json.object { json in
                    json.member("code", attribute.key)
                    json.key("values")
                    write(attribute.value, to: &json)
                }
            }
            json.key("prices")
            write(counts.prices.map { ($0.from.map { Int($0) }, $0.to.map { Int($0) }, $0.count) }, to: &json)
            json.key("ages")
            write(counts.ages.map { ($0.from, $0.to, $0.count) }, to: &json)
            json.key("distances")
            write(counts.distances.map { ($0.from, $0.to, $0.count) }, to: &json)
        }
    }

    /// The most frequent first.
    private static func write(_ counts: [String: Int], to json: inout JSONWriter) {
        json.array(of: counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(100).map { $0 }) {
            json, counted in
            json.object { json in
                json.member("value", counted.key)
                json.member("count", counted.value)
            }
        }
    }

    /// Without those that nothing lies in.
    private static func write(_ bands: [(from: Int?, to: Int?, count: Int)], to json: inout JSONWriter) {
        json.array(of: bands.filter { $0.count > 0 }) { json, band in
            json.object { json in
                json.member("from", band.from)
                json.member("to", band.to)
                json.member("count", band.count)
            }
        }
    }

    static func write(_ found: Suggestions, to json: inout JSONWriter) {
        json.object { json in
            json.key("queries")
            json.array(of: found.queries) { $0.value($1) }
            for (name, names) in [
                ("categories", found.categories), ("brands", found.brands), ("sellers", found.sellers),
            ] {
                json.key(named: name)
                json.array(of: names) { json, named in
                    json.object { json in
                        json.member("name", named.name)
                        json.member("slug", named.slug)
                    }
                }
            }
            json.key("products")
            json.array(of: found.products) { ProductJSON.write($1, to: &$0) }
        }
    }
}
