import HTTP

/// Answers that stand in place of the page that was asked for.
enum FaultAnswers {
    /// Nil when the effect changes the page instead of replacing it.
    static func replacement(for fault: Fault, base: String) -> Response? {
        switch fault.effect {
        case .tooManyRequests:
            var response = Response.html(
                Array("<html><body>Too many requests</body></html>".utf8), status: .tooManyRequests)
            response.headers["Retry-After"] = fault.retryAfter
            return response
        case .serverError:
            return .html(
                Array("<html><body>Sorry, something went wrong.</body></html>".utf8),
                status: Status(rawValue: fault.status) ?? .unavailable)
        case .notFound: return .html(Array("<html><body>Page not found</body></html>".utf8), status: .notFound)
        case .dead: return .html(PlainPages.dead(base: base))
        case .errorPage: return .html(PlainPages.error)
        case .consentPage: return .html(PlainPages.consent)
        case .shortBody: return .html(Array("<html><body></body></html>".utf8))
        case .loopbackRedirect: return .redirect(to: "http://127.0.0.1:\(fault.port)/", .found)
        case .promisedGiant: return picture(GiantPNG.promised)
        case .solidGiant: return picture(GiantPNG.solid)
        case .latency, .expiredPicture, .changedPrice, .changedTitle, .truncatedBody, .hugePage, .longTitle,
            .scriptTitle,
            .truncatedPicture:
            return nil
        }
    }

    private static func picture(_ bytes: [UInt8]) -> Response {
        Response(.ok, headers: ["Content-Type": "image/png"], body: .bytes(bytes))
    }

    /// Sends the first half of a body and then breaks the connection off.
    static func brokenOff(_ response: Response) -> Response {
        guard let bytes = response.bytes else { return response }
        var broken = response
        broken.body = .stream { writer in
            try await writer.write(Array(bytes.prefix(bytes.count / 2)))
            throw BrokenOff()
        }
        return broken
    }

    /// The page with 50 MB of comments before its head ends.
    static func huge(_ response: Response) -> Response {
        guard let bytes = response.bytes, let end = bytes.firstRange(of: Array("<meta".utf8))?.lowerBound else {
            return response
        }
        var huge = response
        huge.body = .stream { writer in
            try await writer.write(Array(bytes[..<end]))
            let comment = Array("<!--".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 65_529) + Array("-->".utf8)
            for _ in 0..<763 { try await writer.write(comment) }
            try await writer.write(Array(bytes[end...]))
        }
        return huge
    }
}

private struct BrokenOff: Error {}
