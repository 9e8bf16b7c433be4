/// PNG files of 10,000 × 10,000 pixels that hardly weigh anything.
enum GiantPNG {
    static let side = 10_000

    /// Its header says so; its pixels are missing.
    static let promised = file(bitDepth: 8, colour: 2, data: [0x78, 0x01, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])

    /// All black, one bit a pixel; it decodes.
    static let solid = file(bitDepth: 1, colour: 0, data: zeros(count: side * (1 + side / 8)))

    private static func file(bitDepth: UInt8, colour: UInt8, data: [UInt8]) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(UInt32(side)) + big(UInt32(side)) + [bitDepth, colour, 0, 0, 0]) + chunk("IDAT", data)
            + chunk("IEND", [])
    }

    /// A zlib stream (RFC 1950, 1951, fixed codes) of `count` zero bytes: one zero, then copies of 258.
    private static func zeros(count: Int) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var bits: UInt32 = 0, filled: UInt32 = 0
        func put(_ value: UInt32, _ width: UInt32) {
            bits |= value << filled
            filled += width
            while filled >= 8 {
                stream.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                filled -= 8
            }
        }
        put(0b011, 3)
        // Codes are sent from their highest bit: 00110000 is a zero, 11000101 the length 258, 00000 the distance 1.
        for _ in 0..<(1 + (count - 1) % 258) { put(0b0000_1100, 8) }
        for _ in 0..<((count - 1) / 258) { put(0b1010_0011, 8); put(0, 5) }
        put(0, 7)
        if filled > 0 { put(0, 8 - filled) }
        // Adler-32 of zeros: the low half stays 1, the high half counts bytes.
        return stream + big(UInt32(count % 65_521) << 16 | 1)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + data
        return big(UInt32(data.count)) + named + big(checksum(named))
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
            UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
        ]
    }
}
