import Compression

/// Compresses text answers of at least 1,400 bytes (below that they fit one packet anyway) as the client allows.
package func compressing(_ next: @escaping Handler) -> Handler {
    { request in
        var response = try await next(request)
        guard case .bytes(let bytes) = response.body, bytes.count >= 1400, response.headers["Content-Encoding"] == nil,
            response.headers["Content-Type"].map(isText) ?? false
        else { return response }
        response.headers.add("Vary", "Accept-Encoding")
        guard let encoding = request.headers["accept-encoding"].flatMap({ Encoding(accepted: $0) }) else {
            return response
        }
        response.body = .bytes(encoding.compressed(bytes))
        response.headers.add("Content-Encoding", encoding.rawValue)
        // A strong tag names the exact bytes, and these are others now.
        if let tag = response.headers["ETag"], tag.hasPrefix("\"") { response.headers["ETag"] = "W/" + tag }
        return response
    }
}

private func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
        || type.hasPrefix("application/manifest+json") || type.hasPrefix("image/svg+xml")
}
