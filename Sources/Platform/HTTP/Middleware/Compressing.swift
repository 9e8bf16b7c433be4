import Cache
import Compression

/// Compresses text answers of at least 1,400 bytes (below that they fit one packet anyway) as the client allows.
package func compressing(_ next: @escaping Handler) -> Handler { compressing(keeping: 0)(next) }

/// The same, remembering what came of bodies that an ETag names: a page that many ask for is compressed once.
///
/// - Parameter capacity: compressed bytes to remember.
package func compressing(keeping capacity: Int) -> Middleware {
    let known = LRUCache<String, [UInt8]>(capacity: capacity)
    return { next in
        { request in
            var response = try await next(request)
            guard case .bytes(let bytes) = response.body, bytes.count >= 1400,
                response.headers["Content-Encoding"] == nil, response.headers["Content-Type"].map(isText) ?? false
            else { return response }
            response.headers.add("Vary", "Accept-Encoding")
            guard let encoding = request.headers["accept-encoding"].flatMap({ Encoding(accepted: $0) }) else {
                return response
            }
            response.body = .bytes(compressed(bytes, encoding, tag: response.headers["ETag"], known))
            response.headers.add("Content-Encoding", encoding.rawValue)
            // A strong tag names the exact bytes, and these are others now.
            if let tag = response.headers["ETag"], tag.hasPrefix("\"") { response.headers["ETag"] = "W/" + tag }
            return response
        }
    }
}

private func compressed(_ bytes: [UInt8], _ encoding: Encoding, tag: String?, _ known: LRUCache<String, [UInt8]>)
    -> [UInt8]
{
    // Only our own tags are made from the bytes.
    guard let tag, tag.hasPrefix("W/") else { return encoding.compressed(bytes) }
    let key = encoding.rawValue + tag
    if let kept = known.value(for: key) { return kept }
    let made = encoding.compressed(bytes)
    known.keep(made, for: key, cost: made.count)
    return made
}

private func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
        || type.hasPrefix("application/manifest+json") || type.hasPrefix("image/svg+xml")
}
