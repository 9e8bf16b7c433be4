import Foundation

/// Holds a JSON value against a schema of an OpenAPI document: as much of JSON Schema 2020-12 as ours use, and not a
/// keyword more, so that one the check does not know is an objection itself.
struct SchemaCheck {
    let document: [String: Any]

    /// What is wrong, each with its place; empty when nothing is.
    func objections(_ value: Any, _ schema: [String: Any], at place: String = "$") -> [String] {
        if let reference = schema["$ref"] as? String {
            guard let named = resolved(reference) else { return ["\(place): \(reference) leads nowhere"] }
            return objections(value, named, at: place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let tried = choices.map { objections(value, $0, at: place) }
            return tried.contains([]) ? [] : tried.flatMap(\.self)
        }
        let strange = Set(schema.keys).subtracting([
            "type", "format", "pattern", "enum", "minimum", "maximum", "items", "required", "properties",
        ])
        if !strange.isEmpty { return ["\(place): unknown keywords \(strange.sorted())"] }
        switch schema["type"] as? String {
        case "null": return value is NSNull ? [] : ["\(place): not null"]
        case "string": return text(value, schema, place)
        case "boolean": return isBoolean(value) ? [] : ["\(place): no boolean"]
        case "integer", "number": return number(value, schema, place)
        case "array":
            guard let items = value as? [Any], let inner = schema["items"] as? [String: Any] else {
                return ["\(place): no array"]
            }
            return items.enumerated().flatMap { objections($1, inner, at: "\(place)[\($0)]") }
        case "object": return object(value, schema, place)
        case let type: return ["\(place): unknown type \(type ?? "none")"]
        }
    }

    func resolved(_ reference: String) -> [String: Any]? {
        var here: Any = document
        for part in reference.dropFirst(2).split(separator: "/") {
            guard let next = (here as? [String: Any])?[String(part)] else { return nil }
            here = next
        }
        return here as? [String: Any]
    }

    private func isBoolean(_ value: Any) -> Bool {
        (value as? NSNumber).map {
            "\($0.objCType.pointee)" == "99" && ("\($0)" == "true" || "\($0)" == "false" || value is Bool)
        } ?? false
    }

    private func text(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let text = value as? String else { return ["\(place): no string"] }
        var wrong: [String] = []
        if let choices = schema["enum"] as? [String], !choices.contains(text) {
            wrong.append("\(place): \(text) is no choice")
        }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            wrong.append("\(place): \(text) is not \(pattern)")
        }
        switch schema["format"] as? String {
        case nil: break
        case "date-time":
            if text.range(of: #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"#, options: .regularExpression) == nil {
                wrong.append("\(place): \(text) is no time")
            }
        case "uri": if URLComponents(string: text)?.scheme == nil { wrong.append("\(place): \(text) is no address") }
        case "uri-reference": if URLComponents(string: text) == nil { wrong.append("\(place): \(text) is no address") }
        case let format?: wrong.append("\(place): unknown format \(format)")
        }
        return wrong
    }

    private func number(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let number = value as? NSNumber, !isBoolean(value) else { return ["\(place): no number"] }
        var wrong: [String] = []
        if schema["type"] as? String == "integer", number.doubleValue != number.doubleValue.rounded() {
            wrong.append("\(place): \(number) is not whole")
        }
        if let choices = schema["enum"] as? [NSNumber], !choices.contains(number) {
            wrong.append("\(place): \(number) is no choice")
        }
        if let least = schema["minimum"] as? NSNumber, number.doubleValue < least.doubleValue {
            wrong.append("\(place): \(number) is below \(least)")
        }
        if let most = schema["maximum"] as? NSNumber, number.doubleValue > most.doubleValue {
            wrong.append("\(place): \(number) is above \(most)")
        }
        return wrong
    }

    private func object(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let members = value as? [String: Any], let properties = schema["properties"] as? [String: [String: Any]]
        else { return ["\(place): no object"] }
        let required = Set(schema["required"] as? [String] ?? [])
        return required.subtracting(members.keys).map { "\(place).\($0) is missing" }
            + members.flatMap { name, value in
                properties[name].map { objections(value, $0, at: "\(place).\(name)") } ?? [
                    "\(place).\(name) is not described"
                ]
            }
    }
}
