import CCurl
import Synchronization

/// One request on its way: the easy handle, what has arrived, and what is still allowed.
///
/// `@unchecked Sendable`: made by the caller, then touched by the loop's thread alone; only `isCancelled` is shared,
/// and it is atomic.
final class Transfer: @unchecked Sendable {
    static let maxHeaderBytes = 64 << 10
    /// After `stopAfter` the connection is worth keeping when the rest is this short and this quick.
    private static let drainBytes = 32 << 10
    private static let drainTime = Duration.milliseconds(250)

    let isCancelled = Atomic(false)
    private let request: OutboundRequest
    private let networkGuard: NetworkGuard
    private let userAgent: String
    private let started = ContinuousClock.now
    private let finish: @Sendable (Result<OutboundReply, OutboundFault>) -> Void

    private(set) var endsBy: ContinuousClock.Instant
    private(set) var easy: UnsafeMutableRawPointer?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let origin: OutboundURL
    private var url: OutboundURL
    private var method: String
    private var sendsBody: Bool
    private var redirects = 0
    private var headers = OutboundHeaders()
    private var headerBytes = 0
    private var hasWholeHead = false
    private var body: [UInt8] = []
    /// Bytes thrown away: behind `stopAfter`, or the body of a redirect that is followed. Nil while bytes are kept.
    private var drained: Int?
    private var next: String?
    private var verdict: OutboundFault?

    init(
        _ request: OutboundRequest, networkGuard: NetworkGuard, userAgent: String,
        finish: @escaping @Sendable (Result<OutboundReply, OutboundFault>) -> Void
    ) throws(OutboundFault) {
        let isToken = { (text: String) in
            !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: ":") }
        }
        guard isToken(request.method) else { throw .badRequest("method") }
        for (name, value) in request.headers
        where !isToken(name) || value.utf8.contains(where: { $0 < 0x20 && $0 != 9 }) {
            throw .badRequest("header \(name)")
        }
        guard request.maxBytes >= 0 else { throw .badRequest("maxBytes") }
        self.request = request
        self.networkGuard = networkGuard
        self.userAgent = userAgent
        self.finish = finish
        endsBy = started.advanced(by: request.deadline)
        origin = try OutboundURL(request.url)
        url = origin
        method = request.method
        sendsBody = request.body != nil
        try check(url)
    }

    /// Ready for the next hop: the caller adds `easy` to its multi handle.
    func prepare() throws(OutboundFault) {
        close()
        guard let easy = curl_easy_init() else { throw .connect("out of memory") }
        self.easy = easy
        headers.removeAll()
        headerBytes = 0
        hasWholeHead = false
        body.removeAll(keepingCapacity: true)
        drained = nil
        next = nil
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_put_data(easy, CURLOPT_PRIVATE, me)
        curl_put_text(easy, CURLOPT_URL, url.text)
        setMethod(on: easy)
        setHeaders(on: easy)
        setBounds(on: easy)
        curl_put_data(easy, CURLOPT_WRITEDATA, me)
        curl_put_sink(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Transfer.from(context).receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_put_data(easy, CURLOPT_HEADERDATA, me)
        curl_put_sink(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            Transfer.from(context).receiveHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_put_data(easy, CURLOPT_OPENSOCKETDATA, me)
        curl_put_opener(easy) { context, _, address in
            guard let address, Transfer.from(context).permits(address) else { return CURL_SOCKET_BAD }
            return curl_open_socket(address)
        }
    }

    private func setMethod(on easy: UnsafeMutableRawPointer) {
        if method == "HEAD" { curl_put_long(easy, CURLOPT_NOBODY, 1) }
        if let bytes = request.body, sendsBody, !bytes.isEmpty {
            curl_put_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
            // Copied: the array's storage may move between this call and the last byte sent.
            bytes.withUnsafeBytes { _ = curl_put_data(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
        } else if sendsBody || method == "POST" {
            curl_put_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, 0)
            curl_put_text(easy, CURLOPT_COPYPOSTFIELDS, "")
        }
        if method != "HEAD" { curl_put_text(easy, CURLOPT_CUSTOMREQUEST, method) }
    }

    private func setHeaders(on easy: UnsafeMutableRawPointer) {
        // An empty value removes a header that curl would add by itself.
        var lines = ["Expect:"]
        let names = Set(request.headers.map { $0.0.lowercased() })
        if !names.contains("content-type") { lines.append("Content-Type:") }
        if !names.contains("user-agent") { lines.append("User-Agent: \(userAgent)") }
        let atHome = origin.isSameOrigin(as: url)
        for (name, value) in request.headers {
            if !atHome && ["authorization", "cookie", "proxy-authorization"].contains(name.lowercased()) { continue }
            lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        for line in lines { headerList = curl_slist_append(headerList, line) }
        curl_put_list(easy, CURLOPT_HTTPHEADER, headerList)
    }

    private func setBounds(on easy: UnsafeMutableRawPointer) {
        curl_put_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_put_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        curl_put_long(easy, CURLOPT_NOSIGNAL, 1)
        // Without it, leaving a transfer in the middle of a name lookup waits for the lookup, and all others with it.
        curl_put_long(easy, CURLOPT_QUICK_EXIT, 1)
        curl_put_text(easy, CURLOPT_PROXY, "")
        curl_put_text(easy, CURLOPT_ACCEPT_ENCODING, "")
        curl_put_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        curl_put_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, request.connectTimeout.wholeMilliseconds))
        if request.stopAfter == nil, method != "HEAD" {
            curl_put_size(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, request.maxBytes)))
        }
    }

    func close() {
        if let easy { curl_easy_cleanup(easy) }
        easy = nil
        curl_slist_free_all(headerList)
        headerList = nil
    }

    static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("curl lost our pointer") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }
}

// What curl tells us while bytes arrive. Returning another count than was given ends the transfer.
extension Transfer {
    private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        if let seen = drained {
            drained = seen + bytes.count
            return seen + bytes.count <= Self.drainBytes && .now < endsBy ? bytes.count : 0
        }
        let before = body.count
        body.append(contentsOf: bytes.prefix(max(0, request.maxBytes + 1 - before)))
        if let mark = request.stopAfter, !mark.isEmpty, let end = body.end(of: mark, from: before - mark.count + 1),
            end <= request.maxBytes
        {
            drained = body.count - end
            body.removeLast(body.count - end)
            endsBy = min(endsBy, .now.advanced(by: Self.drainTime))
            return bytes.count
        }
        guard body.count <= request.maxBytes else {
            verdict = .tooLarge(limitBytes: request.maxBytes)
            return 0
        }
        return bytes.count
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= Self.maxHeaderBytes else {
            verdict = .headersTooLarge(limitBytes: Self.maxHeaderBytes)
            return 0
        }
        let line = String(decoding: bytes, as: UTF8.self)
        // A status line after a 1xx begins the headers anew.
        if line.hasPrefix("HTTP/") { headers.removeAll() } else { headers.add(line: line[...]) }
        hasWholeHead = line == "\r\n" || line == "\n"
        if hasWholeHead, drained == nil, request.maxRedirects > 0, [301, 302, 303, 307, 308].contains(status),
            let location = headers["Location"]
        {
            next = location
            drained = 0
        }
        return bytes.count
    }

    private func permits(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = Int(curl_address_bytes(address, &bytes))
        guard let ip = IPAddress(bytes: Array(bytes.prefix(count))) else { return false }
        let fine = networkGuard.permits(ip, host: url.host, port: url.port)
        if !fine { verdict = .refusedAddress(host: url.host, address: ip.description) }
        return fine
    }
    private func check(_ url: OutboundURL) throws(OutboundFault) {
        if let ip = url.literalAddress, !networkGuard.permits(ip, host: url.host, port: url.port) {
            throw .refusedAddress(host: url.host, address: ip.description)
        }
    }
}

// The end of a hop.
extension Transfer {
    /// True when another hop has to be made: `prepare` it. Otherwise the caller has been answered.
    func hopEnded(_ code: CURLcode) -> Bool {
        if drained != nil || code == CURLE_OK {
            guard hasWholeHead else {
                end(.failure(.incomplete("the connection closed within the headers")))
                return false
            }
            verdict = nil  // one of several addresses was refused, another one answered
            do {
                if let next {
                    try follow(next)
                    return true
                }
                end(.success(reply()))
            } catch { end(.failure(error)) }
        } else {
            end(.failure(verdict ?? fault(for: code)))
        }
        return false
    }

    /// True when the deadline has passed; the caller has then been answered.
    func expired(at now: ContinuousClock.Instant) -> Bool {
        guard now >= endsBy else { return false }
        let hasAll = drained != nil && next == nil
        end(hasAll ? .success(reply()) : .failure(.deadline(after: request.deadline)))
        return true
    }

    func end(_ result: Result<OutboundReply, OutboundFault>) {
        close()
        finish(result)
    }

    private func reply() -> OutboundReply {
        OutboundReply(
            status: status, headers: headers, body: body, url: url.text, truncatedByUs: drained != nil,
            elapsed: .now - started, redirects: redirects)
    }
    private var status: Int {
        var status = 0
        if let easy { curl_read_long(easy, CURLINFO_RESPONSE_CODE, &status) }
        return status
    }

    private func follow(_ location: String) throws(OutboundFault) {
        guard redirects < request.maxRedirects else { throw .tooManyRedirects(limit: request.maxRedirects) }
        let next = try OutboundURL(location, relativeTo: url)
        try check(next)
        if status < 307, method != "GET", method != "HEAD" {
            method = "GET"
            sendsBody = false
        }
        url = next
        redirects += 1
    }

    private func fault(for code: CURLcode) -> OutboundFault {
        let why = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unresolved(host: url.host)
        case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_SEND_ERROR: .connect(why)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls(why)
        case CURLE_FILESIZE_EXCEEDED: .tooLarge(limitBytes: request.maxBytes)
        case CURLE_BAD_CONTENT_ENCODING: .undecodable
        default: .incomplete(why)
        }
    }
}

extension [UInt8] {
    /// Index after the first occurrence of `mark` that begins at `start` or later.
    fileprivate func end(of mark: [UInt8], from start: Int) -> Int? {
        var at = Swift.max(0, start)
        while at + mark.count <= count {
            if self[at] == mark[0], self[at..<at + mark.count].elementsEqual(mark) { return at + mark.count }
            at += 1
        }
        return nil
    }
}

extension Duration {
    /// Rounded up, at most a day.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(Swift.min(86_400_000, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
