import Foundation
import Frame
import HTTP

/// A body that is one JSON object, of which only the members that are asked for are looked at: no other can set anything.
struct JSONBody {
    let members: [String: Any]

    /// - Throws: `Problem` 400, 415, 422.
    init(_ request: Request) throws {
        guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
            throw Problem(.unsupportedMediaType, code: "json-wanted")
        }
        guard let object = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any] else {
            throw Problem(.badRequest, code: "malformed-json")
        }
        // The database holds no NUL, and no contact, name or password has one.
        guard !Self.hasNUL(object) else { throw Problem(.unprocessable, code: "nul-in-text") }
        members = object
    }

    private static func hasNUL(_ value: Any) -> Bool {
        switch value {
        case let text as String: text.utf8.contains(0)
        case let list as [Any]: list.contains(where: hasNUL)
        case let object as [String: Any]: object.contains { hasNUL($0.key) || hasNUL($0.value) }
        default: false
        }
    }

    /// What a member says of itself: nothing, null, or something of its kind.
    enum Member<Value> {
        case missing, null
        case value(Value)

        /// The value; nil when there is none.
        var value: Value? {
            if case .value(let value) = self { return value }
            return nil
        }
    }

    /// - Throws: `Problem` 400 when it is of another kind.
    func text(_ name: String) throws -> Member<String> { try member(name, "a text") { $0 as? String } }

    func flag(_ name: String) throws -> Member<Bool> {
        try member(name, "true or false") { Self.isBoolean($0) ? $0 as? Bool : nil }
    }

    func number(_ name: String) throws -> Member<Double> {
        try member(name, "a number") { Self.isBoolean($0) ? nil : ($0 as? NSNumber)?.doubleValue }
    }

    /// An object whose members are lists of texts.
    func lists(_ name: String) throws -> Member<[String: [String]]> {
        try member(name, "an object of lists of texts") { $0 as? [String: [String]] }
    }

    private func member<Value>(_ name: String, _ kind: String, _ read: (Any) -> Value?) throws -> Member<Value> {
        guard let found = members[name] else { return .missing }
        if found is NSNull { return .null }
        guard let value = read(found) else {
            throw Problem(.badRequest, code: "bad-member", detail: "\(name) should be \(kind).")
        }
        return .value(value)
    }

    /// To Foundation 1 is a boolean too, and `true` a number; only the type of what was written tells them apart.
    private static func isBoolean(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return String(cString: number.objCType) == "c"
    }
}
