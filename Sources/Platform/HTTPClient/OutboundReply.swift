/// What the outside world answered, whatever its status.
package struct OutboundReply: Sendable {
    /// 100…599 as sent by the last hop.
    package var status: Int
    package var headers: OutboundHeaders
    /// Decompressed; at most the request's `maxBytes`.
    package var body: [UInt8]
    /// The address that answered, after all redirects.
    package var url: String
    /// True when `stopAfter` was seen: the body is complete up to it, and ends with it.
    package var truncatedByUs: Bool
    package var elapsed: Duration
    /// How many redirects were followed.
    package var redirects: Int

    package init(
        status: Int, headers: OutboundHeaders, body: [UInt8], url: String, truncatedByUs: Bool, elapsed: Duration,
        redirects: Int
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.url = url
        self.truncatedByUs = truncatedByUs
        self.elapsed = elapsed
        self.redirects = redirects
    }
}

/// Reply headers in the order they came; names compare without case.
package struct OutboundHeaders: Sendable {
    package private(set) var fields: [(name: String, value: String)] = []

    package init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

    /// The first value of that name.
    package subscript(name: String) -> String? { all(name).first }

    package func all(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    mutating func add(line: Substring) {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return }
        fields.append((String(line[..<colon]), line[line.index(after: colon)...].trimmingBlanks()))
    }
    mutating func removeAll() { fields.removeAll(keepingCapacity: true) }
}

extension Substring {
    func trimmingBlanks() -> String {
        let front = drop { $0.isWhitespace }
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }
}
