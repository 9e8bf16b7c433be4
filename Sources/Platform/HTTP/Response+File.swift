import Foundation

extension Response {
    /// A file with its length, a strong ETag, and ranges (one range; several get the whole file, as RFC 9110 allows).
    ///
    /// - Parameters:
    ///   - tag: names the content: two files with one tag are the same bytes. No quotes.
    ///   - caching: the `Cache-Control` value.
    /// - Returns: nil when there is no such file.
    package static func file(at path: String, type: String, tag: String, caching: String, for request: Request)
        -> Response?
    {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        var response = Response(
            .ok,
            headers: [
                "Content-Type": type, "ETag": "\"\(tag)\"", "Cache-Control": caching, "Accept-Ranges": "bytes",
            ])
        if let unchanged = response.notModified(for: request) { return unchanged }
        response.body = .file(path: path, offset: 0, count: size)
        // RFC 9110, 14.2: a range on anything but GET is to be ignored.
        guard request.method == .get, let header = request.headers["range"],
            request.headers["if-range"].map({ $0 == "\"\(tag)\"" }) ?? true
        else { return response }
        switch ByteRange.requested(by: header, size: size) {
        case .whole: return response
        case .part(let range):
            response.status = .partialContent
            response.headers.add("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
            response.body = .file(path: path, offset: range.lowerBound, count: range.count)
            return response
        case .unsatisfiable:
            return Response(.rangeNotSatisfiable, headers: ["Content-Range": "bytes */\(size)"])
        }
    }
}

/// What a `Range` header asks of a body of known size.
enum ByteRange: Equatable {
    case whole, part(Range<Int>), unsatisfiable

    static func requested(by header: String, size: Int) -> ByteRange {
        guard header.prefix(6).lowercased() == "bytes=", !header.contains(",") else { return .whole }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        if ends[0].isEmpty {
            guard let length = position(ends[1]) else { return .whole }
            if length == 0 { return .unsatisfiable }
            return size == 0 ? .whole : .part(max(0, size - length)..<size)
        }
        guard let first = position(ends[0]), let last = ends[1].isEmpty ? Int.max : position(ends[1]), last >= first
        else {
            return .whole
        }
        return first >= size ? .unsatisfiable : .part(first..<min(last, size - 1) + 1)
    }

    /// Digits only; a number too large for `Int` counts as the largest: both lie past every end.
    private static func position(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text) ?? .max
    }
}
