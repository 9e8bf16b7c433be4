import Foundation

/// What quality rules ask of a picture. Computed from the small copy; each costs under a millisecond or two.
extension Picture {
    package var perceptualHash: PerceptualHash { PerceptualHash(of: sample) }
    package var sharpness: Float { sample.sharpness }
    package var blankness: Float { sample.blankness }
    package var dominantColour: Colour { sample.dominantColour }
}

/// 64 bits that stay nearly the same when a picture is resized or recompressed: a pHash, the signs of the 64 lowest
/// frequencies (without the mean) of a cosine transform of 32 × 32 brightness values.
///
/// It knows nothing of colour: one drawing in two colours of like brightness has one hash, so a rule about duplicates also
/// compares `dominantColour`. Pictures of one colour have the hash 0.
package struct PerceptualHash: Sendable, Hashable {
    package let bits: UInt64

    package init(bits: UInt64) { self.bits = bits }

    /// Copies of one picture are within 6 bits or so; unrelated pictures are about 32 apart.
    package func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

    package init(of pixels: Pixels) {
        let light = pixels.brightness(columns: 32, rows: 32)
        let waves = (0...8).map { k in (0..<32).map { n in cos(Float.pi * Float(k) * (Float(n) + 0.5) / 32) } }
        var rows = [[Float]]()
        for y in 0..<32 {
            rows.append(waves.map { wave in (0..<32).reduce(Float(0)) { $0 + wave[$1] * light[y * 32 + $1] } })
        }
        // Frequencies 1…8 both ways: the mean row and column tell only how light the edges are.
        var strengths = [Float]()
        for v in 1...8 {
            for u in 1...8 { strengths.append((0..<32).reduce(Float(0)) { $0 + waves[v][$1] * rows[$1][u] }) }
        }
        // A symmetric drawing has nothing in half of its frequencies: without a margin, noise would choose those bits.
        let margin = 1 + 0.02 * (strengths.map(abs).max() ?? 0)
        bits = strengths.enumerated().reduce(0) { $1.element > margin ? $0 | 1 << UInt64($1.offset) : $0 }
    }
}

extension Pixels {
    /// The variance of the Laplacian of brightness at about 128 × 128; 0 for one colour, below 100 for a picture out of
    /// focus, 500 and more for a sharp one.
    package var sharpness: Float {
        let side = 128
        let light = brightness(columns: side, rows: side)
        var (sum, squares) = (Double(0), Double(0))
        for y in 1..<side - 1 {
            for at in (y * side + 1)..<(y * side + side - 1) {
                let edge = 4 * light[at] - light[at - 1] - light[at + 1] - light[at - side] - light[at + side]
                sum += Double(edge)
                squares += Double(edge) * Double(edge)
            }
        }
        let count = Double((side - 2) * (side - 2))
        return Float(max(0, squares / count - (sum / count) * (sum / count)))
    }

    /// The share of the picture that has its commonest colour, 0…1; above 0.97 there is nothing to see.
    /// Colours count as one when they share a step of 16 in red, green and blue, or are next to it.
    package var blankness: Float {
        let cells = resampled(columns: 64, rows: 64)
        let common = commonest(cells)
        let alike = cells.count {
            max(abs($0.red - common.red), abs($0.green - common.green), abs($0.blue - common.blue)) < 16
        }
        return Float(alike) / Float(cells.count)
    }

    /// The colour that stands for the picture while it loads: its commonest one, ground included.
    package var dominantColour: Colour { commonest(resampled(columns: 32, rows: 32)) }

    /// The mean of the fullest of 8 × 8 × 8 boxes of colour.
    private func commonest(_ cells: [Colour]) -> Colour {
        var boxes = [Int: (count: Int, sum: Colour)]()
        for cell in cells {
            let box = Int(cell.red / 32) << 6 | Int(cell.green / 32) << 3 | Int(cell.blue / 32)
            var (count, sum) = boxes[box] ?? (0, Colour())
            sum.red += cell.red
            sum.green += cell.green
            sum.blue += cell.blue
            count += 1
            boxes[box] = (count, sum)
        }
        // Two boxes of one size: the lower one, so that the answer does not depend on the order of a dictionary.
        let fullest = boxes.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
        guard let (count, sum) = fullest?.value else { return Colour() }
        let share = Float(count)
        return Colour(red: sum.red / share, green: sum.green / share, blue: sum.blue / share)
    }
}
