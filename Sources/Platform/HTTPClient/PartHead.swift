/// What a reply's head says about the part of a file that follows.
struct PartHead {
    /// First byte of a 206's part, counted from 0.
    let start: Int?
    /// Of the whole file.
    let total: Int?
    let isEncoded: Bool
    /// For `If-Range`: a strong ETag, or the time of the last change; nil when the download could not go on with it.
    let version: String?

    init(_ headers: OutboundHeaders) {
        isEncoded = headers["Content-Encoding"].map { $0.lowercased() != "identity" } ?? false
        if let range = headers["Content-Range"] {
            let parts = range.split { $0 == " " || $0 == "-" || $0 == "/" }
            // `bytes 100-199/200`, or `bytes */200` where nothing of that part is there.
            start = parts.count == 4 ? Int(parts[1]) : nil
            total = parts.last.flatMap { Int($0) }
        } else {
            start = nil
            total = isEncoded ? nil : headers["Content-Length"].flatMap { Int($0) }
        }
        let tag = headers["ETag"].flatMap { $0.hasPrefix("\"") ? $0 : nil }
        // Encoded bytes are counted differently from those in the file.
        version = isEncoded ? nil : tag ?? (headers["ETag"] == nil ? headers["Last-Modified"] : nil)
    }
}
