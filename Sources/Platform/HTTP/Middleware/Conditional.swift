import CXXHash

/// Gives in-memory answers to GET an `ETag` and answers 304 when the client has the same bytes already.
///
/// Weak tags, because compression later changes the bytes. Answers that must not be stored get none.
package func conditional(_ next: @escaping Handler) -> Handler {
    { request in
        var response = try await next(request)
        guard request.method == .get || request.method == .head, response.status == .ok else { return response }
        if response.headers["ETag"] == nil {
            guard case .bytes(let bytes) = response.body,
                !(response.headers["Cache-Control"]?.contains("no-store") ?? false)
            else { return response }
            response.headers.add("ETag", ContentTag.weak(of: bytes))
        }
        return response.notModified(for: request) ?? response
    }
}

extension Response {
    /// The 304 that stands for this response when `request` names its ETag in `If-None-Match`.
    func notModified(for request: Request) -> Response? {
        guard request.headers["if-none-match"] != nil, let tag = headers["ETag"] else { return nil }
        let bare = Self.withoutWeakness(tag[...])
        let isKnown = request.headers.values("if-none-match").contains { list in
            list.split(separator: ",").contains { item in
                let name = item.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
                return name == "*" || Self.withoutWeakness(name) == bare
            }
        }
        guard isKnown else { return nil }
        var response = Response(.notModified, headers: headers)
        response.headers["Content-Type"] = nil
        return response
    }

    /// If-None-Match compares weakly (RFC 9110, 13.1.2).
    private static func withoutWeakness(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }
}

/// An ETag made from a body's bytes.
enum ContentTag {
    /// XXH3, 128 bits: not a secret, and a tenth of SHA-256's time on every answer.
    static func weak(of bytes: [UInt8]) -> String {
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        return "W/\"" + String(hash.high64, radix: 36) + String(hash.low64, radix: 36) + "\""
    }
}
