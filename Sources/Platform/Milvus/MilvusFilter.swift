/// A condition on the fields of a collection, in Milvus's own language.
///
/// Made of typed values only: names of fields stand in the program, numbers are printed by us, and whatever else comes is a
/// quoted text. So nothing that strangers write can end its quotes.
/// - Source: the grammar of Milvus 2.4's filter expressions; what is written here means the same in all later ones.
package struct MilvusFilter: Sendable, Equatable {
    /// Empty: everything.
    package let text: String

    private init(_ text: String) { self.text = text }

    package static let everything = MilvusFilter("")

    package static func equal(_ field: StaticString, _ text: String) -> MilvusFilter {
        MilvusFilter("\(field) == \(quoted(text))")
    }
    package static func equal(_ field: StaticString, _ number: Int64) -> MilvusFilter {
        MilvusFilter("\(field) == \(number)")
    }
    package static func other(_ field: StaticString, than number: Int64) -> MilvusFilter {
        MilvusFilter("\(field) != \(number)")
    }
    package static func isTrue(_ field: StaticString) -> MilvusFilter { MilvusFilter("\(field) == true") }
    package static func among(_ field: StaticString, _ texts: [String]) -> MilvusFilter {
        MilvusFilter("\(field) in [\(list(texts))]")
    }
    package static func among(_ field: StaticString, _ numbers: [Int64]) -> MilvusFilter {
        MilvusFilter("\(field) in [\(numbers.map(String.init).joined(separator: ", "))]")
    }
    package static func atLeast(_ field: StaticString, _ number: Int64) -> MilvusFilter {
        MilvusFilter("\(field) >= \(number)")
    }
    package static func atMost(_ field: StaticString, _ number: Int64) -> MilvusFilter {
        MilvusFilter("\(field) <= \(number)")
    }
    /// The array holds one of these.
    package static func holds(_ field: StaticString, anyOf texts: [String]) -> MilvusFilter {
        MilvusFilter("array_contains_any(\(field), [\(list(texts))])")
    }
    /// The number under `key` of a JSON object lies between these, both included; false where there is none.
    package static func number(in field: StaticString, _ key: String, from: Double, to: Double) -> MilvusFilter {
        let place = "\(field)[\(quoted(key))]"
        return MilvusFilter("\(place) >= \(from) and \(place) <= \(to)")
    }

    package static func all(_ parts: [MilvusFilter]) -> MilvusFilter {
        joined(parts.filter { !$0.text.isEmpty }, " and ")
    }
    package static func either(_ one: MilvusFilter, _ other: MilvusFilter) -> MilvusFilter {
        joined([one, other], " or ")
    }

    private static func joined(_ parts: [MilvusFilter], _ word: String) -> MilvusFilter {
        if parts.count == 1 { return parts[0] }
        return MilvusFilter(parts.map { "(\($0.text))" }.joined(separator: word))
    }

    private static func list(_ texts: [String]) -> String { texts.map(quoted).joined(separator: ", ") }

    /// The five characters that end or break a quoted text, each with a backslash; the grammar takes all others as they are.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
