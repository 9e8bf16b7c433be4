import HTML

/// The API's documentation as a page: what an OpenAPI document says, in reading order.
package struct ReferenceView: Sendable {
    package struct Group: Sendable {
        package let name: String
        package let endpoints: [Endpoint]
        package init(name: String, endpoints: [Endpoint]) {
            self.name = name
            self.endpoints = endpoints
        }
    }
    package struct Endpoint: Sendable {
        /// `GET`, `POST` …
        package let method: String
        /// As in the document: `/api/v1/products/{id}`.
        package let path, summary: String
        package let parameters: [Parameter]
        package let responses: [Response]
        /// A `curl` command that works as it stands.
        package let example: String?
        package init(
            method: String, path: String, summary: String, parameters: [Parameter], responses: [Response],
            example: String?
        ) {
            self.method = method
            self.path = path
            self.summary = summary
            self.parameters = parameters
            self.responses = responses
            self.example = example
        }
    }
    package struct Parameter: Sendable {
        /// `place` is `path`, `query`, `header` or `body`.
        package let name, place, type, meaning: String
        package let isRequired: Bool
        package init(name: String, place: String, type: String, meaning: String, isRequired: Bool) {
            self.name = name
            self.place = place
            self.type = type
            self.meaning = meaning
            self.isRequired = isRequired
        }
    }
    package struct Response: Sendable {
        package let status: Int
        package let meaning: String
        package init(status: Int, meaning: String) {
            self.status = status
            self.meaning = meaning
        }
    }

    package let version: String
    package let document: Link
    package let groups: [Group]
    package init(version: String, document: Link, groups: [Group]) {
        self.version = version
        self.document = document
        self.groups = groups
    }
}

/// Shows a `ReferenceView`.
package struct ReferencePage: Markup {
    let frame: PageFrame
    let reference: ReferenceView
    private var phrases: ReferencePhrases { frame.phrases.reference }

    /// - Parameter frame: its title is set when it has none.
    package init(_ frame: PageFrame, _ reference: ReferenceView) {
        var frame = frame
        frame.title = frame.title ?? frame.phrases.reference.title
        self.frame = frame
        self.reference = reference
    }

    package var body: some Markup {
        Layout(frame) {
            div(.class("reference-page")) {
                header(.class("heading")) {
                    h1 { phrases.title }
                    p {
                        "\(phrases.intro) "
                        a(.href(reference.document)) { phrases.document }
                        " · "
                        bdi { reference.version }
                    }
                }
                contents
                for (index, group) in reference.groups.enumerated() {
                    section(.id("group-\(index)"), .class("endpoints")) {
                        h2(.dir("auto")) { group.name }
                        for endpoint in group.endpoints { EndpointEntry(endpoint: endpoint, phrases: phrases) }
                    }
                }
            }
        }
    }

    private var contents: some Markup {
        nav(.class("chips"), .aria("label", phrases.contents)) {
            ul {
                for (index, group) in reference.groups.enumerated() {
                    li { a(.class("chip"), .href("#group-\(index)")) { bdi { group.name } } }
                }
            }
        }
    }
}

private struct EndpointEntry: Markup {
    let endpoint: ReferenceView.Endpoint
    let phrases: ReferencePhrases

    var body: some Markup {
        details(.class("endpoint")) {
            summary {
                code(.class("method"), .data("method", endpoint.method)) { endpoint.method }
                code(.dir("ltr")) { endpoint.path }
                span(.dir("auto")) { endpoint.summary }
            }
            if !endpoint.parameters.isEmpty {
                h3 { phrases.parameters }
                div(.class("scroll")) { parameters }
            }
            h3 { phrases.responses }
            dl {
                for response in endpoint.responses {
                    dt { code { response.status } }
                    dd(.dir("auto")) { response.meaning }
                }
            }
            if let example = endpoint.example {
                h3 { phrases.example }
                pre(.dir("ltr"), .tabIndex(0)) { code { example } }
            }
        }
    }

    private var parameters: some Markup {
        table {
            thead {
                tr {
                    th(.scope("col")) { phrases.name }
                    th(.scope("col")) { phrases.type }
                    th(.scope("col")) { phrases.meaning }
                }
            }
            tbody {
                for parameter in endpoint.parameters {
                    tr {
                        td {
                            code { parameter.name }
                            if parameter.isRequired { small { " \(phrases.required)" } }
                        }
                        td {
                            code { parameter.type }
                            small { " \(parameter.place)" }
                        }
                        td(.dir("auto")) { parameter.meaning }
                    }
                }
            }
        }
    }
}
