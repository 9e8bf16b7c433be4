import Network

/// Where a request came from before it came through proxies of ours, as they wrote it into `X-Forwarded-For`.
///
/// Anybody can send that header; only what a proxy of ours added to it is believed. It is read from its end: each of our own
/// addresses vouches for the one before it, and the first that is not ours is the client's.
///
/// - Parameter proxies: the addresses that requests of ours come through.
package func forwarding(by proxies: [AddressRange]) -> Middleware {
    { next in
        { request in
            guard let client = clientAddress(of: request, behind: proxies) else { return try await next(request) }
            var request = request
            request.peer = client
            return try await next(request)
        }
    }
}

/// Hops that are looked at; a longer way is nobody's.
private let mostHops = 20

private func clientAddress(of request: Request, behind proxies: [AddressRange]) -> String? {
    func isOurs(_ address: IPAddress) -> Bool { proxies.contains { $0.contains(address) } }
    guard !proxies.isEmpty, let peer = IPAddress(request.peer), isOurs(peer) else { return nil }
    let hops = request.headers.values("x-forwarded-for").flatMap { $0.split(separator: ",") }
    var client: IPAddress?
    for hop in hops.reversed().prefix(mostHops) {
        // What is no address was not written by a proxy of ours: whoever it stands for came through the last one.
        guard let address = IPAddress(host(of: hop)) else { break }
        client = address
        if !isOurs(address) { break }
    }
    return client?.unmapped.description
}

/// Without the port that some proxies add: `192.0.2.1:5060`, `[2001:db8::1]:5060`.
private func host(of hop: Substring) -> String {
    let text = hop.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    return text.count { $0 == ":" } == 1 ? String(text.prefix { $0 != ":" }) : String(text)
}
