import CICU

/// Texts as they are compared.
package enum Folding {
    /// Lower case, no marks, one width, ASCII digits, one alef: `Café` and `cafe`, `أحمر` and `احمر`, `٥` and `5` are one.
    /// Idempotent. At most about 20,000 bytes are looked at.
    package static func folded(_ text: String) -> String {
        var text = text
        if text.utf8.count > 20_000 { text = String(decoding: text.utf8.prefix(20_000), as: UTF8.self) }
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiLowered(text) }
        let folded = text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count * 4 + 64) { room -> String? in
                let length = bytes.withMemoryRebound(to: CChar.self) {
                    icu_fold($0.baseAddress, Int32($0.count), room.baseAddress, Int32(room.count))
                }
                guard length >= 0 else { return nil }
                return String(
                    decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<Int(length)]),
                    as: UTF8.self)
            }
        }
        return String(String.UnicodeScalarView((folded ?? text.lowercased()).unicodeScalars.compactMap(settled)))
    }

    private static func asciiLowered(_ text: String) -> String {
        String(unsafeUninitializedCapacity: text.utf8.count) { room in
            var at = 0
            for byte in text.utf8 {
                room[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                at += 1
            }
            return at
        }
    }

    /// What ICU's folding leaves apart and searchers do not.
    private static func settled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0...0x7F: scalar
        case 0x0640: nil  // tatweel only draws a word out
        case 0x0649: "\u{064A}"
        case 0x0629: "\u{0647}"
        case 0x0671: "\u{0627}"
        // Persian letters as Arabic writes them.
        case 0x06CC: "\u{064A}"
        case 0x06A9: "\u{0643}"
        case 0x2018, 0x2019, 0x02BC: "'"
        case 0x2010...0x2015: "-"
        default:
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                Unicode.Scalar(0x30 + UInt32(value))
            } else {
                scalar
            }
        }
    }
}
