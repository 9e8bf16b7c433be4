import HTTP
import JSON

/// The OpenAPI 3.1 document of a set of endpoints, made from what the endpoints say of themselves.
package struct OpenAPI: Sendable {
    private let endpoints: [Endpoint]
    private let title: String
    private let version: String

    /// - Parameter endpoints: those without a tag are left out.
    package init(_ endpoints: [Endpoint], title: String, version: String) {
        self.endpoints = endpoints.filter { !$0.tag.isEmpty }
        self.title = title
        self.version = version
    }

    package var document: [UInt8] {
        var json = JSONWriter(reserving: 16_384)
        json.object { json in
            json.member("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.member("title", title)
                json.member("version", version)
                json.key("license")
                json.object { $0.member("name", "GPL-3.0-or-later") }
            }
            json.key("paths")
            json.object { json in
                for (path, operations) in grouped {
                    json.key(named: path)
                    json.object { json in for endpoint in operations { write(endpoint, to: &json) } }
                }
            }
            json.key("components")
            json.object { json in
                json.key("schemas")
                json.object { json in
                    for (name, schema) in named {
                        json.key(named: name)
                        SchemaJSON.write(schema, mayMiss: mayMiss(name, schema), to: &json)
                    }
                }
                json.key("securitySchemes")
                json.object { json in
                    json.key("token")
                    json.object { json in
                        json.member("type", "http")
                        json.member("scheme", "bearer")
                        json.member("description", "An access token, or a key of a program")
                    }
                }
            }
        }
        return json.bytes
    }

    private var grouped: [(String, [Endpoint])] {
        Dictionary(grouping: endpoints, by: \.template).sorted { $0.key < $1.key }.map {
            ($0.key, $0.value.sorted { $0.method.rawValue < $1.method.rawValue })
        }
    }

    private var named: [(String, Schema)] {
        var found: [String: Schema] = ["Problem": SchemaJSON.problem]
        for endpoint in endpoints {
            for schema in [endpoint.body].compactMap(\.self) + endpoint.answers.compactMap(\.schema) {
                SchemaJSON.collect(schema, into: &found)
            }
        }
        return found.sorted { $0.key < $1.key }
    }

    /// What a body may leave out; an answer always has all of its members.
    private func mayMiss(_ name: String, _ schema: Schema) -> Set<String> {
        if name == "Problem" { return SchemaJSON.mayMissInProblem }
        let isSent = endpoints.contains { if case .named(name, _) = $0.body { true } else { false } }
        guard isSent, case .object(let fields) = schema else { return [] }
        return Set(fields.filter { if case .optional = $0.schema { true } else { false } }.map(\.name))
    }

    private func write(_ endpoint: Endpoint, to json: inout JSONWriter) {
        json.key(named: endpoint.method.rawValue.lowercased())
        json.object { json in
            json.member("summary", endpoint.summary)
            json.key("tags")
            json.array { $0.value(endpoint.tag) }
            json.key("parameters")
            json.array { json in
                for (name, schema) in endpoint.pathParameters { parameter(name, "path", schema, nil, to: &json) }
                for query in endpoint.query { parameter(query.name, "query", query.schema, query.summary, to: &json) }
            }
            if !endpoint.audience.isOpen {
                json.key("security")
                json.array { json in
                    json.object { json in
                        json.key("token")
                        json.array { _ in }
                    }
                }
            }
            if let body = endpoint.body {
                json.key("requestBody")
                json.object { json in
                    json.member("required", true)
                    content(body, endpoint.bodyType, to: &json)
                }
            }
            json.key("responses")
            json.object { json in
                for (status, schema) in endpoint.answers {
                    json.key(named: String(status.rawValue))
                    json.object { json in
                        json.member("description", schema == nil ? "Done" : "The answer")
                        if let schema { content(schema, "application/json", to: &json) }
                    }
                }
                for status in endpoint.described {
                    json.key(named: String(status.rawValue))
                    json.object { json in
                        json.member("description", status.title)
                        content(.named("Problem", SchemaJSON.problem), "application/problem+json", to: &json)
                    }
                }
            }
        }
    }

    private func parameter(
        _ name: String, _ place: String, _ schema: Schema, _ summary: String?, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("name", name)
            json.member("in", place)
            json.member("required", place == "path")
            if let summary { json.member("description", summary) }
            json.key("schema")
            SchemaJSON.write(schema, to: &json)
        }
    }

    private func content(_ schema: Schema, _ type: String, to json: inout JSONWriter) {
        json.key("content")
        json.object { json in
            json.key(named: type)
            json.object { json in
                json.key("schema")
                SchemaJSON.write(schema, to: &json)
            }
        }
    }
}
