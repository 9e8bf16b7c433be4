/// A table of comma- or semicolon-separated values (RFC 4180), forgiving where people's files differ: a byte order
/// mark, any line ending, a quote in the middle of a field.
struct CSVTable {
    /// Lower case, without blanks around.
    let header: [String]
    /// Each as long as it came; empty lines are left out.
    let rows: [[String]]

    init(_ bytes: [UInt8]) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let records = Self.records(bytes, separator: Self.separator(bytes))
        header = (records.first ?? []).map { $0.trimmed.lowercased() }
        rows = Array(records.dropFirst())
    }

    /// A row's value in a column; empty when the row is short or the column unknown.
    func value(_ column: String, in row: [String]) -> String {
        guard let at = header.firstIndex(of: column), at < row.count else { return "" }
        return row[at].trimmed
    }

    /// What the first line has more of, outside quotes.
    private static func separator(_ bytes: [UInt8]) -> UInt8 {
        var commas = 0, semicolons = 0, isQuoted = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case 0x0A where !isQuoted, 0x0D where !isQuoted:
                return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
            case UInt8(ascii: ",") where !isQuoted: commas += 1
            case UInt8(ascii: ";") where !isQuoted: semicolons += 1
            default: continue
            }
        }
        return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private static func records(_ bytes: [UInt8], separator: UInt8) -> [[String]] {
        var records: [[String]] = [], record: [String] = [], field: [UInt8] = []
        var isQuoted = false, at = 0
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        func endRecord() {
            endField()
            if record.contains(where: { !$0.trimmed.isEmpty }) { records.append(record) }
            record = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if at < bytes.count, bytes[at] == byte {
                    field.append(byte)
                    at += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.allSatisfy({ $0 == 0x20 }):
                field = []
                isQuoted = true
            case separator: endField()
            case 0x0D:
                if at < bytes.count, bytes[at] == 0x0A { at += 1 }
                endRecord()
            case 0x0A: endRecord()
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty { endRecord() }
        return records
    }
}

extension StringProtocol {
    var trimmed: String {
        let front = drop { $0.isWhitespace }
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }
}
