/// One request, its body read whole (the server holds it to the endpoint's limit).
package struct Request: Sendable {
    package var method: Method
    /// The path as sent, percent-encoded, without the query.
    package let path: String
    package let query: Query
    package var headers: Headers
    package let body: [UInt8]
    /// The body, where its endpoint has it spooled to a file; `body` is then empty.
    package var spooled: SpooledBody?
    /// Names this request in logs, problems and the `X-Request-Id` header.
    package var id: String
    /// The address of whoever asks, without the port: as the server saw it, or as a proxy of ours did. Empty when there is no
    /// socket.
    package var peer: String
    /// What an outer handler hands to an inner one of the same program. Nothing from outside comes here.
    package var enclosure: (any Sendable)?

    package init(
        _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = [], id: String = "",
        peer: String = ""
    ) {
        self.method = method
        let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        path = mark.map { String(target[..<$0]) } ?? target
        query = Query(mark.map { String(target[target.index(after: $0)...]) } ?? "")
        self.headers = headers
        self.body = body
        self.id = id
        self.peer = peer
    }

    /// A cookie's value, as sent.
    package func cookie(_ name: String) -> String? {
        for header in headers.values("cookie") {
            for pair in header.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2, parts[0] == name { return String(parts[1]) }
            }
        }
        return nil
    }

    /// The fields of a form, however it was sent (`application/x-www-form-urlencoded`, `multipart/form-data`); none when
    /// the body is no form. Files stand in `files`.
    package var form: Query {
        guard isMultipart else { return Query(String(decoding: body, as: UTF8.self)) }
        return Query(pairs: multipart?.fields ?? [])
    }

    /// The files of a `multipart/form-data` form with this field's name, in order; a field left empty brings none.
    /// Takes the whole body apart each time it is asked.
    package func files(_ name: String) -> [UploadedFile] {
        (multipart?.files ?? []).filter { $0.name == name && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }
            .map(\.file)
    }

    private var isMultipart: Bool { headers["content-type"]?.lowercased().hasPrefix("multipart/") ?? false }
    private var multipart: MultipartForm? {
        headers["content-type"].flatMap { MultipartForm(contentType: $0, body: body) }
    }
}
