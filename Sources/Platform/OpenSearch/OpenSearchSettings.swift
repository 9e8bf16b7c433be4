import Foundation

/// Where OpenSearch is, what the market's index is called there, and how long an answer may take.
package struct OpenSearchSettings: Sendable {
    /// `http` or `https`, without credentials, without a slash at the end.
    package let address: String
    package let host: String
    /// The header that credentials become; they never stand in an address that somebody could print.
    let authorization: String?
    /// The name that searches ask; whole indexes behind it are called so, with a dash and a time.
    package let name: String
    /// How long somebody who waits for a page waits for an answer.
    package var readDeadline: Duration = .seconds(1)
    package var writeDeadline: Duration = .seconds(20)

    /// - Parameters:
    ///   - url: `https://user:password@host:9200`; a path before the API's own is kept.
    ///   - name: small letters, digits, `_` and `-`, a letter first.
    /// - Returns: nil where one of them is not so.
    package init?(url: String, name: String) {
        guard var parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            parts.scheme == "http" || parts.scheme == "https", parts.query == nil, parts.fragment == nil,
            name.wholeMatch(of: /[a-z][a-z0-9_\-]{0,99}/) != nil
        else { return nil }
        authorization = parts.user.map { user in
            "Basic " + Data("\(user):\(parts.password ?? "")".utf8).base64EncodedString()
        }
        (parts.user, parts.password) = (nil, nil)
        while parts.path.hasSuffix("/") { parts.path.removeLast() }
        guard let address = parts.string else { return nil }
        (self.address, self.host, self.name) = (address, host, name)
    }
}

extension OpenSearchSettings: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(address) \(name)" }
    /// What looks inside when something is printed sees no credentials either.
    package var customMirror: Mirror { Mirror(self, children: ["address": address, "name": name]) }
}
