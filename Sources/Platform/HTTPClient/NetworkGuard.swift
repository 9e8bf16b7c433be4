import Network

/// Decides which servers a stranger's address may make us talk to: any public one, and those that settings name.
package struct NetworkGuard: Sendable {
    /// `host` (any port) or `host:port`, lower case; IPv6 as `[::1]` or `[::1]:8080`.
    package let allowedHosts: Set<String>

    package init(allowedHosts: some Sequence<String> = []) {
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
    }

    /// True when settings name this host, so that it may live at a private address.
    package func names(host: String, port: Int) -> Bool {
        let host = host.lowercased()
        return allowedHosts.contains(host) || allowedHosts.contains("\(host):\(port)")
    }

    /// Asked with the address that is about to be connected to, after name lookup, so a name that changes its
    /// answer between check and use gains nothing.
    package func permits(_ address: IPAddress, host: String, port: Int) -> Bool {
        address.isPublic || names(host: host, port: port)
    }
}
