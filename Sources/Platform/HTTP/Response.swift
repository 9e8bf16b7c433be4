/// What a handler answers.
package struct Response: Sendable {
    package var status: Status
    package var headers: Headers
    package var body: Body

    package enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Part of a file, sent by the kernel. The file must not change while it is served.
        case file(path: String, offset: Int, count: Int)
        /// Bytes made while they are sent; the writer waits when the client is slow.
        case stream(@Sendable (any BodyWriter) async throws -> Void)
    }

    package init(_ status: Status = .ok, headers: Headers = [:], body: Body = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status, headers: ["Content-Type": "application/json"], body: .bytes(bytes))
    }

    package static func text(_ text: String, status: Status = .ok, type: String = "text/plain; charset=utf-8")
        -> Response
    {
        Response(status, headers: ["Content-Type": type], body: .bytes(Array(text.utf8)))
    }

    package static func html(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status, headers: ["Content-Type": "text/html; charset=utf-8"], body: .bytes(bytes))
    }

    /// Sends the client elsewhere with GET. The location is printed from a `Route`, or is one that a Flow made:
    /// never a value that came with the request.
    package static func redirect(to location: String, _ status: Status = .seeOther) -> Response {
        Response(status, headers: ["Location": location])
    }

    /// The body when it is held in memory.
    package var bytes: [UInt8]? {
        switch body {
        case .empty: []
        case .bytes(let bytes): bytes
        case .file, .stream: nil
        }
    }
}

/// Where a streaming body goes.
package protocol BodyWriter: Sendable {
    /// Waits until the client has room. Throws `CancellationError` when the client has gone.
    func write(_ bytes: [UInt8]) async throws
}
