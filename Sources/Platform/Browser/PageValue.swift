/// A JSON value, as pages and the browser speak it.
package enum PageValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([PageValue])
    case object([String: PageValue])

    package var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }
    package var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }
    /// Nil unless it is a whole number.
    package var int: Int? { number.flatMap { Int(exactly: $0) } }
    package var bool: Bool? {
        if case .bool(let bool) = self { return bool }
        return nil
    }
    /// Empty for anything but an array.
    package var array: [PageValue] {
        if case .array(let values) = self { return values }
        return []
    }
    /// `.null` for a missing member, and in anything but an object.
    package subscript(name: String) -> PageValue {
        if case .object(let members) = self { return members[name] ?? .null }
        return .null
    }
}

extension PageValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(arrayLiteral elements: PageValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, PageValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}

extension PageValue {
    /// As JSON text.
    var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .number(let number):
            text += Int(exactly: number).map(String.init) ?? (number.isFinite ? "\(number)" : "null")
        case .string(let string): Self.write(string, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { text += "," }
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\u{0}"..."\u{1f}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
