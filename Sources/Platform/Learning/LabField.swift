import Foundation
import Images

/// A picture pressed into a square of CIE L*a*b* colours (D65), in which equal steps look about equally large.
struct LabField {
    let side: Int
    /// Lightness 0…100; `a` green to red and `b` blue to yellow, about -110…110. Row by row.
    let l: [Float]
    let a: [Float]
    let b: [Float]

    init(_ pixels: Pixels, side: Int) {
        let cells = pixels.resampled(columns: side, rows: side)
        var (l, a, b) = ([Float](), [Float](), [Float]())
        for cell in cells {
            let colour = Self.colour(cell.red / 255, cell.green / 255, cell.blue / 255)
            l.append(colour.l)
            a.append(colour.a)
            b.append(colour.b)
        }
        (self.side, self.l, self.a, self.b) = (side, l, a, b)
    }

    private init(side: Int, l: [Float], a: [Float], b: [Float]) {
        (self.side, self.l, self.a, self.b) = (side, l, a, b)
    }

    /// Half as many a side, each the mean of four.
    func halved() -> LabField {
        let half = side / 2
        func mean(_ values: [Float]) -> [Float] {
            (0..<half * half).map { place in
                let at = place / half * 2 * side + place % half * 2
                return (values[at] + values[at + 1] + values[at + side] + values[at + side + 1]) / 4
            }
        }
        return LabField(side: half, l: mean(l), a: mean(a), b: mean(b))
    }

    /// Of red, green and blue in sRGB, 0…1 each.
    static func colour(_ red: Float, _ green: Float, _ blue: Float) -> (l: Float, a: Float, b: Float) {
        let (red, green, blue) = (linear(red), linear(green), linear(blue))
        let x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
        let y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        let z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
        return (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }

    private static func linear(_ share: Float) -> Float {
        share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }

    private static func bend(_ share: Float) -> Float { share > 0.008856 ? cbrt(share) : 7.787 * share + 16 / 116 }
}
