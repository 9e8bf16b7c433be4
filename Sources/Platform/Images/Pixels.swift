import CVips
import Foundation

/// A small upright picture as plain numbers: sRGB, three bytes a pixel, row by row.
package struct Pixels: Sendable, Hashable {
    package let width: Int
    package let height: Int
    /// `width * height * 3` bytes: red, green, blue.
    package let rgb: [UInt8]

    package init(width: Int, height: Int, rgb: [UInt8]) {
        precondition(width > 0 && height > 0 && rgb.count == width * height * 3, "three bytes for each pixel")
        (self.width, self.height, self.rgb) = (width, height, rgb)
    }

    init(of image: VipsHandle) throws {
        var ready = try VipsHandle.made { soko_vips_plain(image.image) }
        if ready.hasAlpha { ready = try VipsHandle.made { soko_vips_flatten_white(ready.image) } }
        guard ready.bands == 3 else { throw VipsError(text: "\(ready.bands) colour bands") }
        self.init(width: ready.width, height: ready.height, rgb: try ready.pixels())
    }

    /// Brightness by ITU-R BT.601, 0…255, resampled to `columns` × `rows` cells by area.
    func brightness(columns: Int, rows: Int) -> [Float] {
        resampled(columns: columns, rows: rows).map { 0.299 * $0.red + 0.587 * $0.green + 0.114 * $0.blue }
    }

    /// The mean colour of each cell of a grid laid over the whole picture, 0…255, whatever its proportions. Pixels on a
    /// cell's edge count by the part that lies in it, so a symmetric picture has symmetric cells at any size.
    package func resampled(columns: Int, rows: Int) -> [Colour] {
        let (across, down) = (Self.spans(of: width, in: columns), Self.spans(of: height, in: rows))
        var narrow = [SIMD3<Float>](repeating: .zero, count: height * columns)
        rgb.withUnsafeBufferPointer { rgb in
            for y in 0..<height {
                for column in 0..<columns {
                    let span = across[column]
                    var at = (y * width + span.first) * 3
                    var sum = SIMD3<Float>.zero
                    for share in span.shares {
                        sum += share * SIMD3(Float(rgb[at]), Float(rgb[at + 1]), Float(rgb[at + 2]))
                        at += 3
                    }
                    narrow[y * columns + column] = sum
                }
            }
        }
        var cells = [Colour]()
        cells.reserveCapacity(columns * rows)
        for span in down {
            for column in 0..<columns {
                var at = span.first * columns + column
                var sum = SIMD3<Float>.zero
                for share in span.shares {
                    sum += share * narrow[at]
                    at += columns
                }
                cells.append(Colour(red: sum.x, green: sum.y, blue: sum.z))
            }
        }
        return cells
    }

    /// For each of `count` equal parts of a line of pixels: where it begins, and each pixel's share in it (sum 1).
    private static func spans(of length: Int, in count: Int) -> [(first: Int, shares: [Float])] {
        (0..<count).map { part in
            let (start, end) = (part * length, (part + 1) * length)
            let pixels = start / count...(end - 1) / count
            let shares = pixels.map { Float(min(end, ($0 + 1) * count) - max(start, $0 * count)) / Float(length) }
            return (pixels.lowerBound, shares)
        }
    }

    @discardableResult
    func written(as format: Rendition.Format) throws -> Rendition {
        try rgb.withUnsafeBytes { rgb in
            try Rendition(
                of: VipsHandle.made { soko_vips_rgb(rgb.baseAddress, Int32(width), Int32(height)) }, as: format)
        }
    }

    /// A WebP of at most `side` pixels a side as a `data:` address.
    func dataAddress(side: Int32, quality: Int32) throws -> String {
        do {
            return try rgb.withUnsafeBytes { rgb in
                let whole = try VipsHandle.made { soko_vips_rgb(rgb.baseAddress, Int32(width), Int32(height)) }
                let small = try VipsHandle.made { soko_vips_fit(whole.image, side, side, VIPS_SIZE_DOWN) }
                let bytes = try Rendition(of: small, as: .webp, quality: quality).bytes
                return "data:image/webp;base64,\(Data(bytes).base64EncodedString())"
            }
        } catch let error as VipsError { throw PictureFault.cannotWrite(format: "webp", error.text) }
    }
}

/// A colour in sRGB, each part 0…255.
package struct Colour: Sendable, Hashable {
    package var red: Float = 0
    package var green: Float = 0
    package var blue: Float = 0

    package init(red: Float = 0, green: Float = 0, blue: Float = 0) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// As CSS writes it: `#rrggbb`.
    package var hex: String {
        let parts = [red, green, blue].map { UInt8(max(0, min(255, $0.rounded()))) }
        return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
