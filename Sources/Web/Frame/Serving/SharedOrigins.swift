import HTTP

/// Lets pages of other origins, named one by one in settings, use the API. They come as programs do: with a token of
/// their own, never with a cookie of this site.
package struct SharedOrigins: Sendable {
    private let origins: Set<String>

    /// - Throws: `NotAnOrigin` for what a browser never sends as an `Origin`, `*` and `null` among it.
    package init(_ origins: [String]) throws(NotAnOrigin) {
        for origin in origins where !Self.isOrigin(origin) { throw NotAnOrigin(text: origin) }
        self.origins = Set(origins)
    }

    package struct NotAnOrigin: Error, CustomStringConvertible {
        let text: String
        package var description: String { "\(text) is no origin such as https://shop.example or http://localhost:3000" }
    }

    /// As browsers write one: scheme, host in lower case, a port that is not the scheme's own; nothing after it.
    private static func isOrigin(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: /(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::([1-9][0-9]{0,4}))?/) else {
            return false
        }
        return match.3 != (match.1 == "https" ? "443" : "80")
    }

    var isEmpty: Bool { origins.isEmpty }

    /// The origin that a request comes from, when it is one of them: letter by letter, for anything cleverer is fooled.
    func sharing(_ request: Request) -> String? {
        request.headers["origin"].flatMap { origins.contains($0) ? $0 : nil }
    }
}

/// Answers what browsers ask before a page of another origin may use the API, and tells them that it may.
func sharing(with shared: SharedOrigins) -> Middleware {
    { next in
        // Without a setting there is nothing to tell: no answer differs by origin.
        if shared.isEmpty { return next }
        return { request in
            guard request.path.hasPrefix("/api/") else { return try await next(request) }
            guard let origin = shared.sharing(request) else {
                var response = try await next(request)
                response.headers.add("Vary", "Origin")
                return response
            }
            let isAsking = request.method == .options && request.headers["access-control-request-method"] != nil
            var response = isAsking ? Response(.noContent, headers: permitted) : try await next(asProgram(request))
            response.headers.add("Access-Control-Allow-Origin", origin)
            response.headers.add("Access-Control-Expose-Headers", told)
            response.headers.add("Vary", "Origin")
            // Set for our own pages; another origin's browser must not become our visitor.
            response.headers["Set-Cookie"] = nil
            return response
        }
    }
}

private let permitted: Headers = [
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, If-None-Match",
    "Access-Control-Max-Age": "600",
]
private let told =
    "ETag, Link, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id"

/// Without what a browser adds of itself: its cookies would be another site's doing, and where it comes from is settled.
private func asProgram(_ request: Request) -> Request {
    var request = request
    for name in ["Cookie", "Origin", "Sec-Fetch-Site"] { request.headers[name] = nil }
    return request
}
