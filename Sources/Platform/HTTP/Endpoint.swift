/// Who may use an endpoint, in words that mean something to the program above; this floor only carries them.
package protocol EndpointAudience: Sendable {
    /// For the API document and the permission table.
    var name: String { get }
    /// Whether whoever asks belongs to it: then nobody looks at who asks.
    var isOpen: Bool { get }
}

/// Whoever asks, in a program that knows no persons: the sandbox, a test.
package struct Anybody: EndpointAudience {
    package init() {}
    package var name: String { "anybody" }
    package var isOpen: Bool { true }
}
extension EndpointAudience where Self == Anybody {
    package static var anybody: Anybody { Anybody() }
}

/// A handler with all that routing, limits and the API document need to know of it.
package struct Endpoint: Sendable {
    package typealias Handler = @Sendable (Request) async throws -> Response

    package let method: Method
    package let template: String
    /// Has no default: an endpoint that says nothing about it does not compile.
    package let audience: any EndpointAudience
    let isOpen: Bool
    package let summary: String
    /// Groups endpoints in the API document; empty keeps this one out of it.
    package let tag: String
    package let pathParameters: [(name: String, schema: Schema)]
    package let query: [QueryParameter]
    package let body: Schema?
    /// The media type of `body`, for the API document.
    package let bodyType: String
    package let returns: Schema?
    /// The status with which `returns` comes.
    package let success: Status
    /// What it may answer instead, and with which status.
    package let alternative: (status: Status, schema: Schema)?
    /// Statuses besides success that the document names.
    package let refusals: [Status]
    /// The largest request body in bytes; a larger one is answered with 413.
    package let bodyLimit: Int
    /// Set where a body goes to a file instead of memory.
    package let spooling: Spooling?
    let pattern: PathPattern
    /// Whether the path is of this shape and each of its values parses.
    let matches: @Sendable (String) -> Bool
    /// Nil when a path value does not parse: the route does not match.
    private(set) var handle: @Sendable (Request) async throws -> Response?

    /// - Parameters:
    ///   - tag: the API document's group; leave it out for pages.
    ///   - success: unless told 204 without `returns`, 201 for POST, 200 else.
    package init<each Value: PathValue>(
        _ route: Route<repeat each Value>, for audience: some EndpointAudience, _ summary: String = "",
        tag: String = "", query: [QueryParameter] = [],
        body: Schema? = nil, bodyType: String = "application/json", returns: Schema? = nil, success: Status? = nil,
        alternative: (status: Status, schema: Schema)? = nil, refusals: [Status] = [], bodyLimit: Int = 1 << 20,
        spooling: Spooling? = nil,
        handle: @escaping @Sendable (Request, repeat each Value) async throws -> Response
    ) {
        method = route.method
        template = route.template
        self.audience = audience
        isOpen = audience.isOpen
        self.summary = summary
        self.tag = tag
        var schemas: [Schema] = []
        for type in repeat (each Value).self { schemas.append(type.schema) }
        pathParameters = zip(route.pattern.names, schemas).map { ($0, $1) }
        self.query = query
        self.body = body
        self.bodyType = bodyType
        self.returns = returns
        self.success = success ?? (returns == nil ? .noContent : route.method == .post ? .created : .ok)
        self.alternative = alternative
        self.refusals = refusals
        self.bodyLimit = bodyLimit
        self.spooling = spooling
        pattern = route.pattern
        matches = { route.values(in: $0) != nil }
        self.handle = { request in
            guard let values = route.values(in: request.path) else { return nil }
            return try await handle(request, repeat each values)
        }
    }

    /// The same endpoint with its handler inside another, which may ask it more than once.
    package func within(
        _ outer: @escaping @Sendable (Request, _ inner: @escaping Handler) async throws -> Response
    ) -> Endpoint {
        var copy = self
        copy.handle = { [matches, handle] request in
            guard matches(request.path) else { return nil }
            return try await outer(request) { request in
                guard let response = try await handle(request) else { throw Problem(.notFound, code: "no-such-page") }
                return response
            }
        }
        return copy
    }
}

/// A query parameter that an endpoint reads.
package struct QueryParameter: Sendable {
    package let name: String
    package let schema: Schema
    package let summary: String

    package init(_ name: String, _ schema: Schema, _ summary: String) {
        self.name = name
        self.schema = schema
        self.summary = summary
    }
}
