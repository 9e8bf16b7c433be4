/// JSON of any shape.
enum LooseJSON: Sendable, Equatable {
    case null
    case flag(Bool)
    case whole(Int64)
    case number(Double)
    case text(String)
    case list([LooseJSON])
    case object([String: LooseJSON])

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [LooseJSON]? { if case .list(let list) = self { list } else { nil } }
    var object: [String: LooseJSON]? { if case .object(let object) = self { object } else { nil } }
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var whole: Int? { if case .whole(let number) = self { Int(number) } else { nil } }
    var number: Double? {
        switch self {
        case .whole(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
    /// A value, or each of a list's.
    var values: [LooseJSON] {
        switch self {
        case .null: []
        case .list(let list): list
        default: [self]
        }
    }
}

extension LooseJSON: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .whole(number)
        } else if let number =
            try? container.decode(Double.self)
        {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list =
            try? container.decode([LooseJSON].self)
        {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: LooseJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .whole(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

/// The members of an object, each to be taken once: what nobody takes is something that the stand-in does not know.
struct Members {
    private var rest: [String: LooseJSON]
    private let place: String

    init(_ json: LooseJSON?, of place: String) throws(SearchRefusal) {
        guard let object = json?.object else { throw .parsing("[\(place)] is no object") }
        (rest, self.place) = (object, place)
    }

    mutating func take(_ name: String) -> LooseJSON? { rest.removeValue(forKey: name) }

    mutating func need<Value>(_ name: String, _ read: (LooseJSON) -> Value?) throws(SearchRefusal) -> Value {
        guard let json = take(name), let value = read(json) else { throw .parsing("[\(place)] needs [\(name)]") }
        return value
    }

    /// Nil where it is absent; something else than what is read is refused.
    mutating func may<Value>(_ name: String, _ read: (LooseJSON) -> Value?) throws(SearchRefusal) -> Value? {
        guard let json = take(name) else { return nil }
        guard let value = read(json) else { throw .parsing("[\(place)] has a wrong [\(name)]") }
        return value
    }

    /// The only one that is left, with its name.
    mutating func only() throws(SearchRefusal) -> (name: String, value: LooseJSON) {
        guard rest.count == 1, let one = rest.popFirst() else {
            throw .parsing("[\(place)] has \(rest.count) members and not one: \(rest.keys.sorted())")
        }
        return (one.key, one.value)
    }

    func end() throws(SearchRefusal) {
        guard rest.isEmpty else { throw .parsing("[\(place)] does not support \(rest.keys.sorted())") }
    }
}

/// A request that is not done, in OpenSearch's words.
struct SearchRefusal: Error, Equatable {
    let status: Int
    let type: String
    let reason: String

    static func parsing(_ reason: String) -> SearchRefusal {
        SearchRefusal(status: 400, type: "parsing_exception", reason: reason)
    }
    static func argument(_ reason: String) -> SearchRefusal {
        SearchRefusal(status: 400, type: "illegal_argument_exception", reason: reason)
    }
    static func noIndex(_ name: String) -> SearchRefusal {
        SearchRefusal(status: 404, type: "index_not_found_exception", reason: "no such index [\(name)]")
    }

    var json: LooseJSON {
        let words: [String: LooseJSON] = ["type": .text(type), "reason": .text(reason)]
        return .object([
            "error": .object(words.merging(["root_cause": .list([.object(words)])]) { own, _ in own }),
            "status": .whole(Int64(status)),
        ])
    }
}
