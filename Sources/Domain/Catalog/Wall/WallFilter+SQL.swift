import Foundation
import Postgres
import Vocabulary

extension WallFilter {
    /// One of the things that narrow a list down, to count its choices without it.
    package enum Part: Sendable, Equatable {
        case brand, condition, rating
        /// By code.
        case attribute(String)
    }

    /// The conditions on live products `p`, one part of them left out when told.
    func conditions(without part: Part? = nil) -> SQL {
        var all: SQL = "p.status = 'live'"
        switch categories.count {
        case 0: break
        // Alone it can be read off its own index in order.
        case 1: all = "\(sql: all) AND p.category = \(categories[0])"
        default: all = "\(sql: all) AND p.category = ANY (\(categories)::text[])"
        }
        if let seller { all = "\(sql: all) AND p.seller_id = \(seller)" }
        if let words { all = "\(sql: all) AND \(sql: WordMatch.condition(words, alternatives))" }
        if let brand, part != .brand { all = "\(sql: all) AND p.brand_id = \(brand)" }
        if let condition, part != .condition { all = "\(sql: all) AND p.condition = \(condition)" }
        if let rating, part != .rating {
            all = "\(sql: all) AND p.rating_count > 0 AND p.rating_sum >= \(rating) * p.rating_count"
        }
        if let priceFrom { all = "\(sql: all) AND p.price_minor >= \(priceFrom)" }
        if let priceTo { all = "\(sql: all) AND p.price_minor <= \(priceTo)" }
        for choice in attributes where part != .attribute(choice.code) {
            all = "\(sql: all) AND \(sql: choice.condition)"
        }
        if let car { all = "\(sql: all) AND \(sql: Fitment.condition(car.vehicle, year: car.year))" }
        return all
    }

    /// The part of the list's statement behind its columns: live products, newest first unless the place says otherwise.
    func statement(at place: WallPlace, limit: Int) -> SQL {
        var conditions = conditions()
        var order: SQL = "p.live_since DESC, p.id DESC"
        switch place {
        case .start: break
        case .olderThan(let cursor):
            conditions = "\(sql: conditions) AND (p.live_since, p.id) < (\(cursor.time), \(cursor.id))"
        case .newerThan(let cursor):
            conditions = "\(sql: conditions) AND (p.live_since, p.id) > (\(cursor.time), \(cursor.id))"
            order = "p.live_since, p.id"
        }
        return """
            FROM products p JOIN sellers s ON s.id = p.seller_id
            WHERE \(sql: conditions) ORDER BY \(sql: order) LIMIT \(literal: limit + 1)
            """
    }
}

extension AttributeChoice {
    fileprivate var condition: SQL {
        switch wish {
        case .any(let values):
            // Each is one look into the index of attributes.
            var any: SQL = "false"
            for value in values { any = "\(sql: any) OR p.attributes @> \(Self.json([code: value]))::jsonb" }
            return "(\(sql: any))"
        case .range(let from, let to):
            return """
                CASE WHEN jsonb_typeof(p.attributes -> \(code)::text) = 'number' THEN (p.attributes ->> \(code)::text)::float8
                    BETWEEN coalesce(\(from)::float8, '-Infinity') AND coalesce(\(to)::float8, 'Infinity') ELSE false END
                """
        }
    }

    private static func json(_ said: [String: AttributeValue]) -> String {
        guard let data = try? JSONEncoder().encode(said) else { preconditionFailure("finite numbers are JSON") }
        return String(decoding: data, as: UTF8.self)
    }
}

/// Words as PostgreSQL looks for them.
enum WordMatch {
    /// That all words stand in title or description of product `p`, each of them or what else it is called.
    static func condition(_ words: String, _ alternatives: [String: [String]]) -> SQL {
        var query: SQL = "plainto_tsquery('simple', \(words))"
        if !alternatives.isEmpty {
            // A phrase that has other names is one thing, however many words it has.
            var rest = " " + words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
            var groups: [[String]] = []
            for key in alternatives.keys.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
                guard let range = rest.range(of: " \(key) ") else { continue }
                rest.replaceSubrange(range, with: "  ")
                groups.append([key] + (alternatives[key] ?? []))
            }
            if !groups.isEmpty {
                query = "plainto_tsquery('simple', \(rest))"
                for group in groups {
                    var any: SQL = "phraseto_tsquery('simple', \(group[0]))"
                    for other in group.dropFirst() { any = "\(sql: any) || phraseto_tsquery('simple', \(other))" }
                    query = "\(sql: query) && (\(sql: any))"
                }
            }
        }
        return "to_tsvector('simple', p.title || ' ' || p.description) @@ (\(sql: query))"
    }
}
