/// Finds the endpoint of a request: 404 when no path matches, 405 with `Allow` when only the method is wrong.
package struct Router: Sendable {
    package let endpoints: [Endpoint]
    private let exact: [String: [Endpoint]]
    private let bySegment: [Substring: [Endpoint]]
    private let anywhere: [Endpoint]

    package init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        exact = Dictionary(grouping: endpoints.filter { $0.pattern.names.isEmpty }, by: \.template)
        let open = endpoints.filter { !$0.pattern.names.isEmpty }
        bySegment = Dictionary(grouping: open.filter { $0.pattern.firstSegment != nil }) { $0.pattern.firstSegment ?? "" }
        anywhere = open.filter { $0.pattern.firstSegment == nil }
        for (path, same) in Dictionary(grouping: endpoints, by: { "\($0.method.rawValue) \($0.template)" }) {
            precondition(same.count == 1, "\(path) is declared twice")
        }
    }

    /// The answer of the matching endpoint. Errors of the handler pass through.
    package func respond(to request: Request) async throws -> Response {
        var allowed: Set<String> = []
        for endpoint in candidates(request.path) {
            guard endpoint.method == request.method || (request.method == .head && endpoint.method == .get) else {
                if endpoint.pattern.texts(in: request.path) != nil { allowed.insert(endpoint.method.rawValue) }
                continue
            }
            if let response = try await endpoint.handle(request) { return response }
        }
        if allowed.isEmpty { throw Problem(.notFound, code: "no-such-page") }
        if allowed.contains("GET") { allowed.insert("HEAD") }
        throw Problem(.methodNotAllowed, code: "method-not-allowed", headers: ["Allow": allowed.sorted().joined(separator: ", ")])
    }

    /// The largest body in bytes that a request with this method and path may bring.
    package func bodyLimit(_ method: Method, _ path: String) -> Int {
        candidates(path).first { $0.method == method && $0.pattern.texts(in: path) != nil }?.bodyLimit ?? 1 << 20
    }

    private func candidates(_ path: String) -> [Endpoint] {
        if let endpoints = exact[path] { return endpoints }
        let segment = path.dropFirst().prefix { $0 != "/" }
        guard let indexed = bySegment[segment] else { return anywhere }
        return anywhere.isEmpty ? indexed : indexed + anywhere
    }
}
