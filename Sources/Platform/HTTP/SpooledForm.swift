/// A `multipart/form-data` body in a file: some fields, and one file behind them, which is looked at nowhere but at its ends.
package struct SpooledForm: Sendable {
    package let fields: Query
    /// As the sender calls it.
    package let fileName: String
    /// Which bytes of the body are the file.
    package let file: Range<Int>

    private static let headLimit = 64 << 10

    /// - Returns: nil for another kind of body, or one whose last part is no file.
    package init?(contentType: String, body: SpooledBody) {
        guard let boundary = MultipartForm.boundary(contentType) else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8), blank = Array("\r\n\r\n".utf8)
        let head = body.bytes(at: 0, count: Self.headLimit)
        guard head.starts(with: delimiter.dropFirst(2)) else { return nil }
        var fields: [(name: String, value: String)] = []
        var at = delimiter.count - 2
        while head[min(at, head.count)...].starts(with: "\r\n".utf8), fields.count < 50 {
            guard let headEnd = head.position(of: blank, from: at, until: head.count),
                let part = MultipartPart(head: head[at..<headEnd])
            else { return nil }
            let start = headEnd + blank.count
            if let name = part.file {
                guard let end = Self.end(of: body, delimiter), end >= start else { return nil }
                (self.fields, fileName, file) = (Query(pairs: fields), name, start..<end)
                return
            }
            guard let end = head.position(of: delimiter, from: headEnd + 2, until: head.count),
                let text = String(validating: head[min(start, end)..<end], as: UTF8.self)
            else { return nil }
            fields.append((part.name, text))
            at = end + delimiter.count
        }
        return nil
    }

    /// Where the last delimiter begins.
    private static func end(of body: SpooledBody, _ delimiter: [UInt8]) -> Int? {
        let place = max(0, body.count - delimiter.count - 64)
        let tail = body.bytes(at: place, count: body.count - place)
        return tail.position(of: delimiter + Array("--".utf8), from: 0, until: tail.count).map { place + $0 }
    }
}
