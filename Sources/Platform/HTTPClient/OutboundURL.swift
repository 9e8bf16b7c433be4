import CCurl
import Network

/// An address we are willing to fetch, parsed by the same parser that will fetch it.
struct OutboundURL: Equatable, Sendable {
    let text: String
    let scheme: String
    /// IPv6 in brackets, as in the address.
    let host: String
    let port: Int

    static let longest = 8_192

    /// - Parameter base: resolves a relative `text` (a redirect's Location).
    init(_ text: String, relativeTo base: OutboundURL? = nil) throws(OutboundFault) {
        guard text.utf8.count <= Self.longest else { throw .badURL("longer than \(Self.longest) bytes") }
        guard let parser = curl_url() else { throw .badURL("out of memory") }
        defer { curl_url_cleanup(parser) }
        let flags = UInt32(CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_ALLOW_SPACE)
        if let base { curl_url_set(parser, CURLUPART_URL, base.text, flags) }
        let code = curl_url_set(parser, CURLUPART_URL, text, flags)
        guard code == CURLUE_OK else { throw .badURL(String(cString: curl_url_strerror(code))) }
        curl_url_set(parser, CURLUPART_FRAGMENT, nil, 0)
        func part(_ which: CURLUPart, _ flags: Int32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(parser, which, &found, UInt32(flags)) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard let scheme = part(CURLUPART_SCHEME), scheme == "http" || scheme == "https" else {
            throw .badURL("only http and https")
        }
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else { throw .badURL("credentials inside") }
        guard let host = part(CURLUPART_HOST), !host.isEmpty, let whole = part(CURLUPART_URL),
            let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap({ Int($0) }), port > 0
        else { throw .badURL("no host") }
        self.text = whole
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// The address itself when the host is written as one.
    var literalAddress: IPAddress? {
        IPAddress(host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host)
    }
    /// Where credentials of one request may be sent again.
    func isSameOrigin(as other: OutboundURL) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }
}
