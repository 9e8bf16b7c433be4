import HTTP
import JSON

/// Schemas as JSON Schema 2020-12; named ones by reference.
enum SchemaJSON {
    static let problem = Schema.object([
        ("type", .string()), ("title", .string()), ("status", .integer(minimum: 400, maximum: 599)),
        ("code", .string()),
        ("detail", .string()), ("requestId", .string()),
    ])
    /// What a problem says only when there is more to say than its code; and what is refused before it is read has no id yet.
    static let mayMissInProblem: Set<String> = ["detail", "requestId"]

    /// - Parameter mayMiss: members of the object that are not always there.
    static func write(_ schema: Schema, mayMiss: Set<String> = [], to json: inout JSONWriter) {
        if case .named(let name, _) = schema {
            return json.object { $0.member("$ref", "#/components/schemas/\(name)") }
        }
        if case .optional(let inner) = schema {
            return json.object { json in
                json.key("anyOf")
                json.array { json in
                    write(inner, to: &json)
                    json.object { $0.member("type", "null") }
                }
            }
        }
        json.object { json in members(of: schema, mayMiss: mayMiss, to: &json) }
    }

    private static func members(of schema: Schema, mayMiss: Set<String>, to json: inout JSONWriter) {
        switch schema {
        case .string(let format, let pattern, let choices):
            json.member("type", "string")
            if let format { json.member("format", format) }
            if let pattern { json.member("pattern", pattern) }
            if !choices.isEmpty {
                json.key("enum")
                json.array(of: choices) { $0.value($1) }
            }
        case .integer(let minimum, let maximum, let choices):
            json.member("type", "integer")
            if let minimum { json.member("minimum", minimum) }
            if let maximum { json.member("maximum", maximum) }
            if !choices.isEmpty {
                json.key("enum")
                json.array(of: choices) { $0.value($1) }
            }
        case .number: json.member("type", "number")
        case .boolean: json.member("type", "boolean")
        case .array(let item):
            json.member("type", "array")
            json.key("items")
            write(item, to: &json)
        case .object(let fields):
            json.member("type", "object")
            json.key("required")
            json.array(of: fields.filter { !mayMiss.contains($0.name) }) { $0.value($1.name) }
            json.key("properties")
            json.object { json in
                for field in fields {
                    json.key(named: field.name)
                    write(field.schema, to: &json)
                }
            }
        case .optional, .named: break
        }
    }

    /// Every named schema within.
    static func collect(_ schema: Schema, into found: inout [String: Schema]) {
        switch schema {
        case .named(let name, let inner):
            found[name] = inner
            collect(inner, into: &found)
        case .array(let inner), .optional(let inner): collect(inner, into: &found)
        case .object(let fields): for field in fields { collect(field.schema, into: &found) }
        case .string, .integer, .number, .boolean: break
        }
    }
}
