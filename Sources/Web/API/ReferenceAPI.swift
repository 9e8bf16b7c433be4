import Accounts
import Frame
import HTML
import HTTP

/// The API's document, and a page that shows it.
package struct ReferenceAPI: Sendable {
    private let documented: [Endpoint]
    private let kit: PageKit
    private let document: [UInt8]
    private static let version = "1.0"

    package init(_ endpoints: [Endpoint], kit: PageKit) {
        documented = endpoints.filter { !$0.tag.isEmpty }
        self.kit = kit
        document = OpenAPI(endpoints, title: kit.market.name, version: Self.version).document
    }

    package static let document = Route(.get, "/api/v1/openapi.json")
    package static let page = Route(.get, "/api")

    package var endpoints: [Endpoint] {
        [
            Endpoint(Self.document, for: .everyone) { _ in .json(document) },
            Endpoint(Self.page, for: .everyone) { request in
                let visitor = kit.visitors.visitor(of: request)
                var frame = kit.frame(request, visitor)
                frame.canonicalPath = "/api"
                let response = Response.html(ReferencePage(frame, view).rendered())
                return kit.visitors.rememberingLanguage(of: request, in: response)
            },
        ]
    }

    private var view: ReferenceView {
        let groups = Dictionary(grouping: documented, by: \.tag).sorted { $0.key < $1.key }
        return ReferenceView(
            version: Self.version, document: Link(Self.document.path()),
            groups: groups.map { ReferenceView.Group(name: $0.key, endpoints: $0.value.map(endpoint)) })
    }

    private func endpoint(_ endpoint: Endpoint) -> ReferenceView.Endpoint {
        let path = endpoint.pathParameters.map {
            ReferenceView.Parameter(name: $0.name, place: "path", type: type($0.schema), meaning: "", isRequired: true)
        }
        let query = endpoint.query.map {
            ReferenceView.Parameter(
                name: $0.name, place: "query", type: type($0.schema), meaning: $0.summary, isRequired: false)
        }
        let responses =
            endpoint.answers.map {
                ReferenceView.Response(status: $0.status.rawValue, meaning: $0.schema.map(type) ?? "")
            }
            + endpoint.described.map { ReferenceView.Response(status: $0.rawValue, meaning: $0.title) }
        let verb = endpoint.method == .get ? "" : "-X \(endpoint.method.rawValue) "
        return ReferenceView.Endpoint(
            method: endpoint.method.rawValue, path: endpoint.template, summary: endpoint.summary,
            parameters: path + query,
            responses: responses, example: "curl \(verb)\(kit.market.origin)\(endpoint.template)")
    }

    private func type(_ schema: Schema) -> String {
        switch schema {
        case .string(let format, _, let choices):
            choices.isEmpty ? format ?? "string" : choices.joined(separator: " | ")
        case .integer(let minimum, let maximum, let choices):
            if let minimum, let maximum {
                "integer \(minimum)–\(maximum)"
            } else {
                choices.isEmpty ? "integer" : choices.map(String.init).joined(separator: " | ")
            }
        case .number: "number"
        case .boolean: "boolean"
        case .array(let item): type(item) + "[]"
        case .object: "object"
        case .optional(let inner): type(inner) + "?"
        case .named(let name, _): name
        }
    }
}
