/// Reads a JSON object that holds texts, integers and lists of texts, which is all that a token has.
///
/// Everything else is refused: nested objects, fractions, a name that comes twice (readers differ on which one counts),
/// bytes after the object, invalid UTF-8. It never recurses and reads every byte once.
struct FlatJSON {
    enum Value: Equatable {
        case text(String)
        case number(Int64)
        case texts([String])
    }
    private struct Malformed: Error {}

    private let bytes: [UInt8]
    private var index = 0

    static func members(of bytes: [UInt8]) -> [String: Value]? {
        var reader = FlatJSON(bytes: bytes)
        // Nothing is lost: that it is malformed is all that the error says.
        return try? reader.object()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func object() throws(Malformed) -> [String: Value] {
        var members: [String: Value] = [:]
        try demand("{")
        if !takes("}") {
            repeat {
                let name = try text()
                try demand(":")
                guard members.updateValue(try value(), forKey: name) == nil else { throw Malformed() }
            } while takes(",")
            try demand("}")
        }
        skipSpace()
        guard index == bytes.count else { throw Malformed() }
        return members
    }

    private mutating func value() throws(Malformed) -> Value {
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return .text(try text()) }
        guard takes("[") else { return .number(try number()) }
        var texts: [String] = []
        if takes("]") { return .texts([]) }
        repeat { texts.append(try text()) } while takes(",")
        try demand("]")
        return .texts(texts)
    }

    private mutating func number() throws(Malformed) -> Int64 {
        let start = index
        while index < bytes.count, bytes[index] == UInt8(ascii: "-") || Self.isDigit(bytes[index]) { index += 1 }
        let spelling = String(decoding: bytes[start..<index], as: UTF8.self)
        // One spelling per number: no `007`, no `-0`; `1.5` and `1e9` fail at what follows the digits.
        guard let number = Int64(spelling), String(number) == spelling else { throw Malformed() }
        return number
    }

    private mutating func text() throws(Malformed) -> String {
        try demand("\"")
        var utf8: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: utf8, as: UTF8.self) else { throw Malformed() }
                return text
            case UInt8(ascii: "\\"): utf8 += try escaped()
            case 0..<0x20: throw Malformed()
            default: utf8.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escaped() throws(Malformed) -> [UInt8] {
        guard index < bytes.count else { throw Malformed() }
        index += 1
        switch bytes[index - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[index - 1]]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicode()
        default: throw Malformed()
        }
    }

    /// Behind `\u`. What lies above U+FFFF is written as two halves; a half alone is refused.
    private mutating func unicode() throws(Malformed) -> [UInt8] {
        var code = UInt32(try unit())
        if (0xD800..<0xDC00).contains(code) {
            guard bytes[index...].starts(with: "\\u".utf8) else { throw Malformed() }
            index += 2
            let low = UInt32(try unit())
            guard (0xDC00..<0xE000).contains(low) else { throw Malformed() }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = UnicodeScalar(code) else { throw Malformed() }
        return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func unit() throws(Malformed) -> UInt16 {
        let digits = bytes[index...].prefix(4)
        guard let value = Crypto.bytes(hex: String(decoding: digits, as: UTF8.self)), value.count == 2 else {
            throw Malformed()
        }
        index += 4
        return UInt16(value[0]) << 8 | UInt16(value[1])
    }

    private mutating func demand(_ character: UnicodeScalar) throws(Malformed) {
        guard takes(character) else { throw Malformed() }
    }

    /// Whether the next character after any space is this one; it is passed if so.
    private mutating func takes(_ character: UnicodeScalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
