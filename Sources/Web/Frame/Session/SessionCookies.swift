import HTTP

/// The two cookies of somebody signed in.
package struct SessionCookies: Sendable {
    private let accessName, refreshName: String
    private let attributes: String

    /// - Parameter isSecure: over TLS, the names' prefix makes the browser hold them to this host, this path and TLS.
    package init(isSecure: Bool) {
        let prefix = isSecure ? "__Host-" : ""
        (accessName, refreshName) = (prefix + "soko_access", prefix + "soko_refresh")
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    package func access(of request: Request) -> String? { request.cookie(accessName) }
    package func refresh(of request: Request) -> String? { request.cookie(refreshName) }

    /// What a browser must keep, as values of `Set-Cookie`.
    package func set(access: String, refresh: String) -> [String] {
        [cookie(accessName, access, seconds: 15 * 60), cookie(refreshName, refresh, seconds: 30 * 86_400)]
    }

    package var cleared: [String] { [cookie(accessName, "", seconds: 0), cookie(refreshName, "", seconds: 0)] }

    /// The request as it would have come with this access token.
    func carrying(_ access: String, _ request: Request) -> Request {
        var request = request
        let others = request.headers.values("cookie").flatMap { $0.split(separator: ";") }
            .map { String($0.drop { $0 == " " }) }.filter { !$0.hasPrefix(accessName + "=") }
        request.headers["Cookie"] = (others + ["\(accessName)=\(access)"]).joined(separator: "; ")
        return request
    }

    private func cookie(_ name: String, _ value: String, seconds: Int) -> String {
        "\(name)=\(value)\(attributes); Max-Age=\(seconds)"
    }
}
