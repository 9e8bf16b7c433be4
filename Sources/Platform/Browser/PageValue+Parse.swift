extension PageValue {
    /// Reads JSON text; nil when it is not JSON, or nests deeper than 200 (the browser's own messages are shallow,
    /// a page's values may not be).
    package init?(json: [UInt8]) {
        var parser = Parser(bytes: json)
        guard let value = parser.value(depth: 0) else { return nil }
        parser.skipBlanks()
        guard parser.at == json.count else { return nil }
        self = value
    }
    package init?(json: String) { self.init(json: Array(json.utf8)) }

    private struct Parser {
        let bytes: [UInt8]
        var at = 0
        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func skipBlanks() {
            while at < bytes.count, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[at]) { at += 1 }
        }
        private mutating func take(_ byte: Character) -> Bool {
            skipBlanks()
            guard at < bytes.count, bytes[at] == byte.asciiValue else { return false }
            at += 1
            return true
        }
        private mutating func take(word: StaticString, _ value: PageValue) -> PageValue? {
            guard at + word.utf8CodeUnitCount <= bytes.count else { return nil }
            for offset in 0..<word.utf8CodeUnitCount where bytes[at + offset] != word.utf8Start[offset] { return nil }
            at += word.utf8CodeUnitCount
            return value
        }

        mutating func value(depth: Int) -> PageValue? {
            skipBlanks()
            guard at < bytes.count, depth <= 200 else { return nil }
            return switch bytes[at] {
            case UInt8(ascii: "{"): object(depth)
            case UInt8(ascii: "["): array(depth)
            case UInt8(ascii: "\""): string().map(PageValue.string)
            case UInt8(ascii: "t"): take(word: "true", .bool(true))
            case UInt8(ascii: "f"): take(word: "false", .bool(false))
            case UInt8(ascii: "n"): take(word: "null", .null)
            default: number()
            }
        }

        private mutating func object(_ depth: Int) -> PageValue? {
            at += 1
            var members: [String: PageValue] = [:]
            if take("}") { return .object(members) }
            repeat {
                skipBlanks()
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let name = string(), take(":"),
                    let value = value(depth: depth + 1)
                else { return nil }
                members[name] = value
            } while take(",")
            return take("}") ? .object(members) : nil
        }
        private mutating func array(_ depth: Int) -> PageValue? {
            at += 1
            var values: [PageValue] = []
            if take("]") { return .array(values) }
            repeat {
                guard let value = value(depth: depth + 1) else { return nil }
                values.append(value)
            } while take(",")
            return take("]") ? .array(values) : nil
        }

        private mutating func number() -> PageValue? {
            let start = at
            while at < bytes.count,
                (0x30...0x39).contains(bytes[at]) || [0x2b, 0x2d, 0x2e, 0x45, 0x65].contains(bytes[at])
            { at += 1 }
            return Double(String(decoding: bytes[start..<at], as: UTF8.self)).map(PageValue.number)
        }

        private mutating func string() -> String? {
            at += 1
            let start = at
            while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5c { at += 1 }
            if at < bytes.count, bytes[at] == 0x22 {
                at += 1
                return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
            }
            var text = Array(bytes[start..<at])
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                if byte == 0x22 { return String(decoding: text, as: UTF8.self) }
                guard byte == 0x5c else {
                    text.append(byte)
                    continue
                }
                guard at < bytes.count else { return nil }
                let escape = bytes[at]
                at += 1
                switch escape {
                case UInt8(ascii: "n"): text.append(0x0a)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "r"): text.append(0x0d)
                case UInt8(ascii: "b"): text.append(0x08)
                case UInt8(ascii: "f"): text.append(0x0c)
                case UInt8(ascii: "u"):
                    guard let scalar = escapedScalar() else { return nil }
                    text += Array(String(scalar).utf8)
                default: text.append(escape)
                }
            }
            return nil
        }
        /// A lone surrogate, which a page's string may hold, becomes U+FFFD.
        private mutating func escapedScalar() -> Unicode.Scalar? {
            guard let unit = hex4() else { return nil }
            guard (0xd800...0xdbff).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{fffd}" }
            let back = at
            if at + 1 < bytes.count, bytes[at] == 0x5c, bytes[at + 1] == UInt8(ascii: "u") {
                at += 2
                if let low = hex4(), (0xdc00...0xdfff).contains(low) {
                    return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
                }
            }
            at = back
            return "\u{fffd}"
        }
        private mutating func hex4() -> UInt32? {
            guard at + 4 <= bytes.count else { return nil }
            defer { at += 4 }
            return UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        }
    }
}
