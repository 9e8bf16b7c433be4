/// A request method that Soko's routes use.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET", head = "HEAD", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE", options = "OPTIONS"

    /// Whether a request with it promises to change nothing.
    package var isSafe: Bool { self == .get || self == .head || self == .options }
}
