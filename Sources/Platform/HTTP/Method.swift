/// A request method that Soko's routes use; and two that none does, known so that they are refused by
/// each address (405, with what it allows) and not as something nobody has heard of (501).
package enum Method: String, Sendable, CaseIterable {
    case get = "GET", head = "HEAD", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE", options = "OPTIONS"
    case trace = "TRACE", query = "QUERY"

    /// Whether a request with it promises to change nothing.
    package var isSafe: Bool { self == .get || self == .head || self == .options || self == .trace || self == .query }
}
