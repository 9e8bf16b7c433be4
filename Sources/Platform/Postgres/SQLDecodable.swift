import Foundation

/// One field in PostgreSQL's binary format.
package struct SQLField {
    let type: UInt32
    let bytes: UnsafeRawBufferPointer

    func bigEndian<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        bytes.count == MemoryLayout<Number>.size ? Number(bigEndian: bytes.loadUnaligned(as: Number.self)) : nil
    }

    /// Whether the binary form is the text itself.
    var isText: Bool {
        switch type {
        case 16, 17, 20, 21, 23, 700, 701, 1114, 1184, 1700, 2950, 3802: false
        default: true
        }
    }

    var integer: Int64? {
        switch type {
        case 20: bigEndian(Int64.self)
        case 23: bigEndian(Int32.self).map(Int64.init)
        case 21: bigEndian(Int16.self).map(Int64.init)
        case 26: bigEndian(UInt32.self).map(Int64.init)
        default: nil
        }
    }
}

/// A type that a column can be read as.
package protocol SQLDecodable {
    /// Nil when the field is of another type.
    init?(field: SQLField)
}

extension Int64: SQLDecodable {
    package init?(field: SQLField) {
        guard let value = field.integer else { return nil }
        self = value
    }
}
extension Int: SQLDecodable {
    package init?(field: SQLField) {
        guard let value = field.integer else { return nil }
        self = Int(value)
    }
}
extension Bool: SQLDecodable {
    package init?(field: SQLField) {
        guard field.type == 16, field.bytes.count == 1 else { return nil }
        self = field.bytes[0] != 0
    }
}
extension Double: SQLDecodable {
    package init?(field: SQLField) {
        switch field.type {
        case 701:
            guard let bits = field.bigEndian(UInt64.self) else { return nil }
            self = Double(bitPattern: bits)
        case 700:
            guard let bits = field.bigEndian(UInt32.self) else { return nil }
            self = Double(Float(bitPattern: bits))
        default: return nil
        }
    }
}
extension String: SQLDecodable {
    /// Text of any text-like type, enums and JSON included; never a number's or a time's bytes.
    package init?(field: SQLField) {
        if field.isText {
            self = String(decoding: field.bytes, as: UTF8.self)
        } else if field.type == 3802 {
            // jsonb begins with its version.
            self = String(decoding: field.bytes.dropFirst(), as: UTF8.self)
        } else {
            return nil
        }
    }
}
extension UUID: SQLDecodable {
    package init?(field: SQLField) {
        guard field.type == 2950, field.bytes.count == 16 else { return nil }
        self = UUID(uuid: field.bytes.loadUnaligned(as: uuid_t.self))
    }
}
extension Date: SQLDecodable {
    package init?(field: SQLField) {
        guard field.type == 1184 || field.type == 1114, let micros = field.bigEndian(Int64.self) else { return nil }
        // PostgreSQL counts from 2000-01-01.
        self = Date(timeIntervalSince1970: 946_684_800 + Double(micros) / 1e6)
    }
}

extension RawRepresentable where RawValue: SQLDecodable {
    package init?(field: SQLField) {
        guard let raw = RawValue(field: field) else { return nil }
        self.init(rawValue: raw)
    }
}

extension Array: SQLDecodable where Element: SQLDecodable {
    /// A one-dimensional array without NULLs; `[UInt8]` is read from `bytea` and, as raw bytes, from extension types.
    package init?(field: SQLField) {
        if Element.self == UInt8.self {
            self = field.bytes.map { $0 } as? [Element] ?? []
            return
        }
        let bytes = field.bytes
        guard bytes.count >= 12 else { return nil }
        func word(_ offset: Int) -> Int {
            Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        }
        if word(0) == 0 { self = []; return }
        guard word(0) == 1, word(4) == 0, bytes.count >= 20 else { return nil }
        let type = UInt32(word(8))
        var offset = 20
        var items: [Element] = []
        for _ in 0..<word(12) {
            let length = word(offset)
            let field = SQLField(
                type: type, bytes: UnsafeRawBufferPointer(rebasing: bytes[(offset + 4)..<(offset + 4 + length)]))
            guard let item = Element(field: field) else { return nil }
            items.append(item)
            offset += 4 + length
        }
        self = items
    }
}

extension UInt8: SQLDecodable {
    package init?(field: SQLField) { return nil }
}
