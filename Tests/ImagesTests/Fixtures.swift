import Foundation

@testable import Images

enum Fixture {
    static let images = Result { try Images.start(threads: 2) }

    /// A drawing with detail in it, so that halves of its file are halves of the picture.
    static func svg(width: Int = 400, height: Int = 300, seed: UInt64 = 1) -> String {
        var dice = Dice(seed: seed)
        let shapes = (0..<60).map { _ in
            let (x, y, r) = (dice.below(width), dice.below(height), 5 + dice.below(40))
            return
                "<circle cx='\(x)' cy='\(y)' r='\(r)' fill='rgb(\(dice.below(256)),\(dice.below(256)),\(dice.below(256)))'/>"
        }
        return """
            <svg xmlns='http://www.w3.org/2000/svg' width='\(width)' height='\(height)'>
            <rect width='100%' height='100%' fill='#ffffff'/>\(shapes.joined())</svg>
            """
    }

    static func bytes(
        _ format: Rendition.Format, width: Int = 400, height: Int = 300, seed: UInt64 = 1
    ) async throws -> [UInt8] {
        let text = svg(width: width, height: height, seed: seed)
        return try await images.get().drawing(svg: text, width: width, format: format).bytes
    }

    /// A PNG that claims a size and brings no pixels.
    static func pngHeader(width: Int, height: Int) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
        let body = Array("IHDR".utf8) + number(width) + number(height) + [8, 6, 0, 0, 0]
        var checksum: UInt32 = 0xFFFF_FFFF
        for byte in body {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + number(13) + body + number(Int(~checksum))
    }

    /// The JPEG with an EXIF block that says how the camera was held (1…8).
    static func turned(_ jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
        let exif: [UInt8] =
            Array("Exif".utf8) + [0, 0] + Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0]
            + [orientation, 0, 0, 0, 0, 0, 0, 0]
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + jpeg.dropFirst(2)
    }

    /// The folder of real photos beside the repository, when this machine has it.
    static func photos(_ folder: String) -> URL? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let found = root.appending(path: "../shared/data/\(folder)").standardizedFileURL
        return FileManager.default.fileExists(atPath: found.path) ? found : nil
    }
}

/// A repeatable source of chance (SplitMix64).
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
