import Foundation

/// What a mail program would show of a mail. Whatever is malformed is shown as it stands; nothing here throws.
struct MailReading: Equatable {
    private(set) var subject = ""
    private(set) var text = ""
    private(set) var html = ""

    init(_ data: [UInt8]) {
        let (fields, body) = Self.split(data)
        subject = EncodedWords.decoded(Self.value("subject", fields))
        read(fields, body, depth: 0)
    }

    /// A part, or the parts of a part; the first text and the first HTML are kept.
    private mutating func read(_ fields: [(name: String, value: String)], _ body: [UInt8], depth: Int) {
        let type = Self.value("content-type", fields)
        let kind = type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        if kind.hasPrefix("multipart/"), depth < 4, let boundary = Self.parameter("boundary", of: type) {
            for part in Self.parts(of: body, boundary).prefix(20) {
                let (fields, body) = Self.split(part)
                read(fields, body, depth: depth + 1)
            }
            return
        }
        let coding = Self.value("content-transfer-encoding", fields).trimmingCharacters(in: .whitespaces).lowercased()
        let bytes: [UInt8] =
            switch coding {
            case "quoted-printable": EncodedWords.quotedPrintable(body)
            case "base64": Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map(Array.init) ?? body
            default: body
            }
        let words = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        if kind == "text/html" {
            if html.isEmpty { html = words }
        } else if kind.isEmpty || kind == "text/plain", text.isEmpty {
            text = words
        }
    }

    /// Header fields, folded lines joined, and what is behind the first empty line.
    private static func split(_ data: [UInt8]) -> ([(name: String, value: String)], [UInt8]) {
        let end = data.firstRange(of: [13, 10, 13, 10])
        let head = data.first == 13 ? [] : data[..<(end?.lowerBound ?? data.endIndex)]
        var fields: [(name: String, value: String)] = []
        for line in String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").prefix(200) {
            if line.first == " " || line.first == "\t", !fields.isEmpty {
                fields[fields.count - 1].value += line
            } else if let colon = line.firstIndex(of: ":") {
                fields.append((line[..<colon].lowercased(), String(line[line.index(after: colon)...])))
            }
        }
        let isHeadless = data.first == 13
        return (fields, isHeadless ? Array(data.dropFirst(2)) : Array(data[(end?.upperBound ?? data.endIndex)...]))
    }

    private static func value(_ name: String, _ fields: [(name: String, value: String)]) -> String {
        (fields.first { $0.name == name }?.value ?? "").trimmingCharacters(in: .whitespaces)
    }

    private static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
        }
        return nil
    }

    private static func parts(of body: [UInt8], _ boundary: String) -> [[UInt8]] {
        let mark = Array("\r\n--\(boundary)".utf8)
        var (parts, rest) = ([[UInt8]](), ([13, 10] + body)[...])
        while let found = rest.firstRange(of: mark) {
            parts.append(Array(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
            if rest.starts(with: Array("--".utf8)) { return Array(parts.dropFirst()) }
            rest = rest[(rest.firstRange(of: [13, 10])?.upperBound ?? rest.endIndex)...]
        }
        return Array((parts + [Array(rest)]).dropFirst())
    }
}
