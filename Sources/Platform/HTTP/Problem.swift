import JSON

/// A refusal on its way out: a status, a stable code, and words for a person (RFC 9457).
package struct Problem: Error, Sendable {
    package let status: Status
    /// Stable, for programs: `out-of-stock`. Part of the API.
    package let code: String
    /// One sentence for a person.
    package let detail: String?
    package let headers: Headers

    package init(_ status: Status, code: String, detail: String? = nil, headers: Headers = [:]) {
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers
    }

    /// The problem as `application/problem+json`; an empty `requestID` is left out.
    package func response(requestID: String) -> Response {
        var json = JSONWriter(reserving: 256)
        json.object { json in
            json.member("type", "about:blank")
            json.member("title", status.title)
            json.member("status", status.rawValue)
            json.member("code", code)
            if let detail { json.member("detail", detail) }
            if !requestID.isEmpty { json.member("requestId", requestID) }
        }
        var response = Response(status, headers: headers, body: .bytes(json.bytes))
        response.headers["Content-Type"] = "application/problem+json"
        return response
    }
}
