import HTTP

extension RateVerdict {
    /// `RateLimit-Limit`, `-Remaining` and `-Reset`, and `Retry-After` when it is a refusal; times in whole seconds,
    /// rounded up, so that whoever waits that long has waited long enough.
    package var headers: [(name: String, value: String)] {
        var headers = [
            ("RateLimit-Limit", String(limit)), ("RateLimit-Remaining", String(remaining)),
            ("RateLimit-Reset", String(Self.seconds(resetAfter))),
        ]
        if let retryAfter { headers.append(("Retry-After", String(max(1, Self.seconds(retryAfter))))) }
        return headers.map { (name: $0.0, value: $0.1) }
    }

    /// The refusal as the client sees it; nil when the verdict allows.
    package var problem: Problem? {
        guard !isAllowed else { return nil }
        return Problem(
            .tooManyRequests, code: "too-many-requests",
            detail: "Too many requests in a short time. Please try again a little later.", headers: Headers(headers))
    }

    private static func seconds(_ duration: Duration) -> Int64 {
        let parts = duration.components
        return parts.seconds + (parts.attoseconds > 0 ? 1 : 0)
    }
}

extension Response {
    /// Tells the client how it stands with its limits; of several, with the strictest.
    package mutating func tell(_ verdicts: RateVerdict...) {
        guard let strictest = verdicts.strictest else { return }
        for (name, value) in strictest.headers { headers[name] = value }
    }
}

/// - Returns: the strictest of the verdicts, all of which allow.
/// - Throws: the strictest refusal as a `Problem`: 429, `too-many-requests`, with `Retry-After`.
@discardableResult
package func admitted(by verdicts: RateVerdict...) throws(Problem) -> RateVerdict? {
    let strictest = verdicts.strictest
    if let problem = strictest?.problem { throw problem }
    return strictest
}
