import CCurl
import Synchronization

/// One request on its way: the easy handle, what has arrived, and what is still allowed.
///
/// `@unchecked Sendable`: made by the caller, then touched by the loop's thread alone; only `isCancelled` is shared,
/// and it is atomic.
final class Transfer: @unchecked Sendable {
    static let maxHeaderBytes = 64 << 10
    /// After `stopAfter` the connection is worth keeping when the rest is this short and this quick.
    static let drainBytes = 32 << 10
    static let drainTime = Duration.milliseconds(250)
    /// Of a reply that is no file, where a file was asked for.
    static let maxWordsBytes = 1 << 20

    let isCancelled = Atomic(false)
    let request: OutboundRequest
    /// Where the body of a 200 or 206 goes, when it is to be a file.
    let part: PartFile?
    let networkGuard: NetworkGuard
    let userAgent: String
    let started = ContinuousClock.now
    let finish: @Sendable (Result<OutboundReply, OutboundFault>) -> Void

    var endsBy: ContinuousClock.Instant
    var easy: UnsafeMutableRawPointer?
    var headerList: UnsafeMutablePointer<curl_slist>?
    let origin: OutboundURL
    var url: OutboundURL
    var method: String
    var sendsBody: Bool
    var redirects = 0
    var headers = OutboundHeaders()
    var headerBytes = 0
    var hasWholeHead = false
    /// One of the name's addresses was public, or reused: refusing another one ends nothing.
    var hasPermitted = false
    var body: [UInt8] = []
    /// Bytes thrown away: behind `stopAfter`, or the body of a redirect that is followed. Nil while bytes are kept.
    var drained: Int?
    var next: String?
    var verdict: OutboundFault?

    init(
        _ request: OutboundRequest, part: PartFile? = nil, networkGuard: NetworkGuard, userAgent: String,
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
        self.part = part
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
        hasPermitted = false
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

    func setMethod(on easy: UnsafeMutableRawPointer) {
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

    func setHeaders(on easy: UnsafeMutableRawPointer) {
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

    func setBounds(on easy: UnsafeMutableRawPointer) {
        curl_put_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_put_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        curl_put_long(easy, CURLOPT_NOSIGNAL, 1)
        // Without it, leaving a transfer in the middle of a name lookup waits for the lookup, and all others with it.
        curl_put_long(easy, CURLOPT_QUICK_EXIT, 1)
        curl_put_text(easy, CURLOPT_PROXY, "")
        // A part of a file can be asked for only as it is: of encoded bytes nobody knows where they go on.
        curl_put_text(easy, CURLOPT_ACCEPT_ENCODING, part == nil ? "" : "identity")
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

extension Duration {
    /// Rounded up, at most a day.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(Swift.min(86_400_000, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
