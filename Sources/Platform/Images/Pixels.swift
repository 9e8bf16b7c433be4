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

    /// The mean colour of each cell of a grid laid over the whole picture, 0…255, whatever its proportions.
    /// A cell that is smaller than a pixel takes the pixel under it.
    package func resampled(columns: Int, rows: Int) -> [Colour] {
        var cells = [Colour](repeating: Colour(), count: columns * rows)
        rgb.withUnsafeBufferPointer { rgb in
            for row in 0..<rows {
                let top = row * height / rows
                let bottom = max(top + 1, (row + 1) * height / rows)
                for column in 0..<columns {
                    let left = column * width / columns
                    let right = max(left + 1, (column + 1) * width / columns)
                    var (red, green, blue) = (0, 0, 0)
                    for y in top..<bottom {
                        for at in stride(from: (y * width + left) * 3, to: (y * width + right) * 3, by: 3) {
                            red += Int(rgb[at])
                            green += Int(rgb[at + 1])
                            blue += Int(rgb[at + 2])
                        }
                    }
                    let area = Float((bottom - top) * (right - left))
                    cells[row * columns + column] = Colour(
                        red: Float(red) / area, green: Float(green) / area, blue: Float(blue) / area)
                }
            }
        }
        return cells
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
