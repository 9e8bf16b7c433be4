/// Turns a page's bytes into valid UTF-8: by byte order mark, header, `<meta>`, or what the bytes themselves show.
enum Charset {
    static func utf8(_ bytes: ArraySlice<UInt8>, contentType: String?) -> [UInt8] {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return repaired(bytes.dropFirst(3)) }
        let named = contentType.flatMap { label(in: Array($0.utf8)[...]) } ?? label(in: bytes.prefix(1_024))
        switch named {
        case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "iso_8859-1", "ascii", "us-ascii":
            return fromWindows1252(bytes)
        case "utf-8", "utf8": return repaired(bytes)
        default:
            return String(validating: bytes, as: UTF8.self) != nil ? Array(bytes) : fromWindows1252(bytes)
        }
    }

    /// Each broken sequence becomes U+FFFD.
    private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            let code = (0x80...0x9f).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
            switch code {
            case ..<0x80: text.append(UInt8(code))
            case ..<0x800: text += [0xc0 | UInt8(code >> 6), 0x80 | UInt8(code & 0x3f)]
            default: text += [0xe0 | UInt8(code >> 12), 0x80 | UInt8(code >> 6 & 0x3f), 0x80 | UInt8(code & 0x3f)]
            }
        }
        return text
    }
    /// 0x80…0x9f of Windows-1252, which pages that claim Latin-1 mean as well.
    private static let high: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f,
        0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e,
        0x178,
    ]

    /// What follows the first `charset=`, lower case.
    private static func label(in bytes: ArraySlice<UInt8>) -> String? {
        let lower = bytes.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        let mark = Array("charset=".utf8)
        guard let at = lower.indices.first(where: { lower[$0...].starts(with: mark) }) else { return nil }
        let value = lower[(at + mark.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        let name = value.prefix { ![0x22, 0x27, 0x20, 0x3e, 0x3b, 0x2f].contains($0) }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
}
