import Foundation

/// A folder with a `products.csv` and as many small pictures, no two alike, each large and sharp enough to be approved.
struct DrawnGoods {
    let folder: String
    let count: Int

    init(_ count: Int, in folder: String) throws {
        (self.folder, self.count) = (folder, count)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var table = "sku,name,description,price,image\n"
        for number in 1...count {
            let name = "p\(number).png"
            try Data(Self.picture(number)).write(to: URL(fileURLWithPath: folder + "/" + name))
            table +=
                "S\(number),Kanga pattern \(number),Printed cotton number \(number) in many colours,\(number * 10),\(name)\n"
        }
        try Data(table.utf8).write(to: URL(fileURLWithPath: folder + "/products.csv"))
    }

    /// A PNG of 12 × 12 squares, each of one of sixteen colours, 8 pixels wide.
    private static func picture(_ seed: Int) -> [UInt8] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func draw() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        let palette = (0..<48).map { _ in draw() }
        var rows: [UInt8] = []
        for _ in 0..<12 {
            let squares = (0..<12).map { _ in draw() & 15 }
            let row: [UInt8] = [0] + squares.flatMap { [UInt8](repeating: $0 << 4 | $0, count: 4) }
            for _ in 0..<8 { rows += row }
        }
        let size: [UInt8] = [0, 0, 0, 96]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", size + size + [4, 3, 0, 0, 0])
            + chunk("PLTE", palette) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    private static func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(kind.utf8) + body
        return bigEndian(UInt32(body.count)) + named + bigEndian(crc(named))
    }

    /// A zlib stream that packs nothing.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let (low, high) = (UInt8(truncatingIfNeeded: bytes.count), UInt8(truncatingIfNeeded: bytes.count >> 8))
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return [0x78, 0x01, 1, low, high, ~low, ~high] + bytes + bigEndian(b << 16 | a)
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8 }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
}
