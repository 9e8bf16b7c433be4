import HTML

/// Facts for search engines (schema.org, JSON-LD). Values of any text are safe inside the page.
package indirect enum LinkedData: Sendable {
    case text(String)
    case list([LinkedData])
    /// Members in the order given; those with `nil` are left out.
    case thing([(name: StaticString, value: LinkedData?)])

    package var json: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .thing(let members):
            "{"
                + members.compactMap { member in member.value.map { "\(Self.quoted("\(member.name)")):\($0.json)" } }
                .joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}

extension LinkedData: Markup {
    package var body: some Markup { DataBlock(type: "application/ld+json", json: json) }
}
