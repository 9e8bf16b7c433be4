/// One request to the outside world. Every bound has a default that suits a page or a picture.
package struct OutboundRequest: Sendable {
    package var method: String
    /// `http` or `https`, without credentials.
    package var url: String
    /// Sent in order. A `User-Agent` here replaces the client's own.
    package var headers: [(String, String)]
    package var body: [UInt8]?
    /// Total time, all redirects and waiting for a free connection included.
    package var deadline: Duration
    /// Time for name lookup, TCP and TLS of one hop.
    package var connectTimeout: Duration
    /// Largest body accepted, in bytes *after* decompression.
    package var maxBytes: Int
    /// 0 hands a redirect back as the reply.
    package var maxRedirects: Int
    /// The reply ends with the first occurrence of these bytes (`</head>`); the rest is not downloaded.
    package var stopAfter: [UInt8]?

    package init(
        method: String = "GET", url: String, headers: [(String, String)] = [], body: [UInt8]? = nil,
        deadline: Duration = .seconds(30), connectTimeout: Duration = .seconds(10), maxBytes: Int = 8 << 20,
        maxRedirects: Int = 5, stopAfter: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.connectTimeout = connectTimeout
        self.maxBytes = maxBytes
        self.maxRedirects = maxRedirects
        self.stopAfter = stopAfter
    }
}
