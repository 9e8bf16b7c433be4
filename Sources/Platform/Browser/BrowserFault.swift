/// Why the browser did not do what it was asked.
package enum BrowserFault: Error, Equatable, Sendable {
    case notInstalled
    /// With the last lines that it wrote, if any.
    case didNotStart(String)
    /// The whole browser is gone: launch a new one.
    case crashed(String)
    /// This page is gone, the browser lives.
    case pageCrashed
    case deadline(waitingFor: String)
    /// The browser's own words (`net::ERR_NAME_NOT_RESOLVED`).
    case navigation(url: String, String)
    /// The page's script threw.
    case script(String)
    case notFound(selector: String)
    /// The browser refused a command: a bug here, or a page that changed under it.
    case protocolError(method: String, String)
    case closed
    case cancelled
}

extension BrowserFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notInstalled: "no Chromium found (apt-get install chromium)"
        case .didNotStart(let why): "the browser did not start: \(why)"
        case .crashed(let why): "the browser ended: \(why)"
        case .pageCrashed: "the page crashed"
        case .deadline(let what): "the deadline passed while waiting for \(what)"
        case .navigation(let url, let why): "\(url) did not open: \(why)"
        case .script(let why): "the page's script failed: \(why)"
        case .notFound(let selector): "nothing visible matches \(selector)"
        case .protocolError(let method, let why): "\(method): \(why)"
        case .closed: "closed"
        case .cancelled: "cancelled"
        }
    }
}
