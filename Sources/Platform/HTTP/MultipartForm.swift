import Glibc

/// A `multipart/form-data` body, taken apart (RFC 7578). Built from what a stranger sent: bounded in parts and headers.
struct MultipartForm {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [(name: String, file: UploadedFile)] = []

    private static let partLimit = 200
    private static let headLimit = 4 << 10

    /// Nil when `contentType` is another kind of body, or the body is not what it says.
    init?(contentType: String, body: [UInt8]) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter stands at the beginning, without a line before it.
        guard body.starts(with: delimiter.dropFirst(2)) else { return nil }
        var at = delimiter.count - 2
        while !body[at...].starts(with: "--".utf8) {
            guard body[at...].starts(with: "\r\n".utf8), fields.count + files.count < Self.partLimit,
                let headEnd = body.position(of: Array("\r\n\r\n".utf8), from: at, until: at + Self.headLimit),
                let end = body.position(of: delimiter, from: headEnd + 2, until: body.count),
                let part = MultipartPart(head: body[at..<headEnd])
            else { return nil }
            let content = body[min(headEnd + 4, end)..<end]
            if let file = part.file {
                files.append(
                    (part.name, UploadedFile(name: file, contentType: part.contentType, bytes: Array(content))))
            } else {
                guard let text = String(validating: content, as: UTF8.self), !text.contains("\0") else { return nil }
                fields.append((part.name, text))
            }
            at = end + delimiter.count
        }
    }

    static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let found = HeaderParameters(contentType)["boundary"], (1...70).contains(found.utf8.count)
        else { return nil }
        return found
    }
}

/// One part's head.
struct MultipartPart {
    var name = ""
    var file: String?
    var contentType = ""

    init?(head: ArraySlice<UInt8>) {
        guard let text = String(validating: head, as: UTF8.self) else { return nil }
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let parameters = HeaderParameters(value)
                guard value.lowercased().hasPrefix("form-data"), let name = parameters["name"] else { return nil }
                (self.name, file) = (name, parameters["filename"])
            case "content-type": contentType = value
            default: break
            }
        }
        if name.isEmpty { return nil }
    }
}

/// `; name=value; name="value"` behind a header's first word.
private struct HeaderParameters {
    private var values: [String: String] = [:]

    init(_ header: String) {
        var rest = header.drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let next = rest.first, next != "\"" {
                    value.append(next)
                    rest = rest.dropFirst()
                }
                rest = rest.dropFirst().drop { $0 != ";" }
            } else {
                value = String(rest.prefix { $0 != ";" && $0 != " " })
                rest = rest.dropFirst(value.count).drop { $0 != ";" }
            }
            if values[name.lowercased()] == nil { values[name.lowercased()] = value }
        }
    }

    subscript(name: String) -> String? { values[name] }
}

extension [UInt8] {
    /// Where `pattern` begins first in a range; nil when nowhere.
    func position(of pattern: [UInt8], from start: Int, until limit: Int) -> Int? {
        let last = Swift.min(limit, count) - pattern.count
        guard start <= last else { return nil }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var at = start
            while at <= last, let found = memchr(base + at, Int32(pattern[0]), last - at + 1) {
                at = base.distance(to: found)
                if memcmp(found, pattern, pattern.count) == 0 { return at }
                at += 1
            }
            return nil
        }
    }
}

/// A file that a form brought.
package struct UploadedFile: Sendable {
    /// As the sender calls it: text to show, never a path.
    package let name: String
    /// As the sender claims; what it really is, its bytes say.
    package let contentType: String
    package let bytes: [UInt8]

    package init(name: String, contentType: String, bytes: [UInt8]) {
        (self.name, self.contentType, self.bytes) = (name, contentType, bytes)
    }
}
