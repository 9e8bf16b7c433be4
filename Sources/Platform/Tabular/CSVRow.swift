/// The fields of one row, in one piece of memory that the next row uses again.
struct CSVRow {
    var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    var ends: [Int] = []
    var line = 1
    /// Whether a field was quoted: such a row is one even when it is empty.
    var isQuoted = false

    mutating func clear(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        (self.line, isQuoted) = (line, false)
    }

    var isBlank: Bool { ends.count == 1 && bytes.isEmpty && !isQuoted }
    var openFieldStart: Int { ends.last ?? 0 }

    var fields: [String] {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            return ends.map { end in
                defer { start = end }
                return FieldText.string(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            }
        }
    }
}

/// A field's text. What is no UTF-8 is taken for Windows-1252, field by field: one broken name does not turn a whole
/// file into other letters, and no file has to be read twice.
enum FieldText {
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(bytes.map { windows1252[Int($0)] }))
    }

    /// The Encoding Standard's table: ISO 8859-1 but for 0x80 to 0x9F.
    private static let windows1252: [Unicode.Scalar] = {
        let special: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
            0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return (0..<256).map { (byte: UInt32) in
            Unicode.Scalar((0x80..<0xA0).contains(byte) ? special[Int(byte) - 0x80] : byte) ?? "\u{FFFD}"
        }
    }()
}
