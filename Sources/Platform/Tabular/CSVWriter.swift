/// Writes rows as RFC 4180 has them, safe to open in a spreadsheet.
///
/// A field that a spreadsheet would take for a formula gets an apostrophe before it; `CSVField.plain` takes it away again.
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter withMark: begin with the mark by which a spreadsheet knows UTF-8.
    package init(withMark: Bool = false) { if withMark { bytes = [0xEF, 0xBB, 0xBF] } }

    package mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(CSVField.guarded(field))
        }
        // A row of one empty field would be a blank line.
        if fields.count == 1, fields[0].isEmpty { bytes.append(contentsOf: "\"\"".utf8) }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// What was written since it was last asked.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func write(_ field: String) {
        let needsQuotes =
            field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B || $0 == 0x09 }
            || field.utf8.first == 0x20 || field.utf8.last == 0x20
        guard needsQuotes else { return bytes.append(contentsOf: field.utf8) }
        bytes.append(0x22)
        for byte in field.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

/// How a field is kept from being a formula (OWASP, "CSV Injection").
package enum CSVField {
    package static func guarded(_ field: String) -> String {
        isDangerous(field.utf8.first) && !isLessThanNothing(field) ? "'" + field : field
    }

    /// The field as it was before it was guarded.
    package static func plain(_ field: String) -> String {
        guard field.utf8.first == 0x27, isDangerous(field.utf8.dropFirst().first) else { return field }
        return String(field.dropFirst())
    }

    /// `-0.25`, `-1.6e-05`: a number, and no formula. One with a plus is somebody's telephone, and stays text.
    private static func isLessThanNothing(_ field: String) -> Bool {
        // `Double` reads `-infinity` and `-0x1p4` too.
        field.utf8.first == UInt8(ascii: "-") && Double(field) != nil
            && field.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    }

    /// The apostrophe itself among them, so that taking one away is exact.
    private static func isDangerous(_ byte: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D, 0x27: true
        default: false
        }
    }
}
