import JSON
import Retrieval

/// A condition in OpenSearch's query language.
///
/// Made of typed values only: names of fields stand in the program, and whatever else comes is a JSON value. So nothing that
/// strangers type is read as a language.
struct Clause: Sendable {
    let write: @Sendable (inout JSONWriter) -> Void

    typealias Field = StaticString

    static let everything = Clause { json in
        json.key("match_all")
        json.object { _ in }
    }
    static let nothing = Clause { json in
        json.key("match_none")
        json.object { _ in }
    }

    static func term(_ field: Field, _ text: String) -> Clause {
        inside("term", field) { $0.member("value", text) }
    }
    static func isTrue(_ field: Field) -> Clause {
        inside("term", field) { $0.member("value", true) }
    }
    static func terms(_ field: Field, _ texts: [String]) -> Clause {
        if texts.isEmpty { return nothing }
        return Clause { json in
            json.key("terms")
            json.object { json in
                json.key(field)
                json.array(of: texts) { $0.value($1) }
            }
        }
    }
    static func terms(_ field: Field, _ numbers: [Int64]) -> Clause {
        Clause { json in
            json.key("terms")
            json.object { json in
                json.key(field)
                json.array(of: numbers) { $0.value($1) }
            }
        }
    }
    static func range(_ field: Field, from: Int64?, to: Int64?) -> Clause {
        inside("range", field) { json in
            if let from { json.member("gte", from) }
            if let to { json.member("lte", to) }
        }
    }
    static func range(_ field: Field, from: String, to: String) -> Clause {
        inside("range", field) { json in
            json.member("gte", from)
            json.member("lte", to)
        }
    }
    static func exists(_ field: Field) -> Clause {
        Clause { json in
            json.key("exists")
            json.object { $0.member("field", "\(field)") }
        }
    }
    static func begins(_ field: Field, _ beginning: String) -> Clause {
        inside("prefix", field) { $0.member("value", beginning) }
    }
    /// Any of these words, weighing as if they were one: the rarer spelling of two weighs no more than the other.
    static func oneOf(_ field: Field, _ words: [String]) -> Clause {
        if words.count == 1 { return term(field, words[0]) }
        return inside("match", field) { json in
            json.member("query", words.joined(separator: " "))
            json.member("analyzer", OpenSearchShape.alternatives)
        }
    }
    /// Words that follow one another, parted by blanks.
    static func phrase(_ field: Field, _ words: [String]) -> Clause {
        inside("match_phrase", field) { $0.member("query", words.joined(separator: " ")) }
    }
    static func near(_ field: Field, _ centre: IndexDocument.Place, kilometres: Float) -> Clause {
        Clause { json in
            json.key("geo_distance")
            json.object { json in
                json.member("distance", "\(Double(kilometres))km")
                json.key(field)
                centre.write(to: &json)
            }
        }
    }

    private static func inside(
        _ kind: StaticString, _ field: Field, _ body: @escaping @Sendable (inout JSONWriter) -> Void
    ) -> Clause {
        Clause { json in
            json.key(kind)
            json.object { json in
                json.key(field)
                json.object { body(&$0) }
            }
        }
    }
}

extension IndexDocument.Place {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("lat", Double(latitude))
            json.member("lon", Double(longitude))
        }
    }
}
