/// Finds the endpoint of a request: 404 when no path matches, 405 with `Allow` when only the method is wrong.
package struct Router: Sendable {
    /// Lets a request through to the endpoint that it asks for, or throws a `Problem`.
    package typealias Admission = @Sendable (Request, Endpoint) async throws -> Void

    package let endpoints: [Endpoint]
    private let admission: Admission
    private let exact: [String: [Endpoint]]
    private let bySegment: [Substring: [Endpoint]]
    private let anywhere: [Endpoint]

    /// Endpoints that are open to whoever asks.
    package init(_ endpoints: [Endpoint]) {
        precondition(endpoints.allSatisfy(\.isOpen), "an endpoint that is not open to all needs somebody at its door")
        self.init(endpoints) { _, _ in }
    }

    /// - Parameter admission: asked before the handler of an endpoint that is not open to whoever asks.
    package init(_ endpoints: [Endpoint], admission: @escaping Admission) {
        self.endpoints = endpoints
        self.admission = admission
        exact = Dictionary(grouping: endpoints.filter { $0.pattern.names.isEmpty }, by: \.template)
        let open = endpoints.filter { !$0.pattern.names.isEmpty }
        bySegment = Dictionary(grouping: open.filter { $0.pattern.firstSegment != nil }) {
            $0.pattern.firstSegment ?? ""
        }
        anywhere = open.filter { $0.pattern.firstSegment == nil }
        for (path, same) in Dictionary(grouping: endpoints, by: { "\($0.method.rawValue) \($0.template)" }) {
            precondition(same.count == 1, "\(path) is declared twice")
        }
    }

    /// The answer of the matching endpoint. Errors of the handler pass through.
    ///
    /// An exact path is asked before one with values in it, whatever the order of declaration.
    package func respond(to request: Request) async throws -> Response {
        for endpoint in exact[request.path] ?? [] where endpoint.answers(request.method) {
            if !endpoint.isOpen { try await admission(request, endpoint) }
            if let response = try await endpoint.handle(request) { return response }
        }
        for endpoint in withValues(request.path) where endpoint.answers(request.method) {
            // Who may ask is asked only where the path is the endpoint's; what is open to all parses its values once.
            if !endpoint.isOpen {
                guard endpoint.matches(request.path) else { continue }
                try await admission(request, endpoint)
            }
            if let response = try await endpoint.handle(request) { return response }
        }
        var allowed = Set(candidates(request.path).filter { $0.matches(request.path) }.map(\.method.rawValue))
        if allowed.isEmpty { throw Problem(.notFound, code: "no-such-page") }
        if allowed.contains("GET") { allowed.insert("HEAD") }
        throw Problem(
            .methodNotAllowed, code: "method-not-allowed", headers: ["Allow": allowed.sorted().joined(separator: ", ")])
    }

    /// The largest body in bytes that a request with this method and path may bring.
    package func bodyLimit(_ method: Method, _ path: String) -> Int {
        candidates(path).first { $0.answers(method) && $0.matches(path) }?.bodyLimit ?? 1 << 20
    }

    /// Where such a request's body goes instead of memory; nil: it stays in memory.
    package func spooling(_ method: Method, _ path: String) -> Spooling? {
        candidates(path).first { $0.answers(method) && $0.matches(path) }?.spooling
    }

    private func candidates(_ path: String) -> [Endpoint] { (exact[path] ?? []) + withValues(path) }

    private func withValues(_ path: String) -> [Endpoint] {
        let segment = Substring(path.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") })
        guard let indexed = bySegment[segment] else { return anywhere }
        return anywhere.isEmpty ? indexed : indexed + anywhere
    }
}

extension Endpoint {
    fileprivate func answers(_ method: Method) -> Bool {
        self.method == method || (method == .head && self.method == .get)
    }
}
