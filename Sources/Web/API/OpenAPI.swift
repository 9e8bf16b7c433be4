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
                        SchemaJSON.write(
                            schema, mayMiss: name == "Problem" ? SchemaJSON.mayMissInProblem : [], to: &json)
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
            for schema in [endpoint.body, endpoint.returns].compactMap(\.self) {
                SchemaJSON.collect(schema, into: &found)
            }
        }
        return found.sorted { $0.key < $1.key }
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
            if let body = endpoint.body {
                json.key("requestBody")
                json.object { json in
                    json.member("required", true)
                    content(body, endpoint.bodyType, to: &json)
                }
            }
            json.key("responses")
            json.object { json in
                let success = endpoint.returns == nil ? "204" : endpoint.method == .post ? "201" : "200"
                json.key(named: success)
                json.object { json in
                    json.member("description", endpoint.returns == nil ? "Done" : "The answer")
                    if let returns = endpoint.returns { content(returns, "application/json", to: &json) }
                }
                for status in endpoint.refusals {
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
